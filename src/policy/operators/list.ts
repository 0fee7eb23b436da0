import type { Truth, Value } from '../../model/index.js'
import { type Operator, pair } from './operator.js'
import { normal } from './text.js'

/** Sets of texts, compared as words are: order, repetition and case do not count. */
export const LIST: readonly Operator[] = [
  ...pair({
    names: ['containsAll', 'containsNotAll'],
    factTypes: ['list'],
    operand: 'list',
    descriptions: ['The fact holds every one of these.', 'The fact is stated and lacks at least one of these.'],
    compare: (value, expected) => among(value, expected, (wanted, holds) => wanted.every(holds)),
  }),
  ...pair({
    names: ['containsAny', 'containsNone'],
    factTypes: ['list'],
    operand: 'list',
    descriptions: ['The fact holds at least one of these.', 'The fact is stated and holds none of these.'],
    compare: (value, expected) => among(value, expected, (wanted, holds) => wanted.some(holds)),
  }),
]

/** Those of the expected texts that the value does not hold. */
export function lacking(value: Value, expected: Value): readonly string[] {
  const present = new Set(isTexts(value) ? value.map(normal) : [])
  return isTexts(expected) ? expected.filter((word) => !present.has(normal(word))) : []
}

type Quantifier = (wanted: readonly string[], holds: (word: string) => boolean) => boolean

function among(value: Value, expected: Value, quantifier: Quantifier): Truth {
  if (!isTexts(value) || !isTexts(expected)) return 'unknown'
  const present = new Set(value.map(normal))
  return quantifier(expected, (word) => present.has(normal(word)))
}

function isTexts(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
