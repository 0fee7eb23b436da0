import type { Truth, Value } from '../../model/index.js'
import { normal } from '../values/text.js'
import { type Operator, pair } from './operator.js'

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
  ...pair({
    names: ['containsOnly', 'containsOthers'],
    factTypes: ['list'],
    operand: 'list',
    descriptions: ['The fact holds nothing but these.', 'The fact holds something other than these.'],
    // The same question the other way round: everything that is there is one of those that may be.
    compare: (value, expected) => among(expected, value, (present, isWanted) => present.every(isWanted)),
  }),
  ...pair({
    names: ['sizeAtLeast', 'sizeLessThan'],
    factTypes: ['list'],
    operand: 'size',
    descriptions: ['The fact holds at least this many different texts.', 'The fact holds fewer texts than this.'],
    compare: (value, expected) => sized(value, expected, (size, limit) => size >= limit),
  }),
  ...pair({
    names: ['sizeAtMost', 'sizeMoreThan'],
    factTypes: ['list'],
    operand: 'size',
    descriptions: ['The fact holds at most this many different texts.', 'The fact holds more texts than this.'],
    compare: (value, expected) => sized(value, expected, (size, limit) => size <= limit),
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

function sized(value: Value, limit: Value, holds: (size: number, limit: number) => boolean): Truth {
  if (!isTexts(value) || typeof limit !== 'number' || Number.isNaN(limit)) return 'unknown'
  return holds(new Set(value.map(normal)).size, limit)
}

function isTexts(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
