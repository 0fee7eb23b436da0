import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../run.js'
import { everything, newFolder, put } from './repository.js'

const FILES = {
  'gonogo.config.yaml': 'extends: recommended\n',
  'release-plan.yaml': [
    'kind: release-plan',
    'release: { name: web, version: 2.4.0, status: approved }',
    'rollback:',
    '  target: 2.3.9',
    '  timeBound: 5m',
    '  steps:',
    '    - { action: Shift all traffic back., command: kubectl rollout undo deployment/web }',
    'drills:',
    '  - { date: 2026-10-01, result: passed, duration: 4m }',
    'approvals:',
    '  - { role: head of operations, name: H. Example, date: 2026-11-01 }',
    'links:',
    '  - docs/runbook.md',
    '',
  ].join('\n'),
  'docs/runbook.md':
    '---\nkind: runbook\n---\n# Rollback runbook\n\n## Rollback\n\n1. Shift traffic back, see [notes](notes.md#after).\n2. Check [the board](board.md).\n',
  'docs/notes.md': '---\nstatus: superseded\n---\n# Notes\n\n## After\n\nAll is well.\n',
}

let folder = ''
let cache = ''
let out = ''
beforeEach(() => {
  folder = newFolder()
  ;[cache, out] = [newFolder(), newFolder()]
  put(folder, FILES)
})
afterEach(() => {
  for (const one of [folder, cache, out]) rmSync(one, { recursive: true, force: true })
})

const fresh = (more: readonly string[]) => everything(folder, more, out)
const kept = (more: readonly string[]) => everything(folder, [...more, '--cache-location', cache], out)

/** One change of the project. */
type Edit = (folder: string) => void
const replace =
  (path: string, from: string, to: string): Edit =>
  (root) => {
    const text = FILES[path as keyof typeof FILES] ?? ''
    put(root, { [path]: text.replace(from, to) })
  }
const remove =
  (path: string): Edit =>
  (root) =>
    rmSync(join(root, path), { recursive: true, force: true })

const EDITS: Readonly<Record<string, Edit>> = {
  'nothing at all': () => {},
  'a plan promises more time': replace('release-plan.yaml', '5m', '45m'),
  'a drill is older': replace('release-plan.yaml', '2026-10-01', '2024-10-01'),
  'a plan links nothing that is there': replace('release-plan.yaml', 'docs/runbook.md', 'docs/runbok.md'),
  'a plan is cut off': replace('release-plan.yaml', 'approvals:', 'approvals: ['),
  'a linked document is gone': remove('docs/notes.md'),
  'a linked document is there': (root) => put(root, { 'docs/board.md': '# Board\n' }),
  'a linked heading has another name': replace('docs/notes.md', '## After', '## Afterwards'),
  'a linked document counts again': replace('docs/notes.md', 'superseded', 'accepted'),
  'a name beside a missing link': (root) => put(root, { 'docs/boards.md': '# Boards\n' }),
  'a rule is off': (root) =>
    put(root, { 'gonogo.config.yaml': 'extends: recommended\nrules: { contract/time-bound: off }\n' }),
  'a stricter profile': (root) => put(root, { 'gonogo.config.yaml': 'extends: strict\n' }),
  'a rule for one file': (root) =>
    put(root, {
      'gonogo.config.yaml':
        'extends: recommended\noverrides:\n  - files: ["docs/**"]\n    rules: { contract/explicit-target: off }\n',
    }),
  'a file is renamed': (root) => {
    rmSync(join(root, 'docs/runbook.md'), { force: true })
    put(root, { 'docs/run-book.md': FILES['docs/runbook.md'] })
  },
  'all as it was': (root) => {
    for (const name of readdirSync(root)) if (name !== '.git') rmSync(join(root, name), { recursive: true })
    put(root, FILES)
  },
}
const MOMENTS = ['2026-11-20T12:00:00Z', '2026-11-20T18:30:00Z', '2026-12-01', '2027-03-01T00:00:00Z', '2026-10-31']

test('says what a run without it says, byte for byte, whatever changed', async () => {
  const someEdits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.constantFrom(...MOMENTS)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(someEdits, async (edits) => {
      EDITS['all as it was']?.(folder)
      for (const [name, at] of edits) {
        EDITS[name]?.(folder)
        expect(await kept(['.', '--at', at])).toEqual(await fresh(['.', '--at', at]))
      }
    }),
    { numRuns: 12 },
  )
}, 300_000)

test('every one of these changes is noticed after all was known', async () => {
  for (const [name, edit] of Object.entries(EDITS)) {
    EDITS['all as it was']?.(folder)
    await kept(['.'])
    edit(folder)
    expect([name, await kept(['.'])]).toEqual([name, await fresh(['.'])])
  }
}, 300_000)

/** The folder of the one configuration, and its files of entries. */
const place = (): string => join(cache, readdirSync(cache).find((name) => name !== '.git') as string)
const entries = (): readonly string[] => readdirSync(place()).map((name) => join(place(), name))

describe('what is damaged', () => {
  const DAMAGES: Readonly<Record<string, (path: string) => void>> = {
    'cut off in the middle': (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
    'cut off at its end': (path) => truncateSync(path, readFileSync(path).length - 1),
    empty: (path) => truncateSync(path, 0),
    'foreign JSON': (path) => writeFileSync(path, '{"findings": []}'),
    'changed in one digit': (path) => writeFileSync(path, readFileSync(path, 'latin1').replace('5', '6'), 'latin1'),
    'a finding less': (path) =>
      writeFileSync(path, readFileSync(path, 'latin1').replaceAll('"not-met"', '"was-met"'), 'latin1'),
    'a folder in its place': (path) => {
      rmSync(path)
      mkdirSync(path)
    },
  }
  test.each(Object.entries(DAMAGES))('is not there: %s', async (_what, damage) => {
    await kept(['.'])
    for (const path of entries()) damage(path)
    const before = await fresh(['.'])
    expect(await kept(['.'])).toEqual(before)
    expect(await kept(['.'])).toEqual(before)
  })
})

test('where nothing can be kept the run goes on, and says so', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { stdout, stderr, exit } = await run(['check', '.', '--cache-location', 'file'], { cwd: folder })
  const without = await run(['check', '.'], { cwd: folder })
  expect({ stdout, exit }).toEqual({ stdout: without.stdout, exit: without.exit })
  expect(stderr).toContain('Nothing is kept for the next run')
})

test('two runs at once do not spoil it for each other, and nothing is written where nothing is new', async () => {
  const before = await fresh(['.'])
  const others = [newFolder(), newFolder()]
  const both = await Promise.all(others.map((own) => everything(folder, ['.', '--cache-location', cache], own)))
  for (const own of others) rmSync(own, { recursive: true })
  expect(both).toEqual([before, before])
  const files = entries()
  expect(files.length).toBeGreaterThan(0)
  expect(await kept(['.'])).toEqual(before)
  expect(entries()).toEqual(files)
})
