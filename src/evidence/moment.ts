const DAY = /^\d{4}-\d\d-\d\d$/
const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|z|UTC|[+-]\d\d:?\d\d)?$/

/**
 * A day or a moment as ISO 8601 has it, with `T` and in UTC; null where it is none. A day stays a day. A time without a zone
 * is UTC.
 */
export function isoDate(written: string): string | null {
  const text = written.trim()
  if (DAY.test(text)) return exists(text) ? text : null
  const [, day = '', time = '', zone = 'Z'] = MOMENT.exec(text) ?? []
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'
  const at = exists(day) ? Date.parse(`${day}T${time}${offset}`) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** 30 February rolls over to March: a day that changes when it is written back does not exist. */
function exists(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** Milliseconds since 1970 of what `isoDate` gives: of a day its beginning in UTC, so that nothing is younger than it is. */
export const timeOf = (iso: string): number => Date.parse(DAY.test(iso) ? `${iso}T00:00:00Z` : iso)

const MINUTE = 60_000
/** Where the day begins first, it begins fourteen hours before it does in UTC. */
const EARLIEST_DAY = 14 * 60 * MINUTE

/** Clocks differ by a little. What is further ahead than that has not happened; neither has what cannot be compared. */
export const isAhead = (iso: string, now: string): boolean =>
  !(timeOf(iso) - Date.parse(now) <= (DAY.test(iso) ? EARLIEST_DAY : MINUTE))
