import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/model/index.js'
import { activeRules, resolvePolicy } from '../../src/policy/index.js'
import { matchesGlobs } from '../../src/schema/index.js'
import { config, knowledge, packs, setting } from './projects.js'

/** `contract/time-bound block 300` for each active rule. */
function shown(profiles: Readonly<Record<string, string>>, changes: Partial<Config>): readonly string[] {
  const { policy } = resolvePolicy(packs(profiles).packs, config(changes), knowledge)
  return [...policy.rules.values()].map(({ rule, level, parameters }) =>
    [rule.id, level, parameters.get('atMost') ?? ''].join(' ').trim(),
  )
}

describe('resolvePolicy', () => {
  test.each([
    [
      'a pack brings its rules',
      { extends: ['contract'] },
      {},
      ['contract/owner block', 'contract/time-bound block 300'],
    ],
    ['nothing brings nothing', {}, {}, []],
    [
      'a profile brings what it extends',
      { extends: ['all'] },
      { all: 'extends: [pillars, contract]' },
      ['contract/owner block', 'contract/time-bound block 300', 'pillars/owner block'],
    ],
    [
      'a profile takes single rules',
      { extends: ['few'] },
      { few: 'include: [contract/owner]' },
      ['contract/owner block'],
    ],
    [
      'a profile takes all rules of a pack',
      { extends: ['few'] },
      { few: 'include: [pillars/*]' },
      ['pillars/owner block'],
    ],
    [
      'a profile sets levels',
      { extends: ['mild'] },
      { mild: 'extends: [contract]\nrules: { contract/owner: warn, contract/time-bound: off }' },
      ['contract/owner warn'],
    ],
    [
      'a profile sets parameters',
      { extends: ['slow'] },
      { slow: 'rules: { contract/time-bound: { level: note, atMost: 1h } }' },
      ['contract/time-bound note 3600'],
    ],
    [
      'naming a rule switches it on',
      { rules: [setting('contract/time-bound', null, { atMost: '10m' })] },
      {},
      ['contract/time-bound block 600'],
    ],
    [
      'the project decides last',
      { extends: ['mild'], rules: [setting('contract/owner', 'note')] },
      { mild: 'rules: { contract/owner: warn }' },
      ['contract/owner note'],
    ],
    [
      'a level keeps the parameters',
      { extends: ['slow'], rules: [setting('contract/time-bound', 'warn')] },
      { slow: 'rules: { contract/time-bound: { atMost: 1h } }' },
      ['contract/time-bound warn 3600'],
    ],
    [
      'of two packs the later wins',
      { extends: ['mild', 'contract'] },
      { mild: 'rules: { contract/owner: warn }' },
      ['contract/owner block', 'contract/time-bound block 300'],
    ],
    [
      'profiles extend profiles',
      { extends: ['a'] },
      { a: 'extends: [b]', b: 'extends: [pillars]\nrules: { pillars/owner: note }' },
      ['pillars/owner note'],
    ],
  ] as const)('%s', (_title, changes, profiles, rules) => {
    expect(packs(profiles).problems).toEqual([])
    expect(shown(profiles, changes as Partial<Config>)).toEqual(rules)
  })

  const CIRCLE = { a: 'extends: [b]', b: 'title: B\nextends: [c]', c: 'extends: [a]' }
  test.each([
    [
      'an unknown pack',
      { extends: ['recomended'] },
      { recommended: 'title: R' },
      'unknown-pack',
      'Did you mean "recommended"?',
    ],
    [
      'an unknown rule',
      { rules: [setting('contract/timebound', 'warn')] },
      {},
      'unknown-rule',
      'Did you mean "contract/time-bound"?',
    ],
    ['a rule named as a prototype', { rules: [setting('__proto__', 'off')] }, {}, 'unknown-rule', '__proto__'],
    [
      'an unknown parameter',
      { rules: [setting('contract/time-bound', null, { atmost: '5m' })] },
      {},
      'unknown-parameter',
      'Did you mean "atMost"?',
    ],
    [
      'a parameter without unit',
      { rules: [setting('contract/time-bound', null, { atMost: 300 })] },
      {},
      'parameter-type',
      'with its unit',
    ],
    [
      'a version that was read as a number',
      { rules: [setting('contract/time-bound', null, { not: 2.1 })] },
      {},
      'parameter-type',
      'in quotes',
    ],
    ['packs in a circle', { extends: ['a'] }, CIRCLE, 'pack-cycle', 'a -> b -> c -> a'],
    ['a pack that extends itself', { extends: ['a'] }, { a: 'extends: [a]' }, 'pack-cycle', 'a -> a'],
    [
      'an unknown pack to take rules from',
      { extends: ['a'] },
      { a: 'include: [pilars/*]' },
      'unknown-pack',
      'Did you mean "pillars"?',
    ],
    [
      'an unknown rule to take',
      { extends: ['a'] },
      { a: 'include: [contract/oner]' },
      'unknown-rule',
      'Did you mean "contract/owner"?',
    ],
    [
      'a mistake in an override',
      {
        overrides: [
          { files: [], environments: [], rules: [setting('nothing/such', 'off')], span: setting('', 'off').span },
        ],
      },
      {},
      'unknown-rule',
      'nothing/such',
    ],
  ] as const)('reports %s once, with its place', (_title, changes, profiles, code, part) => {
    const { problems } = resolvePolicy(packs(profiles).packs, config(changes as Partial<Config>), knowledge)
    expect(problems.map((problem) => problem.code)).toEqual([code])
    expect(`${problems[0]?.message} ${problems[0]?.fix}`).toContain(part)
    expect(problems[0]?.span.line).toBeGreaterThan(0)
  })

  test('reports two packs of one name', () => {
    const { packs: all } = packs({})
    const { problems } = resolvePolicy([...all, ...all.slice(0, 1)], config({}), knowledge)
    expect(problems.map(({ code }) => code)).toEqual(['duplicate-pack'])
  })
})

describe('activeRules', () => {
  const overrides = [
    { files: ['docs/**'], environments: [], rules: [setting('contract/owner', 'off')], span: setting('', 'off').span },
    {
      files: [],
      environments: ['staging'],
      rules: [setting('contract/time-bound', 'warn', { atMost: '1h' })],
      span: setting('', 'off').span,
    },
  ]
  const { policy } = resolvePolicy(packs({}).packs, config({ extends: ['contract'], overrides }), knowledge)
  const at = (
    path: string,
    environment: string | null,
    kind: 'release-plan' | 'runbook' | 'procedure' = 'release-plan',
  ) => activeRules(policy, { path, kind, environment }, matchesGlobs)
  const shownAt = (...place: Parameters<typeof at>) =>
    at(...place).map(({ rule, level, parameters }) => `${rule.id} ${level} ${parameters.get('atMost') ?? ''}`.trim())

  test.each([
    ['plan.yaml', null, 'release-plan', ['contract/owner block', 'contract/time-bound block 300']],
    ['docs/a/plan.yaml', null, 'release-plan', ['contract/time-bound block 300']],
    ['plan.yaml', 'Staging', 'release-plan', ['contract/owner block', 'contract/time-bound warn 3600']],
    ['docs/plan.yaml', 'staging', 'release-plan', ['contract/time-bound warn 3600']],
    ['plan.yaml', 'production', 'runbook', ['contract/time-bound block 300']],
    ['plan.yaml', null, 'procedure', []],
  ] as const)('for %s in %s, a %s', (path, environment, kind, rules) => {
    expect(shownAt(path, environment, kind as 'runbook')).toEqual(rules)
  })

  test('are the same objects for the same settings, so that they are compiled once', () => {
    expect(at('a.yaml', null)).toBe(at('b.yaml', null))
    expect(at('a.yaml', null)).not.toBe(at('docs/a.yaml', null))
  })
})
