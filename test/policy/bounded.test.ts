import { describe, expect, test } from 'vitest'
import type { Condition } from '../../src/model/index.js'
import { evaluate, OPERATORS } from '../../src/policy/index.js'
import { active, CATALOGUE, NOW, stated, subject } from './samples.js'

/** What takes hours or minutes where nobody bounds it is answered in a moment. */
const PATIENCE = 5_000

describe('a pattern is asked of a long text in linear time', () => {
  const long = `${'a'.repeat(100_000)}!`
  const mixed = 'ab'.repeat(50_000)
  const patterns = [
    ['(a+)+$', long, false],
    ['^(a|aa)+$', long, false],
    ['^(a|a?)+$', long, false],
    ['(.*a){12}$', long, false],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', long, false],
    ['(a?){30}a{30}', long, true],
    ['(a|b)*a(a|b){20}[cd]', mixed, false],
    ['^(\\w+\\s?)*$', long, false],
  ] as const
  const matches = OPERATORS.find(({ name }) => name === 'matches')

  test.each(patterns)(
    '%s',
    (pattern, text, isFound) => {
      expect(matches?.answer(stated('text.one', text), pattern, 'text', NOW)).toBe(isFound)
    },
    PATIENCE,
  )
})

describe('quantifiers that multiply', () => {
  const steps = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      subject([stated('step.text', `Step ${index}`)], { type: 'step', key: `step ${index}` }),
    )
  const every = (require: Condition): Condition => {
    const rest = { where: null, distinct: null, operator: null, value: null }
    return { quantifier: 'every', of: 'step', require, ...rest }
  }
  const isStated: Condition = { fact: 'step.text', operator: 'isStated' }
  const healthy = active(every(isStated), { id: 'sample/healthy' })
  const rows = [
    ['document', 2, every(every(isStated)), 100, 'met'],
    ['document', 2, every(every(isStated)), 400, 'cannot-tell'],
    ['document', 3, every(every(every(isStated))), 200, 'cannot-tell'],
    ['step', 2, every(every(isStated)), 60, 'cannot-tell'],
  ] as const

  test.each(rows)(
    'asked of each $0, $1 deep, over $3 things: $4',
    async (type, _deep, require, count, result) => {
      const rules = [active(require, { id: 'sample/a', for: type }), healthy]
      const outcomes = await evaluate(rules, [subject([]), ...steps(count)], CATALOGUE, NOW)
      expect([...new Set(outcomes.map((one) => `${one.active.rule.id} ${one.result}`))]).toEqual([
        `sample/a ${result}`,
        'sample/healthy met',
      ])
      const faults = outcomes.map((one) => one.fault ?? '').filter((fault) => fault !== '')
      expect(faults.length > 0).toBe(result === 'cannot-tell')
      expect(faults.every((fault) => /^its quantifiers would ask [\d,]+ times/.test(fault))).toBe(true)
    },
    PATIENCE,
  )
})
