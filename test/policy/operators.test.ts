import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACT_TYPES, type FactType, type Truth, type Value } from '../../src/model/index.js'
import { OPERATORS, type Operator } from '../../src/policy/index.js'
import { operatorNamed } from '../../src/policy/operators/index.js'
import { fact, NOW, stated, VALUES } from './samples.js'

const day = '2026-11-18'
const noon = '2026-11-18T12:00:00Z'
const DAY = 86_400

/** Operator, type of the fact, the fact, what it is compared with, whether it holds. The negation must say the opposite. */
const CASES: readonly (readonly [string, FactType, Value, Value, Truth])[] = [
  ['equals', 'text', 'Approved ', 'approved', true],
  ['equals', 'text', 'Ro\u0308lle', 'r\u00f6lle', true],
  ['equals', 'text', 'approved by', 'approved', false],
  ['equals', 'number', 2, 2, true],
  ['equals', 'boolean', false, false, true],
  ['equals', 'boolean', 'false', false, 'unknown'],
  ['equals', 'duration', 300, 300, true],
  ['equals', 'version', 'v2.14.3', '2.14.3', true],
  ['equals', 'version', '2.1', '2.1.0', true],
  ['equals', 'version', '2.1.0+7', '2.1.0+8', false],
  ['equals', 'version', 'sha256:ab', 'SHA256:AB', true],
  ['equals', 'version', 'sha256:ab', 'sha256:cd', false],
  ['equals', 'date', noon, day, true],
  ['equals', 'date', '2026-11-19', day, false],
  ['oneOf', 'text', 'canary', ['rolling', 'Canary'], true],
  ['oneOf', 'version', '2.1.0', ['2.0', '2.1'], true],
  ['matches', 'text', 'see GO-123', '[A-Z]+-\\d+', true],
  ['matches', 'text', 'see go-123', '[A-Z]+-\\d+', false],
  ['matches', 'text', 'see go-123', '(?i)[A-Z]+-\\d+', true],
  ['matches', 'text', 'a', '(', 'unknown'],
  ['atMost', 'number', 5, 5, true],
  ['atMost', 'duration', 301, 300, false],
  ['atLeast', 'number', 5, 5, true],
  ['atLeast', 'duration', 299, 300, false],
  ['onOrAfter', 'date', day, noon, true],
  ['onOrAfter', 'date', noon, day, true],
  ['onOrAfter', 'date', '2026-11-17', noon, false],
  // The 17th in UTC, and the 18th where it is written.
  ['onOrAfter', 'date', '2026-11-18T00:30:00+02:00', day, true],
  ['onOrAfter', 'date', '2026-11-17T23:30:00-05:00', day, false],
  ['onOrAfter', 'date', day, '2026-11-18T23:30:00-05:00', true],
  ['onOrAfter', 'date', '2026-11-18T23:30:00-05:00', '2026-11-19T04:30:00Z', true],
  ['equals', 'date', '2026-11-18T00:30:00+02:00', day, true],
  ['equals', 'date', '2026-11-17T23:30:00-05:00', day, false],
  ['onOrBefore', 'date', day, noon, true],
  ['onOrBefore', 'date', '2026-11-19', noon, false],
  ['onOrBefore', 'date', '2026-11-18T23:30:00-02:00', day, true],
  ['onOrBefore', 'date', '2026-11-19T00:30:00+02:00', day, false],
  ['onOrBefore', 'date', 'soon', day, 'unknown'],
  ['versionAtLeast', 'version', '2.14.3', '2.14.3-rc.1', true],
  ['versionAtLeast', 'version', 'release-2024.9', 'release-2024.10', false],
  ['versionAtLeast', 'version', 'r4.1', '4.0', 'unknown'],
  ['versionAtMost', 'version', '1.0.0-alpha.2', '1.0.0-alpha.10', true],
  ['versionAtMost', 'version', 'sha256:ab', '1.0.0', 'unknown'],
  ['containsAll', 'list', ['Smoke tests', 'health'], ['smoke  tests'], true],
  ['containsAll', 'list', ['health'], ['health', 'version'], false],
  ['containsAny', 'list', ['health'], ['health', 'version'], true],
  ['containsAny', 'list', [], ['health'], false],
  ['containsOnly', 'list', ['Code ', 'code'], ['code', 'traffic'], true],
  ['containsOnly', 'list', ['code', 'data'], ['code', 'traffic'], false],
  ['containsOnly', 'list', 'code', ['code'], 'unknown'],
  ['sizeAtLeast', 'list', ['ann', 'bob'], 2, true],
  ['sizeAtLeast', 'list', ['ann', 'Ann'], 2, false],
  ['sizeAtMost', 'list', ['ann', 'bob'], 2, true],
  ['sizeAtMost', 'list', ['ann', 'bob', 'eve'], 2, false],
  ['sizeAtMost', 'list', ['ann'], '2', 'unknown'],
  ['equals', 'quantity', '1 KiB', '1024 bytes', true],
  ['equals', 'quantity', '0.3 %', '3 per mille', true],
  ['equals', 'quantity', '3', '3 replicas', 'unknown'],
  ['atMost', 'quantity', '512 MiB', '0.5 GiB', true],
  ['atMost', 'quantity', '36%', '35 %', false],
  ['atMost', 'quantity', '200 ms', '35 %', 'unknown'],
  ['atMost', 'quantity', 5, '35 %', 'unknown'],
  ['atLeast', 'quantity', '120 rpm', '2 req/s', true],
  ['atLeast', 'quantity', 'about 5 %', '4 %', 'unknown'],
  ['ageAtMost', 'date', '2026-08-22', 90 * DAY, true],
  ['ageAtMost', 'date', '2026-08-21', 90 * DAY, false],
  ['ageAtMost', 'date', '2026-11-20', 0, true],
  ['ageAtMost', 'date', '2026-11-20T11:00:00Z', 3600, true],
  ['ageAtMost', 'date', '2026-11-20T12:59:00+02:00', 3600, false],
  ['ageAtMost', 'date', '2026-11-21', DAY, true],
  ['ageAtMost', 'date', '2026-11-21T03:00:00', DAY, 'unknown'],
  ['ageAtMost', 'date', '2026-11-20T12:00:01Z', DAY, 'unknown'],
  ['ageAtMost', 'date', '2026-11-22', DAY, 'unknown'],
  ['ageAtMost', 'date', 'last week', DAY, 'unknown'],
  ['ageAtMost', 'date', '2026-11-20', '1 day', 'unknown'],
  ['ageAtLeast', 'date', '2026-11-19T12:00:00Z', DAY, true],
  ['ageAtLeast', 'date', '2026-11-19T12:00:01Z', DAY, false],
  ['ageAtLeast', 'date', '2026-11-19', DAY, true],
  ['ageAtLeast', 'date', '2026-11-20', DAY, false],
  ['ageAtLeast', 'date', '2026-11-23', DAY, 'unknown'],
  ['onWeekday', 'date', '2026-11-20', ['friday', 'Saturday'], true],
  ['onWeekday', 'date', '2026-11-20', ['Monday'], false],
  // Saturday in UTC, and still Friday where it is written.
  ['onWeekday', 'date', '2026-11-20T23:30:00-05:00', ['Friday'], true],
  ['onWeekday', 'date', '2026-11-20T23:30:00-05:00', ['Saturday'], false],
  ['onWeekday', 'date', '2026-11-20', ['Fryday'], 'unknown'],
  ['onWeekday', 'date', 'Friday', ['Friday'], 'unknown'],
  ['onWeekday', 'period', '2026-11-19/2026-11-23', ['Sunday'], true],
  ['onWeekday', 'period', '2026-11-19/P1D', ['Friday'], false],
  ['onWeekday', 'period', '2026-11-27T22:00:00Z/PT2H', ['Saturday'], false],
  ['onWeekday', 'period', '2026-11-27T22:00:00Z/2026-11-28T00:01:00Z', ['Saturday'], true],
  ['onWeekday', 'period', '2026-01-01/9999-12-31', ['Tuesday'], true],
  ['onWeekday', 'period', '2026-11-20T00:30:00+02:00/2026-11-19T23:00:00Z', ['Thursday'], true],
  ['duringAny', 'date', '2027-01-05T23:59:00Z', ['2026-12-15/2027-01-05'], true],
  ['duringAny', 'date', '2027-01-06', ['2026-12-15/2027-01-05'], false],
  ['duringAny', 'date', '2027-01-06T00:30:00+02:00', ['2026-12-15/2027-01-05'], false],
  ['duringAny', 'date', '2027-01-05T23:30:00-05:00', ['2026-12-15/2027-01-05'], true],
  ['duringAny', 'date', '2026-12-15T00:30:00+02:00', ['2026-12-15/2027-01-05'], true],
  ['duringAny', 'date', '2026-12-14T23:30:00-05:00', ['2026-12-15/2027-01-05'], false],
  ['duringAny', 'date', '2026-12-15T00:30:00+02:00', ['2026-12-14T22:30Z/2026-12-20'], true],
  ['duringAny', 'date', '2026-12-15T00:30:00+02:00', ['2026-12-14T22:31Z/2026-12-20'], false],
  ['duringAny', 'date', '2026-12-15T00:30:00+02:00', ['2026-12-15/P1D'], true],
  ['duringAny', 'date', '2026-12-16T00:30:00+02:00', ['2026-12-15/P1D'], false],
  ['duringAny', 'period', '2026-12-14T20:00-05:00/2026-12-14T23:30-05:00', ['2026-12-15/2027-01-05'], false],
  ['duringAny', 'period', '2027-01-05T23:00-05:00/PT2H', ['2026-12-15/2027-01-05'], true],
  ['duringAny', 'period', '2027-01-05T19:00-05:00/PT2H', ['2027-01-06T01:30+01:00/2027-01-06T02:00+01:00'], true],
  ['duringAny', 'period', '2026-12-01/2026-12-14', ['2026-12-15T00:30+02:00/PT2H'], false],
  ['duringAny', 'period', '2026-12-14T22:00+01:00/PT2H', ['2026-12-15/2027-01-05'], false],
  ['duringAny', 'period', '2026-12-14T22:00+01:00/PT3H', ['2026-12-15/2027-01-05'], true],
  ['duringAny', 'date', day, [], false],
  ['duringAny', 'period', 'Easter', [], 'unknown'],
  ['duringAny', 'date', day, 5, 'unknown'],
  ['onWeekday', 'date', day, [], false],
  ['onWeekday', 'date', 'Friday', [], 'unknown'],
  ['oneOf', 'text', 'canary', [], false],
  ['containsAny', 'list', ['health'], [], false],
  ['containsOnly', 'list', ['health'], [], false],
  ['duringAny', 'date', '2026-12-24', ['2026-12-24'], true],
  ['duringAny', 'date', '2026-12-24', '2026-12-20/P5D', true],
  ['duringAny', 'date', '2026-12-25', '2026-12-20/P5D', false],
  ['duringAny', 'period', '2026-12-01/2027-02-01', ['2027-06-01', '2026-12-15/2027-01-05'], true],
  ['duringAny', 'period', '2026-12-01/2026-12-14', ['2026-12-15/2027-01-05'], false],
  ['duringAny', 'period', '2026-12-01/2026-12-14', ['2026-12-15/2027-01-05', 'Easter'], 'unknown'],
  ['duringAny', 'period', '2026-12-20', ['2026-12-15/2027-01-05', 'Easter'], true],
  ['duringAny', 'period', '2027-01-05/2026-12-15', ['2026-12-15'], 'unknown'],
]

/** Something to compare with, where it is not of the fact's own type. */
const OPERANDS: Readonly<Partial<Record<Operator['operand'], Value>>> = {
  list: ['code'],
  pattern: 'c',
  duration: 60,
  weekdays: ['Friday'],
  periods: ['2026-12-15/2027-01-05'],
  size: 1,
}

/** What might be a value, and what is almost one. */
const SOMETHING = fc.oneof(
  fc.constantFrom('2026-11-20', '2026-11-20T23:30:00-05:00', '2026-12-15/2027-01-05', '2026-12-15/P3D', 'Friday'),
  fc.constantFrom('35 %', '3 per mille', '5 req/s', '512 MiB', '2.10.0', 'r1', '9999-12-31T23:59:60+23:59', 'P9D/'),
  fc.stringMatching(/^[\d./:T+%a-z -]{0,20}$/),
  fc.string(),
)

describe('operators', () => {
  test.each(CASES)('%s: of the %s %j and %j it is %s', (name, type, value, expected, holds) => {
    const operator = operatorNamed(name)
    const negation = operatorNamed(operator?.negation ?? '')
    expect(operator?.answer(stated('x', value), expected, type, NOW)).toBe(holds)
    expect(negation?.answer(stated('x', value), expected, type, NOW)).toBe(holds === 'unknown' ? holds : !holds)
  })

  test('each has a case above, itself or by its negation, or asks for presence', () => {
    const tried = new Set(CASES.flatMap(([name]) => [name, operatorNamed(name)?.negation]))
    const untried = OPERATORS.filter((operator) => operator.operand !== 'none' && !tried.has(operator.name))
    expect(untried.map((operator) => operator.name)).toEqual([])
  })

  test.each(OPERATORS)('$name is the negation of its negation, for the same facts', (operator) => {
    const negation = operatorNamed(operator.negation)
    expect(negation?.negation).toBe(operator.name)
    expect([negation?.factTypes, negation?.operand]).toEqual([operator.factTypes, operator.operand])
    expect(operator.description).toMatch(/^The fact .*\.$/)
  })

  const comparing = OPERATORS.filter((operator) => operator.operand !== 'none')
  test.each(comparing)('$name is false of silence and unknown of damage', (operator) => {
    for (const type of operator.factTypes) {
      const value = OPERANDS[operator.operand] ?? VALUES[type][0]
      const states = ['absent', 'unfilled', 'unreadable'] as const
      const answers = states.map((state) => operator.answer(fact('x', state, VALUES[type][0]), value, type, NOW))
      expect(answers).toEqual([false, false, 'unknown'])
    }
  })

  test.each(OPERATORS)('$name never throws, whatever it is given', (operator) => {
    const values = [
      null,
      true,
      Number.NaN,
      -1,
      '',
      '(',
      '9'.repeat(500),
      [],
      ['a'],
      [1],
      { a: 1 },
      undefined,
    ] as Value[]
    for (const type of FACT_TYPES) {
      for (const value of values) {
        for (const expected of values) {
          expect([true, false, 'unknown']).toContain(operator.answer(stated('x', value), expected, type, NOW))
        }
      }
    }
  })

  test('with their negations answer the opposite of all that is stated, or both cannot tell', () => {
    const value = fc.oneof(SOMETHING, fc.array(SOMETHING, { maxLength: 3 }), fc.double(), fc.boolean())
    const clock = fc.oneof({ weight: 4, arbitrary: fc.constant(NOW) }, SOMETHING)
    fc.assert(
      fc.property(fc.constantFrom(...OPERATORS), value, value, clock, (operator, said, expected, now) => {
        const negation = operatorNamed(operator.negation)
        for (const type of operator.factTypes) {
          const answer = operator.answer(stated('x', said), expected, type, now)
          expect([true, false, 'unknown']).toContain(answer)
          const opposite = answer === 'unknown' ? answer : !answer
          expect(negation?.answer(stated('x', said), expected, type, now)).toBe(opposite)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
