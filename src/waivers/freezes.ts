import { Temporal } from 'temporal-polyfill'

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** A time with the offset of its place, which needs no zone. */
const PLACED = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i

/**
 * Days and periods as moments of a time zone: `2026-11-26` in New York is
 * `2026-11-26T00:00-05:00/2026-11-27T00:00-05:00`. Times with an offset stay what they are; times without one are those
 * of the zone. The offsets stay beside the times, so that a window that is written in days is compared with the days of
 * the zone. In UTC, where nobody names a zone, days stay days. What is no period stays as it is written: whoever
 * compares with it cannot tell.
 */
export function freezesIn(timeZone: string, freezes: readonly string[]): readonly string[] {
  return timeZone === 'UTC' ? freezes : freezes.map((one) => momentsOf(one, timeZone) ?? one)
}

function momentsOf(text: string, timeZone: string): string | null {
  const [begin = '', end, ...more] = text.split('/').map((part) => part.trim())
  if (more.length > 0) return null
  try {
    const start = startOf(begin, timeZone)
    if (end === undefined && !DAY.test(begin)) return written(start)
    return `${written(start)}/${written(endOf(start, end ?? begin, timeZone))}`
  } catch {
    return null
  }
}

function startOf(text: string, timeZone: string): Temporal.ZonedDateTime {
  if (DAY.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime(timeZone)
  return PLACED.test(text)
    ? Temporal.Instant.from(text).toZonedDateTimeISO(timeZone)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone)
}

/** A day that it ends on belongs to it. */
function endOf(start: Temporal.ZonedDateTime, text: string, timeZone: string): Temporal.ZonedDateTime {
  if (/^p/i.test(text)) return start.add(text)
  return DAY.test(text) ? startOf(text, timeZone).add({ days: 1 }).startOfDay() : startOf(text, timeZone)
}

const written = (moment: Temporal.ZonedDateTime): string =>
  moment.toString({ timeZoneName: 'never', smallestUnit: moment.second === 0 ? 'minute' : 'second' })
