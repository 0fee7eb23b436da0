import { expect, test } from 'vitest'
import type { Condition, Fact, Result } from '../../src/model/index.js'
import { evaluate } from '../../src/policy/index.js'
import { active, CATALOGUE, fact, NOW, stated, subject } from './samples.js'

const silence: readonly Fact[] = []
const placeholder = [fact('text.one', 'unfilled', 'TBD')]
const damaged = [fact('text.one', 'unreadable', '???')]
const is = (operator: string, value?: string | readonly string[]) =>
  value === undefined ? { fact: 'text.one', operator } : { fact: 'text.one', operator, value }

/** What json-rules-engine, or a careless rule, would get wrong: the condition, what the document says, the right answer. */
const TRAPS: readonly (readonly [trap: string, require: Condition, facts: readonly Fact[], result: Result])[] = [
  // Silence meets no demand, whichever way it is turned.
  ['absent is not "notEquals"', is('notEquals', 'draft'), silence, 'not-met'],
  ['absent is not "noneOf"', is('noneOf', ['draft']), silence, 'not-met'],
  ['absent is not "notMatches"', is('notMatches', 'draft'), silence, 'not-met'],
  ['absent is not "not equals"', { not: is('equals', 'draft') }, silence, 'not-met'],
  ['absent is not "not any of"', { not: { any: [is('equals', 'draft'), is('matches', 'x')] } }, silence, 'not-met'],
  ['absent is not "not all of"', { not: { all: [is('equals', 'draft'), is('matches', 'x')] } }, silence, 'not-met'],
  ['absent is not "containsNone"', { fact: 'list.one', operator: 'containsNone', value: ['a'] }, silence, 'not-met'],
  ['a placeholder is not "notEquals"', is('notEquals', 'draft'), placeholder, 'not-met'],
  ['a placeholder is not stated', is('isStated'), placeholder, 'not-met'],
  ['a placeholder is not absent', is('isAbsent'), placeholder, 'not-met'],
  ['absent is "not isStated"', { not: is('isStated') }, silence, 'met'],
  ['a double negation is none', { not: { not: is('equals', 'final') } }, [stated('text.one', 'final')], 'met'],
  // What cannot be read is unknown, unless the rest decides.
  ['damaged is not stated', is('isStated'), damaged, 'cannot-tell'],
  ['damaged is not "isNotStated"', is('isNotStated'), damaged, 'cannot-tell'],
  [
    'damaged, and the other of any holds',
    { any: [is('isStated'), { fact: 'number.one', operator: 'isAbsent' }] },
    damaged,
    'met',
  ],
  [
    'damaged, and the other of all fails',
    { all: [is('isStated'), { fact: 'number.one', operator: 'isStated' }] },
    damaged,
    'not-met',
  ],
  // Types are not guessed.
  [
    'a number written as text is not compared',
    { fact: 'number.one', operator: 'atMost', value: 9 },
    [stated('number.one', '10')],
    'cannot-tell',
  ],
  [
    'a duration left as text is not compared',
    { fact: 'duration.one', operator: 'atMost', value: 300 },
    [stated('duration.one', '5m')],
    'cannot-tell',
  ],
  [
    'not a number is not little',
    { fact: 'number.one', operator: 'atMost', value: 9 },
    [stated('number.one', Number.NaN)],
    'cannot-tell',
  ],
  [
    'not a number is not much either',
    { fact: 'number.one', operator: 'moreThan', value: 9 },
    [stated('number.one', Number.NaN)],
    'cannot-tell',
  ],
  [
    'a text is no list',
    { fact: 'list.one', operator: 'containsAny', value: ['a'] },
    [stated('list.one', 'a')],
    'cannot-tell',
  ],
  [
    'a date that does not exist is not compared',
    { fact: 'date.one', operator: 'before', value: '2026-03-01' },
    [stated('date.one', '2026-02-30')],
    'cannot-tell',
  ],
  [
    '10 is more than 9',
    { fact: 'version.one', operator: 'versionAtLeast', value: '2.9.0' },
    [stated('version.one', '2.10.0')],
    'met',
  ],
  [
    '1.10 is not 1.1',
    { fact: 'version.one', operator: 'equals', value: '1.1' },
    [stated('version.one', '1.10')],
    'not-met',
  ],
  ['a part of a word is not the word', is('oneOf', ['production', 'staging']), [stated('text.one', 'prod')], 'not-met'],
  [
    'lists are sets, not objects',
    { fact: 'list.one', operator: 'containsAll', value: ['b', 'a'] },
    [stated('list.one', ['a', 'b'])],
    'met',
  ],
  // The engine's own words and ways do not reach our facts.
  ['a path is not followed', Object.assign(is('equals', 'a'), { path: '$.length' }), [stated('text.one', 'a')], 'met'],
  [
    'a hostile path is not run',
    Object.assign(is('equals', 'a'), { path: '$[?(@.constructor.constructor("throw 1")())]' }),
    [stated('text.one', 'a')],
    'met',
  ],
  [
    'a decorated operator is unknown',
    { fact: 'number.one', operator: 'not:atMost', value: 1 },
    [stated('number.one', 2)],
    'cannot-tell',
  ],
  ['a fact named as a prototype is no fact', { fact: '__proto__', operator: 'isAbsent' }, silence, 'cannot-tell'],
  [
    'a pattern that explodes elsewhere is linear',
    is('matches', '^(a+)+$'),
    [stated('text.one', `${'a'.repeat(50_000)}!`)],
    'not-met',
  ],
]

test.each(TRAPS)('%s', async (_trap, require, facts, result) => {
  const [outcome] = await evaluate([active(require)], [subject(facts)], CATALOGUE, NOW)
  expect(outcome?.result).toBe(result)
})

test('a guard that is unknown leaves the rule untold, one that is false leaves it unasked', async () => {
  const rules = [active(is('isStated'), { when: { fact: 'number.one', operator: 'atMost', value: 1 } })]
  const facts = [fact('number.one', 'unreadable'), stated('number.one', 2), fact('number.one', 'absent')]
  const outcomes = await evaluate(
    rules,
    facts.map((one) => subject([one])),
    CATALOGUE,
    NOW,
  )
  expect(outcomes.map((one) => one.result)).toEqual(['cannot-tell', 'not-applicable', 'not-applicable'])
})
