import { type FactType, sameVersion, type Truth, type Value } from '../../model/index.js'
import { overlap, parseDate } from '../values/date.js'
import { compareQuantities } from '../values/quantity.js'
import { sameText } from '../values/text.js'
import { type Operator, pair } from './operator.js'

/** The same value, by the fact's type. */
export const EQUALITY: readonly Operator[] = [
  ...pair({
    names: ['equals', 'notEquals'],
    factTypes: ['text', 'version', 'number', 'boolean', 'duration', 'date', 'quantity'],
    operand: 'same',
    descriptions: [
      'The fact has this value: text whatever its case, versions by their numbers, dates by overlap, quantities of one kind of unit.',
      'The fact is stated and has another value.',
    ],
    compare: isSame,
  }),
  ...pair({
    names: ['oneOf', 'noneOf'],
    factTypes: ['text', 'version'],
    operand: 'list',
    descriptions: ['The fact has one of these values.', 'The fact is stated and has none of these values.'],
    compare: (value, expected, type) => {
      if (typeof value !== 'string' || !Array.isArray(expected)) return 'unknown'
      return expected.some((one) => isSame(value, one, type) === true)
    },
  }),
]

function isSame(value: Value, expected: Value, type: FactType): Truth {
  if (typeof value !== typeof expected) return 'unknown'
  if (typeof value === 'boolean' || typeof value === 'number') return value === expected
  if (typeof value !== 'string' || typeof expected !== 'string') return 'unknown'
  if (type === 'version') return sameVersion(value, expected)
  if (type === 'date') return sameDate(value, expected)
  if (type === 'quantity') {
    const order = compareQuantities(value, expected)
    return order === null ? 'unknown' : order === 0
  }
  return sameText(value, expected)
}

/** A day and a time on that day are equal: neither is before nor after the other. */
function sameDate(a: string, b: string): Truth {
  const [left, right] = [parseDate(a), parseDate(b)]
  return left && right ? overlap(left, right) : 'unknown'
}
