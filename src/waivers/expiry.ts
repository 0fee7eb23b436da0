import { Temporal } from 'temporal-polyfill'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The first moment at which a waiver that counts until the end of `day` no longer counts: where the next day begins in
 * the time zone, ISO 8601 in UTC. Days of 23 and 25 hours, midnights that do not exist and days that a zone leaves out
 * are those of the zone. Null for what is no day (`next week`, `2026-02-30`, a date with a time) and for a zone that
 * does not exist: nobody knows then until when it would count.
 */
export function expiryOf(day: string, timeZone: string): string | null {
  if (!DAY.test(day)) return null
  try {
    const next = Temporal.PlainDate.from(day).add({ days: 1 })
    return next.toZonedDateTime(timeZone).toInstant().toString()
  } catch {
    return null
  }
}

/** Whether that moment has come. No moment has: what never counted does not count now. */
export function isOver(until: string | null, now: string): boolean {
  if (until === null) return true
  const [end, at] = [Date.parse(until), Date.parse(now)]
  return !(at < end)
}
