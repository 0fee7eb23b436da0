import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import type { Value } from '../../src/model/index.js'
import { loadPacks, resolvePolicy } from '../../src/policy/index.js'
import { config, knowledge, setting } from './projects.js'

/** A parameter of every kind, in every place where a rule can use one. */
const RULE = `
title: Everything
why: Whoever overrides a parameter is told what it can be.
level: block
source: [X1]
kinds: [release-plan]
for: document
parameters:
  pattern: { type: text, default: a+, description: A pattern. }
  days: { type: list, default: [Friday], description: Days. }
  freezes: { type: list, default: [2026-12-15/2027-01-05], description: Periods. }
  freeze: { type: period, default: 2026-12-15/2027-01-05, description: A period. }
  size: { type: number, default: 2, description: How many. }
  approvals: { type: number, default: 2, description: How many. }
  types: { type: list, default: [code], description: Types of rollback. }
  around: { type: list, default: [code], description: Types of rollback. }
  decision: { type: text, default: approved, description: A decision. }
  strategy: { type: text, default: canary, values: [canary, rolling], description: One of two. }
  notice: { type: duration, default: 24h, minimum: 4h, maximum: 2 days, description: How long before. }
when: { fact: release.name, operator: matches, value: { parameter: pattern } }
require:
  all:
    - not: { fact: release.window.start, operator: onWeekday, value: { parameter: days } }
    - any:
        - { fact: release.window, operator: duringNone, value: { parameter: freezes } }
        - { fact: release.window, operator: duringNone, value: { parameter: freeze } }
    - { condition: sized }
    - { count: approval, operator: atLeast, value: { parameter: approvals } }
    - every: approval
      where: { fact: approval.decision, operator: equals, value: { parameter: decision } }
      require:
        { fact: approval.date, operator: onOrBefore, value: { fact: release.window.start, minus: { parameter: notice } } }
    - { fact: release.deploymentPattern, operator: equals, value: { parameter: strategy } }
    - { fact: rollback.types, operator: containsOnly, value: { parameter: types } }
    - { some: step, where: { fact: outer.rollback.types, operator: containsAny, value: { parameter: around } } }
message: It is not so.
fix: Make it so.
`
const PACK = `
title: Own
conditions:
  sized: { fact: rollback.types, operator: sizeAtLeast, value: { parameter: size } }
`
const documents = Object.entries({ 'own/pack.yaml': PACK, 'own/every.yaml': RULE }).flatMap(([path, text]) =>
  parse({ path: `rules/${path}`, text }),
)
const loaded = loadPacks(documents, knowledge)

function problemsOf(parameter: string, value: Value) {
  const rules = [setting('own/every', null, { [parameter]: value })]
  return resolvePolicy(loaded.packs, config({ extends: ['own'], rules }), knowledge).problems
}

describe('a parameter that a project sets', () => {
  test('belongs to a rule that is sound', () => {
    expect(loaded.problems).toEqual([])
  })

  test.each<[string, Value]>([
    ['pattern', '[A-Z]+-\\d+'],
    ['days', ['saturday', 'Sunday']],
    ['freezes', ['2026-12-24', '2027-04-02/P4D']],
    ['freeze', '2026-12-24'],
    ['size', 0],
    ['approvals', 3],
    ['types', ['Code', 'traffic']],
    ['decision', 'Rejected'],
    ['strategy', 'rolling'],
    ['notice', '4h'],
    ['notice', '2 days'],
  ])('%s can be %j', (parameter, value) => {
    expect(problemsOf(parameter, value)).toEqual([])
  })

  test.each<[string, Value, string, string]>([
    ['pattern', '(a', 'the pattern cannot be used', 'RE2'],
    ['days', ['Fryday'], '"Fryday" is no day of the week', 'Did you mean "Friday"?'],
    ['freezes', ['2026-12-24', 'Easter'], '"Easter" is no date or period', '2026-12-15/2027-01-05'],
    ['size', 1.5, '1.5 is no whole number', '0 or more'],
    ['size', -1, '-1 is no whole number', '0 or more'],
    ['approvals', 2.5, '2.5 is no whole number', '0 or more'],
    ['around', ['cod'], '"cod" is never a value of rollback.types', 'Did you mean "code"?'],
    ['types', ['cod'], '"cod" is never a value of rollback.types', 'Did you mean "code"?'],
    ['decision', 'aproved', '"aproved" is never a value of approval.decision', 'Did you mean "approved"?'],
    [
      'strategy',
      'recreate',
      '"recreate" is none of the values it can have',
      'Write one of these: "canary", "rolling".',
    ],
    ['notice', '3h', '3 hours is not at least 4 hours', 'Write at least 4 hours.'],
    ['notice', '3 days', '3 days is not at most 2 days', 'Write at most 2 days.'],
  ])('%s cannot be %j', (parameter, value, because, fix) => {
    const problems = problemsOf(parameter, value)
    expect(problems.map(({ code, span }) => [code, span.line])).toEqual([['parameter-value', 7]])
    expect(problems[0]?.message).toBe(
      `The parameter "${parameter}" of own/every does not fit: ${because}${tail(problems[0]?.message)}`,
    )
    expect(problems[0]?.fix).toContain(fix)
  })
})

/** What RE2 says of a pattern, which is its own affair. */
function tail(message = ''): string {
  return /cannot be used(:.*)$/.exec(message)?.[1] ?? '.'
}
