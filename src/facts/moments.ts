import { askClock, type Changes, type Clock } from '../model/index.js'

/** Milliseconds since 1970; a time without a zone is UTC, wherever the check runs. */
export const momentOf = (date: string): number => Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date)

const DAY = 24 * 3600

/** Seconds from an ISO date to now, or null where either cannot be read. A day was so many days ago, whatever the hour. */
export function ageIn(date: string, now: Clock): number | null {
  const moment = momentOf(date)
  return askClock(now, (iso) => {
    const seconds = (momentOf(iso) - moment) / 1000
    // What lies ahead has not happened yet.
    if (!Number.isFinite(seconds) || seconds < 0) return { answer: null, changes: momentsOf(moment) }
    if (date.includes('T')) return { answer: seconds, changes: null }
    const age = Math.floor(seconds / DAY) * DAY
    return { answer: age, changes: [moment + age * 1000, moment + (age + DAY) * 1000] }
  })
}

/** What is no date is none at any moment. */
const momentsOf = (moment: number): Changes => (Number.isFinite(moment) ? [moment] : [])

/** A day begins fourteen hours earlier where it begins first. */
const FIRST_DAWN = 14 * 3600

/** Whether an ISO date is still to come wherever one is, or null where it cannot be read. */
export function liesAhead(date: string, now: Clock): boolean | null {
  const reached = momentOf(date) - (date.includes('T') ? 0 : FIRST_DAWN * 1000)
  return askClock(now, (iso) => {
    const left = reached - momentOf(iso)
    return { answer: Number.isFinite(left) ? left > 0 : null, changes: momentsOf(reached) }
  })
}
