/** The first or the last millisecond of what is written, since the epoch. */
export interface Bound {
  /** As if it were written in UTC. */
  readonly local: number
  /** Of a day the same: it has no offset. */
  readonly utc: number
  readonly isDay: boolean
}

/** From when to when. */
export interface Moment {
  readonly first: Bound
  readonly last: Bound
}

/**
 * Milliseconds from `b` to `a`, negative where `a` is earlier. Two times are compared wherever they are. A day has no
 * offset, so it is that day where the time beside it is: 00:30+02:00 on 15 December is on that day, although it is the
 * 14th in UTC, and it is on a Tuesday for the same reason.
 */
export function timeBetween(a: Bound, b: Bound): number {
  return a.isDay || b.isDay ? a.local - b.local : a.utc - b.utc
}

/** A date as it stands there: a day, or a time on it with the offset that is written beside it. */
export interface WrittenDate {
  /** Milliseconds since the epoch at which the day begins, or of the time, as if both were UTC. */
  readonly local: number
  readonly isDay: boolean
  /** Milliseconds ahead of UTC; null where no offset is written. */
  readonly offset: number | null
  /** The offset as it is written, such as `Z` or `+02:00`; empty where there is none. */
  readonly zone: string
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i
export const DAY = 86_400_000
/** Minutes by which a place is behind UTC or ahead of it. */
const MOST_BEHIND = 12 * 60
const MOST_AHEAD = 14 * 60

/** What a date may look like, for messages. */
export const DATE_FORMS = 'such as 2026-11-20 or 2026-11-20T18:00:00Z'

/**
 * An ISO 8601 date or date-time; null where it is none or no such day exists.
 * A date alone is the whole day, wherever that is. A time without an offset is UTC: the same document must give
 * the same verdict on every machine.
 */
export function parseDate(text: string): Moment | null {
  const written = writtenDate(text)
  if (!written) return null
  const { local, isDay, offset } = written
  const first = { local, utc: local - (offset ?? 0), isDay }
  return { first, last: isDay ? later(first, DAY - 1) : first }
}

/** Whether the two have a moment in common. */
export function overlap(a: Moment, b: Moment): boolean {
  return timeBetween(a.first, b.last) <= 0 && timeBetween(b.first, a.last) <= 0
}

/** The same so many milliseconds later. */
export function later({ local, utc, isDay }: Bound, by: number): Bound {
  return { local: local + by, utc: utc + by, isDay }
}

/** The same forms, taken apart as they are written: the weekday of 23:30-05:00 is that of its own place. */
export function writtenDate(text: string): WrittenDate | null {
  const written = text.trim()
  const day = DATE.exec(written)
  if (day) {
    const local = midnight(day)
    return local === null ? null : { local, isDay: true, offset: null, zone: '' }
  }
  const time = TIME.exec(written)
  const start = time && midnight(time)
  if (!time || start === null) return null
  const [hour, minute, second] = [Number(time[4]), Number(time[5]), Number(time[6] ?? 0)]
  const zone = time[8] ?? ''
  const offset = offsetOf(zone)
  if (hour > 23 || minute > 59 || second > 60 || offset === null) return null
  const milliseconds = Math.floor(Number(`0.${time[7] ?? 0}`) * 1000)
  const local = start + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
  return { local, isDay: false, offset: zone === '' ? null : offset, zone }
}

function midnight(parts: RegExpExecArray): number | null {
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  // 30 February rolls over to March: a date that changes when it is written back does not exist.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() : null
}

function offsetOf(zone: string): number | null {
  if (zone === '' || zone.toUpperCase() === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || 0)
  const behind = zone.startsWith('-')
  // No place is further away: `22:00-23:00` is a stretch of time.
  if (minutes > 59 || hours * 60 + minutes > (behind ? MOST_BEHIND : MOST_AHEAD)) return null
  return (behind ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
