import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Config, Level } from '../../src/model/index.js'
import { activeRules, resolvePolicy } from '../../src/policy/index.js'
import { typed } from '../../src/policy/values/literal.js'
import { config, knowledge, packs, setting } from './projects.js'

describe('settings', () => {
  test.each([
    [
      'parameters of a rule that is off',
      { extends: ['contract'], rules: [setting('contract/time-bound', 'off', { atMost: '5m' })] },
      {},
      'parameter-of-off',
    ],
    ['off of what nothing switched on', { rules: [setting('contract/owner', 'off')] }, {}, 'off-of-nothing'],
    [
      'off before the pack that brings the rule',
      { extends: ['calm', 'contract'] },
      { calm: 'rules: { contract/owner: off }' },
      'off-of-nothing',
    ],
    [
      'a rule that is included and switched off',
      { extends: ['calm'] },
      { calm: 'include: [contract/owner]\nrules: { contract/owner: off }' },
      'included-and-off',
    ],
  ] as const)('reports %s as without effect', (_title, changes, profiles, code) => {
    const { problems } = resolvePolicy(packs(profiles).packs, config(changes as Partial<Config>), knowledge)
    expect(problems.map((problem) => problem.code)).toEqual([code])
  })

  test.each([
    [
      'a rule that a pack has switched off is switched off once more',
      { extends: ['calm'], rules: [setting('contract/owner', 'off')] },
      { calm: 'extends: [contract]\nrules: { contract/owner: off }' },
    ],
    [
      'all rules of a pack are included but one',
      { extends: ['few'] },
      { few: 'include: [contract/*]\nrules: { contract/owner: off }' },
    ],
    [
      'a rule is included that an extended pack brings',
      { extends: ['few'] },
      { few: 'extends: [contract]\ninclude: [contract/owner]' },
    ],
    [
      'an override switches off what another switches on',
      {
        overrides: [setting('contract/owner', 'warn'), setting('contract/owner', 'off')].map((one, index) => ({
          files: [`${index}/**`],
          environments: [],
          rules: [one],
          span: one.span,
        })),
      },
      {},
    ],
  ] as const)('has nothing to say where %s', (_title, changes, profiles) => {
    expect(resolvePolicy(packs(profiles).packs, config(changes as Partial<Config>), knowledge).problems).toEqual([])
  })
})

describe('a rule that is off and switched on by an override', () => {
  const inOverride = (level: Level | null, parameters = {}) => {
    const rules = [setting('contract/time-bound', level, parameters)]
    return [{ files: ['**'], environments: [], rules, span: setting('', null).span }]
  }
  test.each([
    ['those of a profile', ['calm'], {}, inOverride('warn'), 'warn', '7m'],
    ['those of the line that switches it off', ['contract'], { atMost: '9m' }, inOverride('warn'), 'warn', '9m'],
    ['its own over both', ['calm'], { atMost: '9m' }, inOverride('note', { atMost: '11m' }), 'note', '11m'],
    ['its own, and the level of its author', ['calm'], {}, inOverride(null, { atMost: '3m' }), 'block', '3m'],
    ['the default, where nobody chose one', ['contract'], {}, inOverride('warn'), 'warn', '5m'],
    ['those of a pack that brings it once more', ['calm', 'contract'], {}, inOverride('warn'), 'warn', '5m'],
  ] as const)('has the parameters %s', (_title, names, parameters, overrides, level, expected) => {
    const all = packs({
      calm: 'extends: [contract]\nrules: { contract/time-bound: { level: note, atMost: 7m } }',
    }).packs
    const rules = [setting('contract/time-bound', 'off', parameters)]
    const { policy, problems } = resolvePolicy(all, config({ extends: names, rules, overrides }), knowledge)
    expect(problems).toEqual([])
    const place = { path: 'a.yaml', kind: 'release-plan', environment: null } as const
    const active = activeRules(policy, place, () => true).find(({ rule }) => rule.id === 'contract/time-bound')
    const wanted = typed({ value: expected, source: null }, 'duration')
    expect([active?.level, active?.parameters.get('atMost')]).toEqual([level, 'value' in wanted && wanted.value])
  })
})

describe('origins', () => {
  test('knows of every rule that is on where its level and parameters come from, whatever is set in whatever order', () => {
    const level = fc.constantFrom('block', 'warn', 'note', 'off', null)
    const rule = fc.constantFrom('contract/owner', 'contract/time-bound', 'pillars/owner')
    const bounds = fc.constantFrom({}, { atMost: '1m' }, { atMost: '2h', not: '3.0' })
    const settings = fc.array(
      fc.tuple(rule, level, bounds).map(([id, to, given]) => {
        return setting(id, to, id === 'contract/time-bound' && to !== 'off' ? given : {})
      }),
    )
    const profile = fc.array(fc.tuple(rule, fc.constantFrom('warn', 'off')), { maxLength: 4 }).map((lines) => {
      return `rules: { ${[...new Map(lines)].map(([id, to]) => `${id}: ${to}`).join(', ')} }`
    })
    const extended = fc.subarray(['one', 'two', 'contract', 'pillars'], { minLength: 1 })
    fc.assert(
      fc.property(settings, profile, profile, extended, (rules, one, two, names) => {
        const all = packs({ one: `extends: [contract]\n${one}`, two: `extends: [contract, pillars]\n${two}` }).packs
        const { policy, origins } = resolvePolicy(all, config({ extends: names, rules }), knowledge)
        const known = [...origins.rules.values()].filter((origin) => origin.level !== 'off')
        const shown = known.map((origin) => [
          origin.rule.id,
          origin.level,
          [...origin.parameters].map(([name, { value }]) => [name, value]),
        ])
        const active = [...policy.rules.values()].map((one) => [one.rule.id, one.level, [...one.parameters]])
        expect(shown.sort()).toEqual(active.sort())
        for (const { from, parameters } of origins.rules.values()) {
          expect([from, ...[...parameters.values()].map((one) => one.from)].every(({ path }) => path !== '')).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
