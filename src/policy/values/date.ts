/** First and last millisecond (UTC, since the epoch) of what a date names. */
export interface Moment {
  readonly first: number
  readonly last: number
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

/** What a date may look like, for messages. */
export const DATE_FORMS = 'such as 2026-11-20 or 2026-11-20T18:00:00Z'

/**
 * An ISO 8601 date or date-time; null where it is none or no such day exists.
 * A date alone is the whole day in UTC. A time without an offset is UTC: the same document must give
 * the same verdict on every machine.
 */
export function parseDate(text: string): Moment | null {
  const written = writtenDate(text)
  if (!written) return null
  const first = written.local - (written.offset ?? 0)
  return { first, last: written.isDay ? first + DAY - 1 : first }
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
  if (hours > 23 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
