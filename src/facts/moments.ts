/** Milliseconds since 1970; a time without a zone is UTC, wherever the check runs. */
export const momentOf = (date: string): number => Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date)

const DAY = 24 * 3600

/** Seconds from an ISO date to now, or null where either cannot be read. A day was so many days ago, whatever the hour. */
export function ageIn(date: string, now: string): number | null {
  const seconds = (momentOf(now) - momentOf(date)) / 1000
  // What lies ahead has not happened yet.
  if (!Number.isFinite(seconds) || seconds < 0) return null
  return date.includes('T') ? seconds : Math.floor(seconds / DAY) * DAY
}

/** A day begins fourteen hours earlier where it begins first. */
const FIRST_DAWN = 14 * 3600

/** Whether an ISO date is still to come wherever one is, or null where it cannot be read. */
export function liesAhead(date: string, now: string): boolean | null {
  const seconds = (momentOf(date) - momentOf(now)) / 1000
  return Number.isFinite(seconds) ? seconds > (date.includes('T') ? 0 : FIRST_DAWN) : null
}
