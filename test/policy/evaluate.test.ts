import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome, Result, Truth } from '../../src/model/index.js'
import { countPairs, evaluate } from '../../src/policy/index.js'
import { someRules, someSteps, someSubject } from './random.js'
import { meaning } from './reference.js'
import { active, CATALOGUE, fact, NOW, stated, subject } from './samples.js'

const runs = { numRuns: 600 }
const shown = ({ active: { rule }, subject: { key }, result, blame, fault }: Outcome) => {
  return { rule: rule.id, key, result, blame: blame.map((one) => one.name), fault }
}

function expectedResult(when: Truth, require: Truth): Result {
  if (when === false) return 'not-applicable'
  if (when === 'unknown' || require === 'unknown') return 'cannot-tell'
  return require ? 'met' : 'not-met'
}

describe('evaluate', () => {
  test('gives what the reference evaluator gives, for any rule and any facts', async () => {
    const property = fc.asyncProperty(someRules, someSubject, someSteps, async (rules, one, steps) => {
      for (const outcome of await evaluate(rules, [one, ...steps], CATALOGUE, NOW)) {
        const { rule, parameters } = outcome.active
        const asked = { facts: one.facts, steps: steps.map(({ facts }) => facts), parameters }
        const when = rule.when ? meaning(rule.when, asked) : true
        const require = meaning(rule.require, asked)
        expect(outcome.fault).toBeUndefined()
        expect([outcome.result, outcome.require.holds]).toEqual([expectedResult(when, require), require])
        expect(outcome.when?.holds ?? true).toEqual(when)
      }
    })
    await fc.assert(property, runs)
  })

  test('gives one outcome for every rule and subject it applies to, in order', async () => {
    const property = fc.asyncProperty(someRules, fc.array(someSubject, { maxLength: 4 }), async (rules, subjects) => {
      const outcomes = await evaluate([...rules].reverse(), subjects, CATALOGUE, NOW)
      expect(outcomes.length).toBe(countPairs(rules, subjects))
      const pairs = rules.flatMap((one) => subjects.map((other) => [one.rule.id, other.key]))
      expect(outcomes.map((one) => [one.active.rule.id, one.subject.key])).toEqual(pairs)
    })
    await fc.assert(property, { numRuns: 100 })
  })

  test('gives the same however many evaluations run at once', async () => {
    const property = fc.asyncProperty(
      someRules,
      fc.array(someSubject, { minLength: 2, maxLength: 8 }),
      async (rules, subjects) => {
        const together = await Promise.all(subjects.map((one) => evaluate(rules, [one], CATALOGUE, NOW)))
        const alone: Outcome[][] = []
        for (const one of subjects) alone.push([...(await evaluate(rules, [one], CATALOGUE, NOW))])
        expect(together.map((outcomes) => outcomes.map(shown))).toEqual(alone.map((outcomes) => outcomes.map(shown)))
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  test('blames a fact for whatever is not met or cannot be told, unless it says why it could not evaluate', async () => {
    const property = fc.asyncProperty(someRules, someSubject, someSteps, async (rules, one, steps) => {
      for (const outcome of await evaluate(rules, [one, ...steps], CATALOGUE, NOW)) {
        const isOpen = outcome.result === 'not-met' || outcome.result === 'cannot-tell'
        expect(outcome.blame.length > 0).toBe(isOpen)
      }
    })
    await fc.assert(property, runs)
  })
})

/** What goes wrong elsewhere must not go wrong silently here. */
describe('a rule that cannot be evaluated', () => {
  const healthy = active({ fact: 'number.one', operator: 'isStated' }, { id: 'sample/healthy' })
  const broken = [
    ['names a fact that does not exist', { fact: 'nothing.such', operator: 'isStated' }],
    ['names an operator that does not exist', { fact: 'number.one', operator: 'lessThanInclusive', value: 2 }],
    ['names a built-in operator of the engine', { fact: 'number.one', operator: 'equal', value: 2 }],
    [
      'compares with a parameter that does not exist',
      { fact: 'number.one', operator: 'atMost', value: { parameter: 'p' } },
    ],
    ['holds an empty list', { any: [] }],
  ] as const

  test.each(broken)('cannot be told when it %s, and the others are', async (_title, require) => {
    const rules = [active(require, { id: 'sample/broken' }), healthy]
    const outcomes = await evaluate(rules, [subject([stated('number.one', 1)])], CATALOGUE, NOW)
    expect(outcomes.map((one) => one.result)).toEqual(['cannot-tell', 'met'])
    expect(outcomes[0]?.fault).toMatch(/./)
  })

  test('cannot be told when the engine fails, and neither can the others of that subject', async () => {
    const hostile = new Proxy(stated('text.one', 'a'), {
      get: (target, key) => {
        if (key === 'state') throw new Error('the fact broke')
        return Reflect.get(target, key)
      },
    })
    const rules = [active({ fact: 'text.one', operator: 'isStated' }, { id: 'sample/a' }), healthy]
    const subjects = [
      subject([hostile, stated('number.one', 1)]),
      subject([stated('number.one', 1), stated('text.one', 'a')]),
    ]
    const outcomes = await evaluate(rules, subjects, CATALOGUE, NOW)
    expect(outcomes.map((one) => one.result)).toEqual(['cannot-tell', 'met', 'cannot-tell', 'met'])
    expect(outcomes.map((one) => one.fault)).toEqual(['the fact broke', undefined, 'the fact broke', undefined])
  })
})

describe('blame', () => {
  const one = { fact: 'number.one', operator: 'atMost', value: 1 }
  const two = { fact: 'text.one', operator: 'isStated' }
  const against = { fact: 'date.one', operator: 'onOrAfter', value: { fact: 'date.two' } }
  test.each([
    [
      'the failing leaf of all',
      { all: [one, two] },
      [stated('number.one', 2), stated('text.one', 'a')],
      ['number.one'],
    ],
    ['every leaf of any', { any: [one, two] }, [stated('number.one', 2)], ['number.one', 'text.one']],
    ['what is wrong before what is absent', { all: [two, one] }, [stated('number.one', 2)], ['number.one', 'text.one']],
    [
      'what is unfilled before what is absent',
      { all: [one, two] },
      [fact('text.one', 'unfilled')],
      ['text.one', 'number.one'],
    ],
    [
      'of two dates both',
      against,
      [stated('date.one', '2026-11-01'), stated('date.two', '2026-11-02')],
      ['date.one', 'date.two'],
    ],
    [
      'of two facts the unfilled one first',
      against,
      [stated('date.one', '2026-11-01'), fact('date.two', 'unfilled')],
      ['date.two', 'date.one'],
    ],
    ['of two facts the absent one first', against, [stated('date.one', '2026-11-01')], ['date.two', 'date.one']],
    [
      'what is wrong before a comparison with what is absent',
      { all: [against, one] },
      [stated('date.one', '2026-11-01'), stated('number.one', 2)],
      ['number.one', 'date.two', 'date.one'],
    ],
    [
      'what cannot be read',
      { all: [one, two] },
      [fact('number.one', 'unreadable'), stated('text.one', 'a')],
      ['number.one'],
    ],
    [
      'each fact once',
      { all: [one, { not: two }, one] },
      [stated('number.one', 2), stated('text.one', 'a')],
      ['number.one', 'text.one'],
    ],
  ] as const)('is %s', async (_title, require, facts, names) => {
    const [outcome] = await evaluate([active(require)], [subject(facts)], CATALOGUE, NOW)
    expect(outcome?.blame.map((blamed) => blamed.name)).toEqual(names)
  })
})
