import { describe, expect, test } from 'vitest'
import { amountOf } from '../../src/reading/quantities/amounts.js'
import { casesOf, VOCABULARY } from './reader.js'

const { dateOf, durationsIn, periodOf, stretchOf, thresholdsIn, versionsIn, windowsIn } = VOCABULARY.quantities

type Table<T> = Readonly<Record<string, Readonly<Record<string, T>>>>

const versions = (text: string) =>
  versionsIn(text).map(({ form, text: name }) => (form === 'concrete' ? name : `${form}:${name}`))
const thresholds = (text: string) =>
  thresholdsIn(text).map(({ comparator, value, unit }) => `${comparator} ${value} ${unit}`.trimEnd())

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['durations', (text) => durationsIn(text).map(({ seconds }) => seconds)],
  ['versions', versions],
  ['thresholds', thresholds],
  ['dates', dateOf],
  ['amounts', amountOf],
  ['periods', periodOf],
  ['stretches', stretchOf],
  ['windows', (text) => windowsIn(text).map(({ start, end }) => [start, end])],
]

describe.each(READERS)('%s', (name, found) => {
  describe.each(Object.entries(casesOf<Table<unknown>>(name)))('%s', (_group, cases) => {
    test.each(Object.entries(cases))('%j', (text, expected) => {
      expect(found(text)).toEqual(expected)
    })
  })
})
