import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, textOf } from '../architecture/tree.js'
import { buildStages, type Image } from './build-stages.js'
import { ran } from './commands.js'
import { stagesOf } from './containerfile.js'
import { type NpmRegistry, startNpmRegistry } from './npm-registry.js'

const stages = stagesOf(textOf('.ci/Containerfile'))
const { engines } = JSON.parse(textOf('package.json')) as { engines: { node: string } }
const PATIENCE = 120_000
const AT = '--at=2026-11-20T12:00:00Z'

/** Somebody who owns nothing on this machine. Whoever runs the tests without being root is such a one already. */
const STRANGER = process.getuid?.() === 0 ? 65534 : undefined

describe('the recipe', () => {
  test('pins the major version of Node in every stage, one that the package is for', () => {
    const majors = stages.map(({ image }) => image.match(/^docker\.io\/library\/node:(\d+)(?:-slim)?$/)?.[1])
    expect(new Set(majors).size).toBe(1)
    expect(Number(majors[0])).toBeGreaterThanOrEqual(Number(engines.node.match(/\d+/)?.[0]))
  })

  test('keeps what builds out of what runs, and root too', () => {
    const [build, run, ...more] = stages
    expect([build?.name, more.length]).toEqual(['package', 0])
    expect(run?.instructions.some(({ name }) => name === 'RUN')).toBe(false)
    expect(run?.instructions.find(({ name }) => name === 'USER')?.text).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  })

  test('is handed the package alone', () => {
    expect(textOf('.ci/Containerfile.dockerignore')).toBe('*\n!gonogo-*.tgz\n')
  })
})

describe('the image', () => {
  let registry: NpmRegistry
  let base: string
  let image: Image
  let work: string

  beforeAll(async () => {
    registry = await startNpmRegistry()
    base = mkdtempSync(join(tmpdir(), 'gonogo-container-'))
    chmodSync(base, 0o755)
    for (const name of ['context', 'home', 'stages', 'closed']) mkdirSync(join(base, name), { mode: 0o755 })
    copyFileSync(registry.tarball, join(base, 'context', basename(registry.tarball)))
    if (STRANGER !== undefined) execFileSync('chown', [`${STRANGER}:${STRANGER}`, join(base, 'home')])
    image = await buildStages(stages, {
      folder: join(base, 'stages'),
      context: join(base, 'context'),
      env: { PATH: process.env['PATH'] ?? '', HOME: join(base, 'home'), npm_config_registry: registry.address },
      uid: STRANGER,
    })
    work = join(base, 'work')
    for (const name of ['storefront', 'storefront-fixed'])
      cpSync(join(ROOT, 'fixtures', name), join(work, name), { recursive: true })
    for (const folder of [image.root, work, join(base, 'closed')]) execFileSync('chmod', ['-R', 'a-w', folder])
  }, PATIENCE)
  afterAll(() => {
    registry.close()
    execFileSync('chmod', ['-R', 'u+w', base])
    rmSync(base, { recursive: true, force: true })
  }, PATIENCE)

  /** As `docker run --read-only --volume work:/work:ro gonogo …`: nothing can be written, and nobody has a home. */
  const run = (...args: readonly string[]) => {
    const [program = '', ...rest] = [...image.entrypoint, ...(args.length > 0 ? args : image.command)]
    const env = {
      PATH: image.path,
      TMPDIR: join(base, 'closed'),
      HOME: join(base, 'nowhere'),
      npm_config_offline: 'true',
    }
    return ran(program, rest, { cwd: work, env, ...(STRANGER === undefined ? {} : { uid: STRANGER }) })
  }
  const everything = () => [image.root, work].map((folder) => readdirSync(folder, { recursive: true }).length)

  test('has the command of the package, and works in /work', () => {
    expect([image.workdir, image.entrypoint, image.command]).toEqual(['/work', ['gonogo'], ['check']])
    expect(readdirSync(join(image.root, 'opt/gonogo'))).not.toContain('package.tgz')
  })

  test.each([
    [[], 2, /One run has one config, and this folder has no config/],
    [['check', 'storefront'], 1, />>> NO-GO <<</],
    [['check', 'storefront-fixed', AT], 0, />>> GO <<</],
    [['check', 'nothing'], 3, />>> INDETERMINATE <<</],
    [['check', '--unheard-of'], 2, /unknown option/],
    [['check', 'storefront', '--format', 'json'], 1, /"decision": "NO-GO"/],
    [['check', 'storefront', '--output-file', 'report.txt'], 2, /report\.txt/],
  ])('answers %j where nothing can be written, with %i', async (args, exit, log) => {
    const before = everything()
    expect(await run(...args)).toEqual({ exit, log: expect.stringMatching(log) })
    expect(everything()).toEqual(before)
  })
})
