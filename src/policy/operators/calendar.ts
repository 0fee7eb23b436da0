import type { Truth, Value } from '../../model/index.js'
import { DAY, type Moment, overlap } from '../values/date.js'
import { daysOf, parsePeriod } from '../values/period.js'
import { weekdayNamed } from '../values/weekday.js'
import { type Operator, pair } from './operator.js'

/**
 * Days of the week and periods of a calendar. Whatever overlaps is on that day, and during that period. Where none is
 * listed, everything is outside of all of them: nothing is closed.
 */
export const CALENDAR: readonly Operator[] = [
  ...pair({
    names: ['onWeekday', 'notOnWeekday'],
    factTypes: ['date', 'period'],
    operand: 'weekdays',
    descriptions: [
      'The fact is on one of these days of the week, as it is written, with its own offset.',
      'The fact is stated and on none of these days of the week.',
    ],
    compare: (value, expected) => {
      const days = typeof value === 'string' ? daysOf(value) : null
      const wanted = textsIn(expected)?.map(weekdayNamed)
      if (!days || !wanted || wanted.includes(null)) return 'unknown'
      return weekdaysOf(days).some((day) => wanted.includes(day))
    },
  }),
  ...pair({
    names: ['duringAny', 'duringNone'],
    factTypes: ['date', 'period'],
    operand: 'periods',
    descriptions: [
      'The fact is, in whole or in part, during one of these dates and periods.',
      'The fact is stated and wholly outside of all of these dates and periods.',
    ],
    compare: (value, expected) => {
      const span = typeof value === 'string' ? parsePeriod(value) : null
      const periods = textsIn(expected)?.map(parsePeriod)
      return span && periods ? overlapping(span, periods) : 'unknown'
    },
  }),
]

/** One period that overlaps is enough, whatever the others are. */
function overlapping(span: Moment, periods: readonly (Moment | null)[]): Truth {
  if (periods.some((one) => one !== null && overlap(span, one))) return true
  return periods.includes(null) ? 'unknown' : false
}

/** At most seven of them, however long the period is. */
function weekdaysOf({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  const days = Math.min(7, (last - first) / DAY + 1)
  return Array.from({ length: days }, (_, index) => new Date(first + index * DAY).getUTCDay())
}

/** A list, or the one period that another fact is; null where it is neither. */
function textsIn(value: Value): readonly string[] | null {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.every((one) => typeof one === 'string') ? (all as readonly string[]) : null
}
