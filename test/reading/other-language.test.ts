import { expect, test } from 'vitest'
import { casesOf, releasesOf, WORDS } from './reader.js'

const CASES =
  casesOf<readonly { readonly case: string; readonly said: boolean; readonly text: string }[]>('other-languages')

test.each(CASES)('$case: $said', ({ text, said }) => {
  const [release] = releasesOf('notes.md', text)
  const notes = release?.problems.filter(({ code }) => code === 'other-language') ?? []
  expect(notes.map(({ severity }) => severity)).toEqual(said ? ['note'] : [])
})

test('no word is English and not', () => {
  expect(WORDS.keys['english']?.filter((word) => WORDS.keys['elsewhere']?.includes(word))).toEqual([])
})
