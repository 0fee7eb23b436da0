import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FileFormat, Observation } from '../../src/model/index.js'
import { probeAll } from '../../src/probes/index.js'
import { demandFor, NOW } from './demand.js'
import { inFolder } from './folder.js'

const DRILL = 'date: 2026-11-01\noutcome: succeeded\nduration: 4m\n'

async function look(folder: string, path: string, format: FileFormat = 'drill'): Promise<Partial<Observation>> {
  const asked = [{ demand: demandFor({ type: 'file', path, format }), fault: null }]
  const [observation] = await probeAll(asked, { env: {}, folder, now: () => NOW })
  const { seen, dated, unreadable } = observation ?? expect.fail('nothing was observed')
  return { seen, dated, unreadable }
}

/** A folder with a project in it, and something beside the project. */
const inProject = (use: (project: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const project = join(folder, 'project')
    mkdirSync(join(project, 'evidence'), { recursive: true })
    writeFileSync(join(folder, 'outside.yaml'), DRILL)
    writeFileSync(join(project, 'evidence/drill.yaml'), DRILL)
    await use(project)
  })

test('a file is read, digested and dated by what it says', () =>
  inProject(async (project) => {
    const seen = { type: 'drill', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), outcome: 'succeeded', duration: 240 }
    expect(await look(project, 'evidence/drill.yaml')).toEqual({ seen, dated: '2026-11-01', unreadable: null })
    symlinkSync('evidence/drill.yaml', join(project, 'last.yaml'))
    expect(await look(project, 'last.yaml')).toEqual({ seen, dated: '2026-11-01', unreadable: null })
  }))

test('a report in the encoding of another time is counted all the same', () =>
  inProject(async (project) => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><testsuite tests="1"><testcase name="Gr\u00f6\u00dfe"/></testsuite>'
    writeFileSync(join(project, 'tests.xml'), xml, 'latin1')
    expect(await look(project, 'tests.xml', 'junit')).toMatchObject({ seen: { tests: 1 }, unreadable: null })
  }))

/** How a project is prepared, what is looked at, and why it cannot be read. */
const REFUSED: readonly {
  readonly path: string
  readonly prepare?: (project: string) => void
  readonly says: string
}[] = [
  {
    path: 'nowhere.yaml',
    says: '`nowhere.yaml` cannot be read: below the folder of the config, as that lies on the disk, there is no such file.',
  },
  { path: 'evidence', says: '`evidence` is no file.' },
  { path: '../outside.yaml', says: '`../outside.yaml` leads out of the folder of the config.' },
  {
    path: 'link.yaml',
    prepare: (project) => symlinkSync('../outside.yaml', join(project, 'link.yaml')),
    says: '`link.yaml` leads out of the folder of the config.',
  },
  {
    path: 'link/outside.yaml',
    prepare: (project) => symlinkSync('..', join(project, 'link')),
    says: '`link/outside.yaml` leads out of the folder of the config.',
  },
  {
    path: 'circle',
    prepare: (project) => symlinkSync('circle', join(project, 'circle')),
    says: '`circle` cannot be read: its links lead in a circle.',
  },
  {
    path: 'pipe',
    prepare: (project) => execFileSync('mkfifo', [join(project, 'pipe')]),
    says: '`pipe` is no file.',
  },
  {
    path: 'large.yaml',
    prepare: (project) => {
      writeFileSync(join(project, 'large.yaml'), DRILL)
      truncateSync(join(project, 'large.yaml'), 50_000_001)
    },
    says: '`large.yaml` is larger than 50 megabytes.',
  },
  {
    path: 'binary.yaml',
    prepare: (project) => writeFileSync(join(project, 'binary.yaml'), new Uint8Array([0, 1, 2, 3, 0, 255])),
    says: '`binary.yaml`: ',
  },
  {
    path: 'broken.yaml',
    prepare: (project) => writeFileSync(join(project, 'broken.yaml'), 'outcome: [succeeded\n'),
    says: '`broken.yaml`: Line 1: ',
  },
]

test.each(REFUSED)('$path: $says', ({ path, prepare, says }) =>
  inProject(async (project) => {
    prepare?.(project)
    const { seen, dated, unreadable } = await look(project, path)
    expect([seen, dated]).toEqual([null, null])
    expect(unreadable).toContain(says)
  }),
)

test('a folder of its own name beside the project is outside', () =>
  inProject(async (project) => {
    mkdirSync(`${project}-more`)
    writeFileSync(`${project}-more/drill.yaml`, DRILL)
    expect(await look(project, '../project-more/drill.yaml')).toMatchObject({ seen: null })
    writeFileSync(join(project, '..drill.yaml'), DRILL)
    expect(await look(project, '..drill.yaml')).toMatchObject({ unreadable: null })
  }))
