import { askClock, type Changes, type Clock, type Truth, type Value } from '../../model/index.js'
import { parseDate, timeBetween, writtenDate } from '../values/date.js'
import { type Operator, pair } from './operator.js'

/** A day begins that much earlier where it begins first; a time without an offset may be of there too. */
const FIRST_DAWN = 14 * 3600

/**
 * How long ago. A date without a time is the whole day, and what overlaps counts: on 20 November a drill of
 * 22 August is 90 days old, whatever the hour. What still lies ahead wherever one is has no age: the answer is unknown.
 */
export const AGE: readonly Operator[] = [
  ...pair({
    names: ['ageAtMost', 'ageMoreThan'],
    factTypes: ['date'],
    operand: 'duration',
    descriptions: ['The fact is at most this long ago.', 'The fact is longer ago than this.'],
    compare: (value, expected, _type, now) => aged(value, expected, now, ({ least }, limit) => least <= limit),
  }),
  ...pair({
    names: ['ageAtLeast', 'ageLessThan'],
    factTypes: ['date'],
    operand: 'duration',
    descriptions: ['The fact is at least this long ago.', 'The fact is less long ago than this.'],
    compare: (value, expected, _type, now) => aged(value, expected, now, ({ most }, limit) => most >= limit),
  }),
]

/** In seconds, never below zero. */
interface Age {
  readonly least: number
  readonly most: number
}

function aged(value: Value, limit: Value, now: Clock, holds: (age: Age, limit: number) => boolean): Truth {
  return askClock(now, (iso) => {
    const age = typeof value === 'string' ? ageOf(value, iso) : null
    const answer = age && typeof limit === 'number' && limit >= 0 ? holds(age, limit) : 'unknown'
    // A day is compared with the day where the clock stands.
    return { answer, changes: iso.endsWith('Z') ? changesOf(value, limit) : null }
  })
}

/** When what was to come has come, and when either end of it is as old as the limit, and older. */
function changesOf(value: Value, limit: Value): Changes {
  const date = typeof value === 'string' ? parseDate(value) : null
  if (!date) return []
  const [first, last] = [date.first, date.last].map(({ local, utc, isDay }) => (isDay ? local : utc)) as [
    number,
    number,
  ]
  const dawn = writtenDate(String(value))?.offset === null ? FIRST_DAWN * 1000 : 0
  const old = typeof limit === 'number' && limit >= 0 ? limit * 1000 : null
  return [first - dawn, ...(old === null ? [] : [Math.ceil(first + old), Math.floor(last + old) + 1])]
}

function ageOf(text: string, now: string): Age | null {
  const [date, clock] = [parseDate(text), parseDate(now)]
  if (!date || !clock) return null
  const [least, most] = [date.last, date.first].map((bound) => timeBetween(clock.first, bound) / 1000) as [
    number,
    number,
  ]
  if (most < (writtenDate(text)?.offset === null ? -FIRST_DAWN : 0)) return null
  return { least: Math.max(0, least), most: Math.max(0, most) }
}
