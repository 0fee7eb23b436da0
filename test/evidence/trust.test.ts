import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeEvidence, observationsJson } from '../../src/evidence/index.js'
import type { Observation, Question } from '../../src/model/index.js'
import { readObservations } from '../../src/schema/index.js'
import { documentOf } from '../schema/samples.js'
import { askedFor, caseIn, NOW, observationOf, TABLES } from './samples.js'

const CASES = TABLES.flatMap(([, table]) => table.cases.map((one) => caseIn(table, one)))
const HOLDING = CASES.filter(({ question, seen }) => answerOf(question, observationOf(question, seen)) === 'holds')
const [tag] = HOLDING.filter(({ question }) => question.type === 'git')
const [drill] = HOLDING.filter(({ question }) => question.type === 'file')

function answerOf(question: Question, observation: Observation, maxAge: number | null = null, now = NOW) {
  return judgeEvidence([askedFor(question, maxAge)], [observation], now)[0]?.answer
}

/** When it was looked at and from when it says it is, and whether that counts, or why not. */
const MOMENTS: readonly { readonly more: Partial<Observation>; readonly says: string; readonly date: string | null }[] =
  [
    { more: {}, says: 'holds', date: '2026-11-20T11:59:30.000Z' },
    { more: { observed: '2026-11-20T12:00:59Z' }, says: 'holds', date: '2026-11-20T12:00:59.000Z' },
    { more: { observed: '2026-11-20T12:01:01Z' }, says: 'which is after the moment that is judged', date: null },
    { more: { observed: '2020-01-01T00:00:00Z' }, says: 'holds', date: '2020-01-01T00:00:00.000Z' },
    { more: { observed: '2026-11-20' }, says: 'Nobody can tell when it was looked at.', date: null },
    { more: { observed: '2026-02-30T00:00:00Z' }, says: 'Nobody can tell when it was looked at.', date: null },
    { more: { observed: '' }, says: 'Nobody can tell when it was looked at.', date: null },
    { more: { dated: '2026-11-19' }, says: 'holds', date: '2026-11-19' },
    { more: { dated: '2026-11-19T23:30:00+02:00' }, says: 'holds', date: '2026-11-19T21:30:00.000Z' },
    // Where the day begins first, it has begun.
    { more: { dated: '2026-11-21' }, says: 'holds', date: '2026-11-21' },
    { more: { dated: '2026-11-22' }, says: 'and was looked at before', date: null },
    { more: { dated: '2026-11-20T12:02:00Z' }, says: 'and was looked at before', date: null },
    { more: { dated: 'yesterday' }, says: 'From when it is cannot be read.', date: null },
    { more: { seen: null, unreadable: null }, says: 'Nothing was seen, and nobody says why.', date: null },
    { more: { unreadable: 'There was no answer.' }, says: 'There was no answer.', date: null },
  ]

describe('an observation', () => {
  test.each(MOMENTS)('$more: $says', ({ more, says, date }) => {
    const { question, seen } = tag ?? expect.fail('a tag holds')
    const [result] = judgeEvidence([askedFor(question)], [observationOf(question, seen, more)], NOW)
    expect([result?.answer, result?.says].join(' ')).toContain(says)
    expect(result?.date).toBe(date)
  })

  test('of a file is as old as the file says, whenever it was looked at', () => {
    const { question, seen } = drill ?? expect.fail('a file holds')
    const results = [null, '2026-11-01'].map((dated) => {
      return judgeEvidence([askedFor(question, 3600)], [observationOf(question, seen, { dated })], NOW)[0]
    })
    expect(results.map((one) => [one?.answer, one?.date])).toEqual([
      ['unreadable', null],
      ['holds', '2026-11-01'],
    ])
    expect(results[0]?.says).toBe('The file does not say from when it is, and it may be at most 1 hour old.')
    expect(answerOf(question, observationOf(question, seen))).toBe('holds')
  })

  test('that is missing or there twice says nothing', () => {
    const { question, seen } = tag ?? expect.fail('a tag holds')
    const one = observationOf(question, seen)
    const says = (...observations: Observation[]) => judgeEvidence([askedFor(question)], observations, NOW)[0]
    expect(says()).toMatchObject({ answer: 'unreadable', says: 'Nobody looked, and nothing was recorded.' })
    expect(says({ ...one, name: 'another' })).toMatchObject({ answer: 'unreadable' })
    expect(says(one, one)).toMatchObject({ answer: 'unreadable', says: expect.stringContaining('more than once') })
  })

  test('of another question says in what it was another', () => {
    const { question, seen } = tag ?? expect.fail('a tag holds')
    const says = (recorded: object) =>
      judgeEvidence([askedFor(question)], [observationOf({ ...question, ...recorded } as Question, seen)], NOW)[0]?.says
    expect(says({ tag: 'v2.14.2' })).toBe('It was asked something else: `tag` was `v2.14.2`, and is `v2.14.3` now.')
    expect(says({ ancestorOf: 'HEAD' })).toBe(
      'It was asked something else: `ancestorOf` was `HEAD`, and is left out now.',
    )
    expect(says({ type: 'http', tag: 'v1' })).toBe('It was asked something else: `type` was `http`, and is `git` now.')
    expect(says({ annotated: true })).toBe('It was asked something else: `annotated` was `true`, and is `false` now.')
  })

  test('is not even looked at where the question cannot be asked', () => {
    const { question, seen } = tag ?? expect.fail('a tag holds')
    const asked = { ...askedFor(question), fault: 'The plan does not say.' }
    const [result] = judgeEvidence([asked], [observationOf(question, seen)], NOW)
    expect(result).toMatchObject({ answer: 'unreadable', says: 'The plan does not say.', observation: { seen: null } })
  })
})

describe('nothing holds', () => {
  test('of what could not be read', () => {
    for (const { question, seen } of CASES) {
      expect(answerOf(question, observationOf(question, null))).toBe('unreadable')
      expect(answerOf(question, observationOf(question, seen, { unreadable: 'It broke.' }))).toBe('unreadable')
    }
  })

  test('of what was asked something else', () => {
    const holding = fc.constantFrom(...HOLDING)
    const other = fc.constantFrom(...CASES.map(({ question }) => question))
    const pairs = fc.tuple(holding, other).filter(([one, asked]) => !isSame(one.question, asked))
    fc.assert(
      fc.property(pairs, ([{ question, seen }, asked]) => {
        expect(answerOf(asked, observationOf(question, seen))).toBe('unreadable')
      }),
    )
  })

  test('after one letter of the question was changed', () => {
    const changed = fc.constantFrom(...HOLDING).chain((one) => {
      const texts = Object.entries(one.question).filter(([key, value]) => key !== 'type' && typeof value === 'string')
      return fc.record({
        one: fc.constant(one),
        key: fc.constantFrom(...texts.map(([key]) => key)),
        letter: fc.string({ minLength: 1 }),
      })
    })
    fc.assert(
      fc.property(changed, ({ one: { question, seen }, key, letter }) => {
        const recorded = { ...question, [key]: `${Reflect.get(question, key)}${letter}` }
        expect(answerOf(question, observationOf(recorded, seen))).toBe('unreadable')
      }),
    )
  })

  test('from a moment that has not come', () => {
    const ahead = fc.integer({ min: 61, max: 1e9 })
    fc.assert(
      fc.property(fc.constantFrom(...HOLDING), ahead, ({ question, seen }, seconds) => {
        const later = new Date(Date.parse(NOW) + seconds * 1000).toISOString()
        expect(answerOf(question, observationOf(question, seen, { observed: later }))).toBe('unreadable')
        expect(answerOf(question, observationOf(question, seen, { dated: later }))).toBe('unreadable')
      }),
    )
  })
})

test('nothing holds at a moment that is none', () => {
  for (const { question, seen } of HOLDING) {
    expect(answerOf(question, observationOf(question, seen), null, 'now')).toBe('unreadable')
  }
})

test('what was recorded says the same when it is read again', () => {
  const names = CASES.map((_, index) => `evidence-${index}`)
  const all = CASES.map(({ question, seen }, index) => {
    const more = index % 3 === 0 ? { dated: '2026-11-01' } : {}
    return observationOf(question, index % 7 === 0 ? null : seen, { name: names[index] ?? '', ...more })
  })
  const asked = CASES.map(({ question }, index) => {
    const { demand, fault } = askedFor(question, 3600)
    return { fault, demand: { ...demand, name: names[index] ?? '' } }
  })
  const text = observationsJson(all)
  const { observations, problems } = readObservations(documentOf(text, 'evidence.json'))
  expect(problems).toEqual([])
  expect(judgeEvidence(asked, observations, NOW)).toEqual(judgeEvidence(asked, all, NOW))
  expect(observationsJson(observations.toReversed())).toBe(text)
})

const isSame = (a: Question, b: Question): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
