import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Problem } from '../../src/model/index.js'
import { draftsIn } from '../journal/drafts.js'
import { add, at } from '../journal/sqlite.js'
import { repositories } from './repository.js'
import { run } from './run.js'

const { folder, git, write, commit } = repositories()

const CONFIG = 'extends: []\ngate:\n  journal: rollbacks.db\n'
const PLAN = `kind: release-plan
owner: team storefront
rollback:
  timeBound: 8m
  steps: [Move the traffic back.]
`

/** A rollback that kept the promise of the plan, or took four minutes more. */
const rollback = (day: number, finished: '14:38' | '14:47') =>
  draftsIn(
    JSON.stringify({
      reason: 'errors above 5 %',
      component: 'storefront-web',
      from: '2.14.4',
      target: '2.14.3',
      started: `2026-11-${day}T14:35:00Z`,
      finished: `2026-11-${day}T${finished}:00Z`,
      outcome: 'succeeded',
      decidedBy: 'release manager',
    }),
  )
const [kept, late] = ['14:38', '14:47'] as const

const record = (name: string, day: number, finished: typeof kept | typeof late) =>
  add(at(name, folder()), rollback(day, finished))

/** What a change does to the journal of main, which holds a rollback that was in time and one that was not. */
const CHANGES: readonly (readonly [string, () => unknown, decision: string, theirs: string, told: RegExp | null])[] = [
  ['nothing', () => {}, 'NO-GO', 'NO-GO', null],
  ['another record', () => record('rollbacks.db', 14, late), 'NO-GO', 'NO-GO', null],
  [
    'a config nearer to the plan, with a journal of its own',
    async () => {
      write({ 'r/gonogo.config.yaml': CONFIG })
      await record('r/rollbacks.db', 12, kept)
    },
    'NO-GO',
    'NO-GO',
    null,
  ],
  [
    'a config nearer to the plan, with the same journal',
    () => write({ 'r/gonogo.config.yaml': CONFIG.replace('rollbacks', '../rollbacks') }),
    'NO-GO',
    'NO-GO',
    null,
  ],
  [
    'the journal as it was before its last record',
    () => git('checkout', '-q', 'HEAD~1', '--', 'rollbacks.db'),
    'INDETERMINATE',
    'INDETERMINATE',
    /It ends with entry 2, and rollbacks\.db ends with entry 1\./,
  ],
  [
    'a new journal in the place of the old one',
    async () => {
      rmSync(join(folder(), 'rollbacks.db'))
      await record('rollbacks.db', 12, kept)
    },
    'INDETERMINATE',
    'INDETERMINATE',
    /It ends with entry 2, and rollbacks\.db ends with entry 1\./,
  ],
  [
    'a new journal that is as long',
    async () => {
      rmSync(join(folder(), 'rollbacks.db'))
      await record('rollbacks.db', 10, kept)
      await record('rollbacks.db', 12, kept)
    },
    'INDETERMINATE',
    'INDETERMINATE',
    /Its entry 2 is another than that of rollbacks\.db\./,
  ],
  [
    'no journal any more',
    () => rmSync(join(folder(), 'rollbacks.db')),
    'INDETERMINATE',
    'INDETERMINATE',
    /There is no journal yet/,
  ],
  [
    'no journal any more, and none in the config',
    () => {
      rmSync(join(folder(), 'rollbacks.db'))
      write({ 'gonogo.config.yaml': 'extends: []\n' })
    },
    'INDETERMINATE',
    'INDETERMINATE',
    /There is no journal yet/,
  ],
]

async function gate(cwd = '.', plan = 'r/plan.yaml') {
  const argv = ['gate', plan, '--rules-from', 'main', '--format', 'json', '--at', '2026-11-20T12:00:00Z']
  const { stdout, stderr } = await run(argv, { cwd: join(folder(), cwd), env: { PATH: process.env['PATH'] ?? '' } })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

async function main(): Promise<void> {
  write({ 'gonogo.config.yaml': CONFIG, 'r/plan.yaml': PLAN })
  await record('rollbacks.db', 10, kept)
  commit()
  await record('rollbacks.db', 12, late)
  commit()
  git('checkout', '-q', '-b', 'change')
}

/** A folder for temporary files in which nobody else writes. */
let temporary = ''
const usual = process.env['TMPDIR']
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'gonogo-temporary-'))
  process.env['TMPDIR'] = temporary
})
afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  rmSync(temporary, { recursive: true })
})

test.each(CHANGES)('a change does to the journal: %s', async (_, change, decision, theirs, told) => {
  await main()
  await change()
  commit()
  const { verdict, trusted } = await gate()
  expect([verdict.decision, trusted.verdict.decision]).toEqual([decision, theirs])
  const problems: readonly Problem[] = trusted.problems
  expect(problems.map(({ message }) => message).join('\n')).toMatch(told ?? /^$/)
  expect(problems.every(({ path }) => path === 'main:gonogo.config.yaml')).toBe(true)
  expect(readdirSync(temporary)).toEqual([])
})

test('a verdict by the rules of a revision is the same from every folder, and is told again', async () => {
  await main()
  write({ 'waivers.yaml': 'waivers: [{ rule: shop/none }]\n', 'other/deep/a.md': 'Nothing.\n' })
  git('checkout', '-q', 'main')
  commit()
  git('checkout', '-q', 'change')
  git('checkout', '-q', 'HEAD~1', '--', 'rollbacks.db')
  git('merge', '-q', 'main')
  git('checkout', '-q', 'HEAD~2', '--', 'rollbacks.db')
  const env = { PATH: process.env['PATH'] ?? '' }
  const verdicts = []
  for (const cwd of ['.', 'r', 'other/deep']) {
    const plan = relative(join(folder(), cwd), join(folder(), 'r/plan.yaml'))
    const file = join(folder(), `verdict-${verdicts.length}.json`)
    const argv = ['gate', plan, '--rules-from', 'main', '--at', '2026-11-20T12:00:00Z', '--verdict', file]
    const { exit } = await run(argv, { cwd: join(folder(), cwd), env })
    expect(exit).toBe(3)
    verdicts.push(readFileSync(file, 'utf8'))
  }
  const [first = ''] = verdicts
  expect(JSON.parse(first)).toMatchObject({ config: 'gonogo.config.yaml', trusted: { verdict: 'INDETERMINATE' } })
  expect(first).toContain('main:gonogo.config.yaml:3: Records of the journal')
  expect(first).toContain('main:waivers.yaml:1: ')
  expect(new Set(verdicts).size).toBe(1)
})

const PLACES: readonly (readonly [written: string, args: readonly string[], exit: number, place: string])[] = [
  ['none.db', [], 3, 'gonogo.config.yaml:3'],
  ['rollbacks.db', ['--journal', 'none.db'], 3, 'none.db'],
  ['rollbacks.db', ['--journal', 'notes.md'], 2, '--journal: A journal is a database'],
]

test.each(PLACES)('a problem with the journal %s %j has a place', async (written, args, exit, place) => {
  await main()
  write({ 'gonogo.config.yaml': CONFIG.replace('rollbacks.db', written) })
  const answer = await run(['gate', 'r/plan.yaml', ...args], { cwd: folder() })
  expect(answer.exit).toBe(exit)
  expect(answer.stdout + answer.stderr).toContain(place)
  expect(answer.stdout).not.toContain('--journal')
})
