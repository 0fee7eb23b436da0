import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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

const copies = () => readdirSync(tmpdir()).filter((name) => /^gonogo-[A-Za-z0-9]{6}$/.test(name))

test.each(CHANGES)('a change does to the journal: %s', async (_, change, decision, theirs, told) => {
  await main()
  const before = copies()
  await change()
  commit()
  const { verdict, trusted } = await gate()
  expect([verdict.decision, trusted.verdict.decision]).toEqual([decision, theirs])
  const problems: readonly Problem[] = trusted.problems
  expect(problems.map(({ message }) => message).join('\n')).toMatch(told ?? /^$/)
  expect(problems.every(({ path }) => path === 'main:gonogo.config.yaml')).toBe(true)
  expect(copies()).toEqual(before)
})
