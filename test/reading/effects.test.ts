import { describe, expect, test } from 'vitest'
import { effectsOfSentence } from '../../src/reading/effects.js'
import { casesOf, VOCABULARY } from './reader.js'

type Table = Readonly<Record<string, readonly string[]>>

describe.each(Object.entries(casesOf<Table>('effects')))('%s', (effect, sentences) => {
  test.each(sentences)('%s', (sentence) => {
    const effects = effectsOfSentence(sentence, VOCABULARY).map(({ name }) => name)
    if (effect === 'unknown') expect(effects).toEqual([])
    else expect(effects).toContain(effect)
  })
})
