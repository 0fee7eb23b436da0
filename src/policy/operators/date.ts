import type { Truth, Value } from '../../model/index.js'
import { type Moment, parseDate, timeBetween } from '../values/date.js'
import { type Operator, pair } from './operator.js'

/**
 * Earlier and later. A date without a time is the whole day, wherever the other date is, and what overlaps is "on": an
 * approval of 18 November is on or after a change at noon of that day, since the document does not say otherwise.
 */
export const DATE: readonly Operator[] = [
  ...pair({
    names: ['onOrAfter', 'before'],
    factTypes: ['date'],
    operand: 'same',
    descriptions: ['The fact is on this date or later.', 'The fact is wholly before this date.'],
    compare: (value, expected) => ordered(value, expected, (a, b) => timeBetween(a.last, b.first) >= 0),
  }),
  ...pair({
    names: ['onOrBefore', 'after'],
    factTypes: ['date'],
    operand: 'same',
    descriptions: ['The fact is on this date or earlier.', 'The fact is wholly after this date.'],
    compare: (value, expected) => ordered(value, expected, (a, b) => timeBetween(a.first, b.last) <= 0),
  }),
]

function ordered(value: Value, expected: Value, holds: (a: Moment, b: Moment) => boolean): Truth {
  const [a, b] = [momentOf(value), momentOf(expected)]
  return a && b ? holds(a, b) : 'unknown'
}

function momentOf(value: Value): Moment | null {
  return typeof value === 'string' ? parseDate(value) : null
}
