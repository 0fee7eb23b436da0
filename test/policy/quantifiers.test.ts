import { describe, expect, test } from 'vitest'
import type { Condition, Fact, Quantified } from '../../src/model/index.js'
import { evaluate } from '../../src/policy/index.js'
import { active, CATALOGUE, fact, NOW, SPAN, stated, step, subject } from './samples.js'

const OF_STEPS = { of: 'step', where: null, require: null, distinct: null, operator: null, value: null } as const
const is = (text: string): Condition => ({ fact: 'step.text', operator: 'equals', value: text })
const HAS_NUMBER: Condition = { fact: 'step.number', operator: 'isStated' }
const every = (require: Condition, where: Condition | null = null): Quantified => {
  return { ...OF_STEPS, quantifier: 'every', where, require }
}
const some = (where: Condition): Quantified => ({ ...OF_STEPS, quantifier: 'some', where })
const none = (where: Condition | null): Quantified => ({ ...OF_STEPS, quantifier: 'none', where })
const count = (
  operator: string,
  value: number,
  where: Condition | null,
  distinct: string | null = null,
): Quantified => {
  return { ...OF_STEPS, quantifier: 'count', where, operator, value, distinct }
}
/** Not before the backup: each has one with a smaller number. */
const BACKUP_BEFORE = some({
  all: [is('backup'), { fact: 'step.number', operator: 'lessThan', value: { fact: 'outer.step.number' } }],
})

/** A step in short: its text and its number; null: absent, `?`: unreadable. */
type Short = readonly [text: string | null, number?: number]
function factsOf([text, number]: Short): readonly Fact[] {
  const said = text === '?' ? [fact('step.text', 'unreadable')] : text === null ? [] : [stated('step.text', text)]
  return [...said, ...(number === undefined ? [] : [stated('step.number', number)])]
}

const CASES: readonly (readonly [
  title: string,
  require: Condition,
  steps: readonly Short[],
  result: string,
  blame: readonly string[],
])[] = [
  [
    'every step has it',
    every(HAS_NUMBER),
    [
      ['a', 1],
      ['b', 2],
    ],
    'met',
    [],
  ],
  ['one step lacks it', every(HAS_NUMBER), [['a', 1], ['b']], 'not-met', ['step.number 11']],
  ['two steps lack it', every(HAS_NUMBER), [['a'], ['b', 2], ['c']], 'not-met', ['step.number 10', 'step.number 12']],
  ['every step, of none', every(HAS_NUMBER), [], 'not-met', ['step 1']],
  ['not every step, of none', { not: every(HAS_NUMBER) }, [], 'not-met', ['step 1']],
  ['every step that is meant, and none is', every(HAS_NUMBER, is('b')), [['a', 1]], 'not-met', ['step 10']],
  ['every step that is meant', every(HAS_NUMBER, is('b')), [['a'], ['b', 2]], 'met', []],
  ['not every step, and one lacks it', { not: every(HAS_NUMBER) }, [['a', 1], ['b']], 'met', []],
  ['some step is it', some(is('b')), [['a'], ['b']], 'met', []],
  ['no step is it, though some should', some(is('b')), [['a'], ['c']], 'not-met', ['step 10']],
  ['both of one step, not of two', some({ all: [is('a'), HAS_NUMBER] }), [['a'], ['b', 2]], 'not-met', ['step 10']],
  ['none is it', none(is('b')), [['a']], 'met', []],
  ['none, of none', none(is('b')), [], 'met', []],
  ['none, and two are', none(is('b')), [['b'], ['a'], ['b']], 'not-met', ['step.text 10', 'step.text 12']],
  ['none at all, and one is there', none(null), [['a']], 'not-met', ['step 10']],
  ['one of them cannot be read', none(is('b')), [['a'], ['?']], 'cannot-tell', ['step.text 11']],
  ['one cannot be read, another decides', some(is('b')), [['?'], ['b']], 'met', []],
  ['enough of them', count('atLeast', 2, is('a')), [['a'], ['b'], ['a']], 'met', []],
  ['too few of them', count('atLeast', 2, is('a')), [['a'], ['b']], 'not-met', ['step 10']],
  ['none of them at all', count('atMost', 0, null), [], 'met', []],
  ['too many', { not: count('atMost', 1, null) }, [['a'], ['b']], 'met', []],
  ['one may count or not', count('equals', 1, is('a')), [['a'], ['?']], 'cannot-tell', ['step.text 11', 'step 11']],
  ['one may count or not, and it does not matter', count('atMost', 2, is('a')), [['a'], ['?']], 'met', []],
  ['the same twice counts once', count('atLeast', 2, null, 'step.text'), [['a'], ['A']], 'not-met', ['step 10']],
  ['who is not told does not count', count('atLeast', 2, null, 'step.text'), [['a'], [null]], 'not-met', ['step 10']],
  ['what is distinct', count('atLeast', 2, null, 'step.text'), [['a'], ['b'], ['a']], 'met', []],
  [
    'the step around',
    every(BACKUP_BEFORE, is('change')),
    [
      ['backup', 1],
      ['change', 2],
    ],
    'met',
    [],
  ],
  [
    'the step around, too early',
    every(BACKUP_BEFORE, is('change')),
    [
      ['change', 1],
      ['backup', 2],
    ],
    'not-met',
    ['step 10'],
  ],
  ['a named condition', { condition: 'numbered', is: some(HAS_NUMBER) }, [['a', 1]], 'met', []],
  [
    'not a named condition',
    { not: { condition: 'numbered', is: some(HAS_NUMBER) } },
    [['a', 1]],
    'not-met',
    ['step.number 10'],
  ],
]

describe('quantifiers', () => {
  test.each(CASES)('%s', async (_title, require, shorts, result, blame) => {
    const steps = shorts.map((short, index) => step(index + 10, factsOf(short)))
    const [outcome] = await evaluate([active(require)], [subject([]), ...steps], CATALOGUE, NOW)
    expect(outcome?.fault).toBeUndefined()
    expect(outcome?.result).toBe(result)
    const places = outcome?.blame.map((one) => `${one.name} ${(one.locations[0] ?? one.nearest).line}`)
    expect(places).toEqual(blame)
  })

  test('that find nothing blame the thing that asked', async () => {
    const before = active(BACKUP_BEFORE, { for: 'step', when: is('change') })
    const steps = [step(10, factsOf(['other', 1])), step(11, factsOf(['change', 2]))]
    const outcomes = await evaluate([before], [subject([]), ...steps], CATALOGUE, NOW)
    const places = outcomes.flatMap(({ blame }) => blame.map(({ locations }) => locations[0]?.line))
    expect(places).toEqual([11])
  })

  test('ask only about what the same document lists', async () => {
    const other = step(10, factsOf(['a', 1]))
    const subjects = [subject([]), { ...other, path: 'other.yaml' }, { ...other, documentIndex: 1 }]
    const [outcome] = await evaluate([active(some(is('a')))], subjects, CATALOGUE, NOW)
    expect(outcome?.result).toBe('not-met')
  })

  const UNREAD: readonly (readonly [title: string, require: Condition, result: string])[] = [
    ['some, and one is', some(is('a')), 'met'],
    ['some, and none that was read is', some(is('b')), 'cannot-tell'],
    ['none, and none that was read is', none(is('b')), 'cannot-tell'],
    ['none, and one is', none(is('a')), 'not-met'],
    ['every, and all that were read meet it', every(is('a')), 'cannot-tell'],
    ['every, and one does not meet it', every(is('b')), 'not-met'],
    ['at least as many as were read', count('atLeast', 1, null), 'met'],
    ['at most as many as were read', count('atMost', 1, null), 'cannot-tell'],
    ['at most fewer than were read', count('atMost', 0, null), 'not-met'],
    ['as many as may be there', count('equals', 5, null), 'cannot-tell'],
    ['fewer than were read', count('equals', 0, null), 'not-met'],
  ]
  test.each(UNREAD)('know that a list was not understood as a whole: %s', async (_title, require, result) => {
    const unread = [{ type: 'step' as const, span: SPAN, where: 'Steps' }]
    const subjects = [subject([], { unread }), step(10, factsOf(['a', 1]))]
    const [outcome] = await evaluate([active(require)], subjects, CATALOGUE, NOW)
    expect(outcome?.result).toBe(result)
    if (result === 'cannot-tell') expect(outcome?.blame.map(({ state }) => state)).toEqual(['unreadable'])
  })
})
