import { describe, expect, test } from 'vitest'
import { FACT_TYPES, type FactType, type Truth, type Value } from '../../src/model/index.js'
import { OPERATORS } from '../../src/policy/index.js'
import { operatorNamed } from '../../src/policy/operators/index.js'
import { fact, NOW, stated, VALUES } from './samples.js'

const day = '2026-11-18'
const noon = '2026-11-18T12:00:00Z'

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
  ['onOrAfter', 'date', '2026-11-18T00:30:00+02:00', day, false],
  ['onOrBefore', 'date', day, noon, true],
  ['onOrBefore', 'date', '2026-11-19', noon, false],
  ['onOrBefore', 'date', '2026-11-18T23:30:00-02:00', day, false],
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
]

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
      const [value] = VALUES[operator.operand === 'list' ? 'list' : type]
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
})
