import { type Bound, DAY, later, type Moment, parseDate, timeBetween } from './date.js'
import { parseDuration } from './duration.js'

/** What a period may look like, for messages. */
export const PERIOD_FORMS = 'such as 2026-12-15/2027-01-05, 2026-12-15/P3D or 2026-12-24'
const LONGEST = 100

/**
 * First and last millisecond of an ISO 8601 interval: `2026-12-15/2027-01-05`, where the last day belongs to it,
 * `2026-12-15/P3D`, which is three days, or a date alone, which is that day. A time at which it ends is no part of it:
 * from 22:00 to 00:00 is one evening. Null where it is none, where it ends before it begins, and where its length is in
 * months or years, which have no fixed length.
 */
export function parsePeriod(text: string): Moment | null {
  if (text.length > LONGEST) return null
  const [begin = '', end, ...more] = text.split('/')
  if (more.length > 0) return null
  const start = parseDate(begin)
  if (end === undefined || !start) return start
  const last = lastOf(start, end)
  const length = last === null ? -1 : timeBetween(last, start.last)
  if (last === null || length < 0) return null
  const isOver = !last.isDay && length > 0
  return { first: start.first, last: isOver ? later(last, -1) : last }
}

function lastOf(start: Moment, end: string): Bound | null {
  if (!/^\s*p/i.test(end)) return parseDate(end)?.last ?? null
  const seconds = parseDuration(end)
  if (seconds === null) return null
  // Of days, the last one ends with its last millisecond.
  return later(start.first, seconds * 1000 - (start.first.isDay ? 1 : 0))
}

/**
 * The days that a date or period touches, each as it is written, with its own offset: milliseconds since the epoch at
 * which the first and the last of them begin. Null where `parsePeriod` finds none.
 */
export function daysOf(text: string): { readonly first: number; readonly last: number } | null {
  const span = parsePeriod(text)
  if (!span) return null
  const [first, last] = [dayOf(span.first.local), dayOf(span.last.local)]
  // With two offsets the end may stand on an earlier day than the beginning.
  return { first: Math.min(first, last), last: Math.max(first, last) }
}

function dayOf(local: number): number {
  return Math.floor(local / DAY) * DAY
}
