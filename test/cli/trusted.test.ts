import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TrustedSetup } from '../../src/cli/gate/trusted.js'
import { repositories } from './repository.js'

const { folder, said, git, write, commit, trust, trusted } = repositories()

const level = ({ setup }: TrustedSetup, rule: string) => setup.policy.rules.get(rule)?.level
const RULE = (word: string) => `title: The owner is stated
why: Somebody has to answer.
level: block
source: [OWN-1]
kinds: [release-plan]
for: document
require: { fact: document.owner, operator: isStated }
message: Nobody is named, says ${word}.
fix: Name somebody.
`
const WAIVER = `waivers:
  - rule: contract/time-bound
    scope: { path: plan.yaml }
    reason: Agreed.
    approvedBy: head of operations
    ticket: REL-412
    expires: 2026-12-01
`

test('config, packs and waivers are those of the revision, whatever lies in the work tree', async () => {
  commit({
    'gonogo.config.yaml':
      'extends: [recommended, ./policy/payments]\nrules: { contract/time-bound: { level: block, atMost: 7m } }\ngate: { approvers: [head of operations] }\n',
    'policy/payments/owner.yaml': RULE('the base'),
    'waivers.yaml': WAIVER,
    'plan.yaml': 'kind: release-plan\n',
  })
  commit({
    'gonogo.config.yaml': 'rules: { contract/time-bound: "off" }\n',
    'policy/payments/owner.yaml': RULE('the head'),
    'waivers.yaml': 'waivers: []\n',
  })
  write({ 'gonogo.config.yaml': 'broken: [', 'policy/payments/owner.yaml': 'broken: [', 'waivers.yaml': 'broken: [' })
  const base = await trusted('HEAD~1')
  expect(level(base, 'contract/time-bound')).toBe('block')
  expect(base.setup.policy.rules.get('contract/time-bound')?.parameters.get('atMost')).toBe(420)
  expect(base.setup.policy.rules.get('payments/owner')?.rule.message.otherwise).toContain('the base')
  expect(base.setup.config).toMatchObject({
    path: 'HEAD~1:gonogo.config.yaml',
    gate: { approvers: ['head of operations'] },
  })
  expect(base.waivers).toMatchObject([{ ticket: 'REL-412', path: 'HEAD~1:waivers.yaml' }])
  expect(base.problems).toEqual([])
  expect(base.setup.folder).toBe(folder())
  expect(base.commit).toBe(git('rev-parse', 'HEAD~1').trim())
  const head = await trusted('main')
  expect(level(head, 'contract/time-bound')).toBeUndefined()
  expect(head.waivers).toEqual([])
})

test('neither the work tree nor the index is touched', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [strict]\n', 'plan.yaml': 'kind: release-plan\n' })
  commit({ 'gonogo.config.yaml': 'extends: [recommended]\n' })
  write({ 'gonogo.config.yaml': 'extends: [emergency]\n', 'new.yaml': 'x: 1\n' })
  git('add', 'new.yaml')
  const [status, index] = [git('status', '--porcelain'), readFileSync(join(folder(), '.git/index'))]
  await trusted('HEAD~1')
  expect(readFileSync(join(folder(), '.git/index')).equals(index)).toBe(true)
  expect(git('status', '--porcelain')).toBe(status)
  expect(readFileSync(join(folder(), 'gonogo.config.yaml'), 'utf8')).toBe('extends: [emergency]\n')
})

test('without a config in the revision the defaults count, and nothing is waived', async () => {
  commit({ 'readme.md': '# Shop\n' })
  commit({ 'gonogo.config.yaml': 'extends: []\n', 'waivers.yaml': WAIVER })
  const base = await trusted('HEAD~1')
  expect(base.setup.config).toMatchObject({ path: null, extends: ['recommended'] })
  expect(base.setup.policy.rules.size).toBeGreaterThan(10)
  expect(base.waivers).toEqual([])
})

test('the config nearest to the plan counts, and paths lead from it', async () => {
  commit({
    'gonogo.config.yaml': 'extends: [strict]\n',
    'shop/gonogo.config.yaml': 'extends: [../policy/payments]\ngate: { waivers: ops/allowed.yaml }\n',
    'shop/ops/allowed.yaml': WAIVER,
    'policy/payments/owner.yaml': RULE('the base'),
  })
  // The folder of the plan is new.
  commit({
    'shop/releases/2.15.0/plan.yaml': 'kind: release-plan\n',
    'shop/releases/gonogo.config.yaml': 'extends: []\n',
  })
  for (const [cwd, plan] of [
    ['.', 'shop/releases/2.15.0/plan.yaml'],
    ['shop/releases', '2.15.0/plan.yaml'],
    ['policy', '../shop/releases/2.15.0/plan.yaml'],
  ] as const) {
    const base = await trusted('main~1', { cwd, plan })
    expect(base.setup.config.path).toBe('main~1:shop/gonogo.config.yaml')
    expect(base.setup.folder).toBe(join(folder(), 'shop'))
    expect([...base.setup.policy.rules.keys()]).toEqual(['payments/owner'])
    expect(base.waivers).toMatchObject([{ path: 'main~1:shop/ops/allowed.yaml' }])
  }
})

test('what the command line names is looked up in the revision', async () => {
  commit({
    'ci/strict.yaml': 'extends: [strict]\n',
    'policy/payments/owner.yaml': RULE('the base'),
    'ci/w.yaml': WAIVER,
  })
  commit({
    'ci/strict.yaml': 'extends: []\n',
    'policy/payments/owner.yaml': RULE('the head'),
    'ci/new/a.yaml': RULE('a'),
  })
  const base = await trusted('main^', {
    cwd: 'ci',
    plan: '../plan.yaml',
    config: 'strict.yaml',
    rules: ['../policy', 'new'],
    waivers: 'w.yaml',
  })
  expect(base.setup.config).toMatchObject({ path: 'main^:ci/strict.yaml' })
  expect(base.setup.policy.rules.get('payments/owner')?.rule.message.otherwise).toContain('the base')
  expect(base.waivers).toHaveLength(1)
})

test('an npm package is that of the work tree, and this is told; one that is linked is of the revision', async () => {
  commit({
    'gonogo.config.yaml': 'extends: ["@acme/policy", linked]\n',
    '.gitignore': 'node_modules\n',
    'packages/own/owner.yaml': RULE('the base'),
  })
  commit({ 'packages/own/owner.yaml': RULE('the head') })
  write({ 'node_modules/@acme/policy/a.yaml': RULE('the package') })
  symlinkSync('../packages/own', join(folder(), 'node_modules/linked'))
  const base = await trusted('main~1')
  const said = (rule: string) => base.setup.policy.rules.get(rule)?.rule.message.otherwise
  expect([said('policy/a'), said('own/owner')]).toEqual([
    'Nobody is named, says the package.',
    'Nobody is named, says the base.',
  ])
  expect(base.elsewhere).toEqual(['node_modules/@acme/policy'])
})

test('links inside the repository are followed, and none that leads out', async () => {
  write({ 'real/payments/owner.yaml': RULE('the base'), 'gonogo.config.yaml': 'extends: [./policy/payments]\n' })
  symlinkSync('real', join(folder(), 'policy'))
  symlinkSync('../real/payments/owner.yaml', join(folder(), 'real/waivers.yaml'))
  commit()
  expect(level(await trusted('main'), 'payments/owner')).toBe('block')
  rmSync(join(folder(), 'policy'))
  symlinkSync('/etc', join(folder(), 'policy'))
  commit()
  expect(await trust('main')).toBe(2)
  expect(said()).toContain('main:gonogo.config.yaml:1')
})

describe('what is wrong is said, with exit code 2', () => {
  test.each([
    ['--output=x', 'is no revision. Name a branch, a tag or a commit.'],
    ['-', 'is no revision'],
    ['', 'is no revision'],
    ['nowhere', 'This repository has no revision "nowhere".'],
    ['main..main', 'no revision "main..main"'],
    ['main:plan.yaml', 'no revision "main:plan.yaml"'],
    ['origin/main', 'git fetch origin main'],
  ])('%s', async (revision, words) => {
    commit({ 'plan.yaml': 'kind: release-plan\n' })
    expect(await trust(revision)).toBe(2)
    expect(said()).toContain(words)
  })

  test('outside of a repository', async () => {
    rmSync(join(folder(), '.git'), { recursive: true })
    expect(await trust('main')).toBe(2)
    expect(said()).toContain(
      '--rules-from: There is no git repository here to read the revision main from. git says: fatal:',
    )
  })

  test('mistakes of the revision, with their places', async () => {
    commit({
      'gonogo.config.yaml': 'extends: [./policy/payments, ./policy/none]\n',
      'policy/payments/owner.yaml': RULE('the base').replace('isStated', 'isSated'),
    })
    expect(await trust('main')).toBe(2)
    expect(said()).toContain('main:gonogo.config.yaml:1:30')
    expect(said()).toContain('main:policy/payments/owner.yaml:7')
    expect(said()).toContain('operator: isSated')
    expect(said()).toContain('2 errors in configuration or rules; nothing was judged.')
  })

  test('a config of another name', async () => {
    commit({ 'gonogo.config.yml': 'extends: []\n' })
    expect(await trust('main')).toBe(2)
    expect(said()).toContain('in main, gonogo.config.yml is not read')
  })
})

test('waivers with a mistake waive nothing, and are a problem', async () => {
  commit({ 'waivers.yaml': WAIVER.replace('REL-412', 'TBD') })
  const base = await trusted('main')
  expect(base.waivers).toEqual([])
  expect(base.problems).toMatchObject([{ code: 'open-waiver', severity: 'error', path: 'main:waivers.yaml' }])
})

test('a revision whose name looks like a path is called by its commit', async () => {
  commit({ 'gonogo.config.yaml': 'extends: [./policy/payments]\n', 'policy/payments/owner.yaml': RULE('a/../b') })
  const base = await trusted(':/A change')
  expect(base.setup.config.path).toMatch(/^[0-9a-f]{12}:gonogo\.config\.yaml$/)
})
