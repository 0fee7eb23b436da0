import type { Truth, Value } from '../../model/index.js'
import { type Operator, pair } from './operator.js'

/** How much: numbers, and durations in seconds. */
export const AMOUNT: readonly Operator[] = [
  ...pair({
    names: ['atMost', 'moreThan'],
    factTypes: ['number', 'duration'],
    operand: 'same',
    descriptions: ['The fact is at most this.', 'The fact is more than this.'],
    compare: (value, expected) => ordered(value, expected, (a, b) => a <= b),
  }),
  ...pair({
    names: ['atLeast', 'lessThan'],
    factTypes: ['number', 'duration'],
    operand: 'same',
    descriptions: ['The fact is at least this.', 'The fact is less than this.'],
    compare: (value, expected) => ordered(value, expected, (a, b) => a >= b),
  }),
]

/** `10` is not the number 10, and no number at all (NaN) is neither more nor less. */
function ordered(value: Value, expected: Value, holds: (a: number, b: number) => boolean): Truth {
  if (typeof value !== 'number' || typeof expected !== 'number') return 'unknown'
  return Number.isNaN(value) || Number.isNaN(expected) ? 'unknown' : holds(value, expected)
}
