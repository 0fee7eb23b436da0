import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AddedWords } from '../../src/model/index.js'
import { compileVocabulary } from '../../src/reading/compile-vocabulary.js'
import { extendVocabulary } from '../../src/reading/extension/extend.js'
import { phraseFault } from '../../src/reading/extension/phrase-fault.js'
import type { VocabularyData } from '../../src/reading/vocabulary.js'
import { phrasebook } from '../../src/reading/wording/phrases.js'
import { nearestWord } from '../../src/schema/index.js'
import { WORDS } from './reader.js'

const HERE = { line: 1, column: 1, endLine: 1, endColumn: 2 }
const named = (texts: readonly string[]): AddedWords['texts'] => texts.map((text) => ({ text, span: HERE }))
const extended = (...added: readonly (readonly [path: string, ...texts: readonly string[]])[]) =>
  extendVocabulary(
    WORDS,
    added.map(([path, ...texts]) => ({ names: named(path.split('/')), texts: named(texts) })),
    { path: 'gonogo.config.yaml', nearestWord },
  )

const everyText = (data: unknown): readonly string[] => {
  if (typeof data === 'string') return [data]
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(everyText) : []
}
const ADDED = [
  ['words/rollback', 'unship'],
  ['sections/triggers', 'bail out'],
  ['says/failure/otherwise', 'plan z'],
  ['effects/database/says', 'swing ledger'],
  ['commands/database', 'shopctl restore'],
  ['values/rollback.types/traffic', 'swing proxy'],
  ['answers/ownership.decision', 'final call'],
  ['answers/trigger', 'bail when'],
  ['answers/trigger.signal', 'what we see'],
] as const

describe('words of a project', () => {
  test.each(ADDED)('are added to %s and nowhere else', (path, text) => {
    const { data, problems } = extended([path, text])
    expect(problems).toEqual([])
    const before = everyText(WORDS)
    const after = everyText(data)
    // An answer brings its own entry, with the name of its fact.
    expect(after.filter((one) => !before.includes(one))).toEqual([text])
    expect(before.filter((one) => !after.includes(one))).toEqual([])
  })

  test('leave the vocabulary that ships as it is', () => {
    const before = JSON.stringify(WORDS)
    extended(...ADDED)
    expect(JSON.stringify(WORDS)).toBe(before)
  })

  test.each([
    ['words/__proto__', 'x'],
    ['words/constructor', 'x'],
    ['says/__proto__/x', 'x'],
    ['effects/toString/says', 'x'],
    ['values/rollback.types/__proto__', 'x'],
    ['answers/__proto__', 'x'],
    ['commands/__proto__', 'x'],
  ] as const)('are refused by %s, which is no name', (path, text) => {
    const { data, problems } = extended([path, text])
    expect(problems.map(({ code }) => code)).toEqual(['unknown-word'])
    expect(data).toEqual(WORDS)
  })

  test('are too many beyond a limit', () => {
    const many = Array.from({ length: 2001 }, (_, at) => `unship${at}`)
    expect(extended(['words/rollback', ...many]).problems.map(({ code }) => code)).toEqual(['too-many-words'])
  })

  test('are phrases that can be looked up, or told to be none', () => {
    const pieces = [
      'unship',
      'shi*',
      '~',
      '~~',
      '_',
      '(',
      '|',
      ')',
      '?',
      '^',
      '$',
      '<number>',
      '<rollback>',
      'e.g.',
      '!',
    ]
    const text = 'unship the ship 7 times and ship it back '.repeat(40)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        const phrase = parts.join(' ')
        const fault = phraseFault(phrase, WORDS.words, nearestWord)
        if (fault) expect(fault).toMatchObject({ message: /\S/, fix: /\S/ })
        else
          expect(() => phrasebook(new Map(Object.entries({ ...WORDS.words, own: [phrase] }))).find(text)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('that cannot be read are left out, and the rest can be used', () => {
    const { data, problems } = extended(['words/rollback', '(unship', 'retract'])
    expect(problems).toHaveLength(1)
    expect(
      compileVocabulary(data as VocabularyData)
        .words.find('Retract it')
        .has('rollback'),
    ).toBe(true)
  })
})
