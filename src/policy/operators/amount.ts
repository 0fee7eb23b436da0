import type { FactType, Truth, Value } from '../../model/index.js'
import { compareQuantities } from '../values/quantity.js'
import { type Operator, pair } from './operator.js'

/** How much: numbers, durations in seconds, and quantities of one kind of unit. */
export const AMOUNT: readonly Operator[] = [
  ...pair({
    names: ['atMost', 'moreThan'],
    factTypes: ['number', 'duration', 'quantity'],
    operand: 'same',
    descriptions: ['The fact is at most this.', 'The fact is more than this.'],
    compare: (value, expected, type) => ordered(value, expected, type, (order) => order <= 0),
  }),
  ...pair({
    names: ['atLeast', 'lessThan'],
    factTypes: ['number', 'duration', 'quantity'],
    operand: 'same',
    descriptions: ['The fact is at least this.', 'The fact is less than this.'],
    compare: (value, expected, type) => ordered(value, expected, type, (order) => order >= 0),
  }),
]

function ordered(value: Value, expected: Value, type: FactType, holds: (order: number) => boolean): Truth {
  const order = compareAmounts(value, expected, type)
  return order === null ? 'unknown' : holds(order)
}

/** `10` is not the number 10, and no number at all (NaN) is neither more nor less. */
function compareAmounts(value: Value, expected: Value, type: FactType): number | null {
  if (type === 'quantity') {
    return typeof value === 'string' && typeof expected === 'string' ? compareQuantities(value, expected) : null
  }
  if (typeof value !== 'number' || typeof expected !== 'number') return null
  if (Number.isNaN(value) || Number.isNaN(expected)) return null
  return value < expected ? -1 : value > expected ? 1 : 0
}
