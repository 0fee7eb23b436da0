import { describe, expect, test } from 'vitest'
import { phrasebook } from '../../src/reading/wording/phrases.js'
import { normalName } from '../../src/reading/wording/tokens.js'
import { casesOf, VOCABULARY } from './reader.js'

interface PhraseCase {
  readonly case: string
  readonly phrases: readonly string[]
  readonly finds: Readonly<Record<string, readonly string[]>>
}
const PHRASES = casesOf<readonly PhraseCase[]>('phrases').flatMap((one) =>
  Object.entries(one.finds).map(([text, hits]) => ({ ...one, text, hits })),
)
const TITLES = casesOf<{
  readonly names: Readonly<Record<string, string>>
  readonly keys: Readonly<Record<string, string>>
}>('titles')

describe('phrases', () => {
  test.each(PHRASES)('$case: $text', ({ phrases, text, hits }) => {
    const { all } = phrasebook(new Map([['class', phrases]])).find(text)
    expect(all.map(({ from, to }) => text.slice(from, to))).toEqual(hits)
  })
  test('a hit knows its class and how many words its phrase has', () => {
    const hits = phrasebook(
      new Map([
        ['rollback', ['roll* back']],
        ['target', ['back to']],
      ]),
    ).find('roll back to 1.2')
    expect(hits.all.map(({ name, words }) => [name, words])).toEqual([
      ['rollback', 2],
      ['target', 2],
    ])
    expect([hits.has('target'), hits.first('target')?.from, hits.has('other')]).toEqual([true, 5, false])
  })
})

test.each(Object.entries(TITLES.names))('the name of %j is %j', (text, name) => {
  expect(normalName(text)).toBe(name)
})
test.each(Object.entries(TITLES.keys))('the title %j asks for %j', (text, key) => {
  expect(VOCABULARY.titleKey(text)).toBe(key)
})
