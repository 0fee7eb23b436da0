import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Difference } from '../../src/model/index.js'
import { type Files, repositories } from './repository.js'
import { run } from './run.js'

const { folder, git, commit } = repositories()

/** What the change is made to. */
const BASE: Files = {
  'gonogo.config.yaml': `extends: ./policy/shop
overrides:
  - { files: [releases/**, runbooks/**], rules: { shop/owner: block } }
gate: { approvers: [head of operations] }
`,
  'policy/shop/pack.yaml': 'title: Shop\ndescription: What the shop asks.\nversion: 1.0.0\n',
  'policy/shop/bound.yaml': `title: Rollback takes ten minutes at most
why: Customers wait.
level: block
source: [SHOP-1]
kinds: [release-plan]
for: document
require: { fact: rollback.timeBound, operator: atMost, value: 10m }
message: "It takes {rollback.timeBound}."
fix: Make it faster.
`,
  'policy/shop/owner.yaml': `title: The owner is stated
why: Somebody has to answer.
level: note
source: [SHOP-2]
kinds: [release-plan, runbook]
for: document
require: { fact: document.owner, operator: isStated }
message: Nobody is named.
fix: Name somebody.
`,
  'releases/plan.yaml': plan('8m'),
}

function plan(timeBound: string, owner = 'owner: team storefront\n'): string {
  return `kind: release-plan\n${owner}rollback:\n  timeBound: ${timeBound}\n  steps: [Move the traffic back.]\n`
}

const waiver = (parts: Files = {}) => {
  const all = { approvedBy: 'head of operations', expires: '2026-12-01', path: 'releases/plan.yaml', ...parts }
  return `waivers:
  - rule: shop/bound
    scope: { path: ${all.path} }
    reason: Agreed.
    approvedBy: ${all.approvedBy}
    ticket: REL-1
    expires: ${all.expires}
`
}

interface Answer {
  readonly verdict: string
  readonly trusted: { readonly verdict: string; readonly differences: readonly Difference[] }
}

async function gate(...more: readonly string[]): Promise<Answer> {
  const argv = [
    'gate',
    'releases/plan.yaml',
    '--author',
    'developer',
    '--rules-from',
    'main',
    '--format',
    'json',
    ...more,
  ]
  const { stdout, stderr } = await run(argv, { cwd: folder(), env: { PATH: process.env['PATH'] ?? '' } })
  expect(stderr).toBe('')
  const { verdict, trusted } = JSON.parse(stdout)
  return {
    verdict: verdict.decision,
    trusted: { verdict: trusted.verdict.decision, differences: trusted.differences },
  }
}

/** The change, what both decide, and differences that are told, weaker ones with a `-`. */
const CASES: readonly (readonly [string, Files, [verdict: string, base: string], readonly string[]])[] = [
  ['nothing but the plan', { 'releases/plan.yaml': plan('9m') }, ['GO', 'GO'], []],
  ['a plan that is worse', { 'releases/plan.yaml': plan('12m') }, ['NO-GO', 'NO-GO'], []],
  [
    'a worse plan, and a bound to fit it',
    {
      'releases/plan.yaml': plan('12m'),
      'policy/shop/bound.yaml': BASE['policy/shop/bound.yaml']?.replace('10m', '15m') ?? '',
    },
    ['NO-GO', 'NO-GO'],
    ['- rule shop/bound'],
  ],
  [
    'a worse plan, and its rule switched off',
    {
      'releases/plan.yaml': plan('12m'),
      'gonogo.config.yaml': `${BASE['gonogo.config.yaml']}rules: { shop/bound: "off" }\n`,
    },
    ['NO-GO', 'NO-GO'],
    ['- rule shop/bound'],
  ],
  [
    'a worse plan, and a waiver of it',
    { 'releases/plan.yaml': plan('12m'), 'waivers.yaml': waiver() },
    ['NO-GO', 'NO-GO'],
    ['- waiver shop/bound, REL-1'],
  ],
  [
    'a worse plan, and a config of its own nearer to it',
    {
      'releases/plan.yaml': plan('8m', ''),
      'releases/gonogo.config.yaml': 'extends: ../policy/shop\n',
    },
    ['NO-GO', 'NO-GO'],
    ['- config overrides', '+ config gate: approvers', '- config gonogo.config.yaml'],
  ],
  [
    'a runbook that is worse, and a config nearer to the plan',
    {
      'releases/plan.yaml': `${plan('8m')}links: { runbook: ../runbooks/storefront.md }\n`,
      'runbooks/storefront.md': '---\nkind: runbook\n---\n# Storefront\n\n## Rollback\n\n1. Move the traffic back.\n',
      'releases/gonogo.config.yaml': 'extends: ../policy/shop\n',
    },
    ['NO-GO', 'NO-GO'],
    ['- config overrides', '+ config gate: approvers', '- config gonogo.config.yaml'],
  ],
  [
    'a rule more, which the plan does not meet',
    {
      'policy/shop/version.yaml': `${BASE['policy/shop/owner.yaml']}`
        .replace('level: note', 'level: block')
        .replace('document.owner', 'release.version'),
    },
    ['NO-GO', 'GO'],
    ['+ rule shop/version'],
  ],
]

test.each(CASES)('%s', async (_, change, [verdict, base], differences) => {
  commit(BASE)
  git('checkout', '-q', '-b', 'change')
  commit(change)
  const { trusted, ...answer } = await gate()
  expect([answer.verdict, trusted.verdict]).toEqual([verdict, base])
  const told = trusted.differences.map(({ weaker, what, name }) => `${weaker ? '-' : '+'} ${what} ${name}`)
  expect(told).toEqual(differences)
})

describe('waivers of the trusted revision', () => {
  test('count for the change as well', async () => {
    commit({ ...BASE, 'waivers.yaml': waiver() })
    git('checkout', '-q', '-b', 'change')
    commit({ 'releases/plan.yaml': plan('12m') })
    expect(await gate()).toEqual({ verdict: 'GO', trusted: { verdict: 'GO', differences: [] } })
  })

  test('count as they are there: who may approve and until when is not for the change to say', async () => {
    commit({ ...BASE, 'waivers.yaml': waiver({ approvedBy: 'team lead', expires: '2026-11-01' }) })
    git('checkout', '-q', '-b', 'change')
    commit({
      'releases/plan.yaml': plan('12m'),
      'gonogo.config.yaml': BASE['gonogo.config.yaml']?.replace('head of operations', 'team lead') ?? '',
      'waivers.yaml': waiver({ approvedBy: 'team lead' }),
    })
    const { verdict, trusted } = await gate()
    expect([verdict, trusted.verdict]).toEqual(['NO-GO', 'NO-GO'])
    expect(trusted.differences).toContainEqual({
      what: 'waiver',
      name: 'shop/bound, REL-1: expires',
      trusted: '2026-11-01',
      head: '2026-12-01',
      weaker: true,
    })
  })
})

test('what the trusted config asks of files is asked beside it, not beside a config that the change adds', async () => {
  const config = `${BASE['gonogo.config.yaml']}`.replace(
    'approvers',
    'evidence: [{ name: tests, file: { path: tests.xml, format: junit } }], approvers',
  )
  const report = (failures: string) => `<testsuite tests="1"><testcase name="a">${failures}</testcase></testsuite>`
  commit({ ...BASE, 'gonogo.config.yaml': config })
  git('checkout', '-q', '-b', 'change')
  commit({ 'releases/gonogo.config.yaml': config.replace('./policy', '../policy'), 'releases/tests.xml': report('') })
  writeFileSync(join(folder(), 'tests.xml'), report('<failure message="broken"/>'))
  const { verdict, trusted } = await gate()
  expect([verdict, trusted.verdict]).toEqual(['NO-GO', 'NO-GO'])
  expect(trusted.differences.map(({ name }) => name)).toEqual(['gonogo.config.yaml'])
})
