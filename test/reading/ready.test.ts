import { expect, test } from 'vitest'
import { vocabularyData } from '../../src/build/vocabulary.js'
import ready from '../../src/generated/ready.json' with { type: 'json' }
import { compileVocabulary } from '../../src/reading/compile-vocabulary.js'
import { type ReadyVocabulary, readyVocabulary } from '../../src/reading/ready.js'
import type { VocabularyData } from '../../src/reading/vocabulary.js'

const data = vocabularyData() as unknown as VocabularyData

test('what is worked out when gonogo is built is what a run would work out', () => {
  expect(JSON.stringify(ready)).toBe(JSON.stringify(readyVocabulary(data)))
})

test('a vocabulary that was worked out before finds the same', () => {
  const [late, early] = [compileVocabulary(data), compileVocabulary(data, ready as unknown as ReadyVocabulary)]
  const titles = Object.keys(ready.titles)
  expect(titles.length).toBeGreaterThan(500)
  for (const title of titles) {
    expect(early.titleKey(title)).toBe(late.titleKey(title))
    expect(early.words.find(title).all).toEqual(late.words.find(title).all)
  }
  expect([...early.fieldsByTitle.keys()]).toEqual([...late.fieldsByTitle.keys()])
})
