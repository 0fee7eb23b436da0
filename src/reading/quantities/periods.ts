import { anyOf, type QuantityWords } from './words.js'

const LONGEST = 120
const DAY = 86_400_000
/** A date as data holds it, with a time or without. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]{1,20}\s?(?:[A-Z]{1,3}|[+-][\d:]{2,6})?)?$/
/** A length behind the slash: a period of so many days. */
const LENGTH = /^P[\dDWTHMS.]{2,30}$/i
/** Two times of a day, or a time and its offset: of `22:00-23:00` it is sure, no offset is that large. */
const STRETCH = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}-(\d{2}):\d{2}$/
const LARGEST_OFFSET = 12
/** Times without an offset: one that stands behind the second may be meant for both. */
const DAY_OF = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2})?$/
const TIME = /^\d{2}:\d{2}(?::\d{2})?$/

/**
 * Reads the period that a text is, as an ISO 8601 interval: two dates with a slash, a dash or "to" between them, a date
 * and a length, or a date alone. Null where it says more than that, or ends before it begins.
 */
export function periodReader(
  words: QuantityWords,
  loneDate: (text: string) => string | null,
): (text: string) => string | null {
  const between = new RegExp(`\\s(?:${anyOf(words.to)}|[-–—])\\s|[–—]`, 'iu')
  return (text) => {
    const typed = text
      .slice(0, LONGEST + 1)
      .replace(/\s+/g, ' ')
      .trim()
    if (text.length > LONGEST) return null
    const hour = STRETCH.exec(typed)?.[1]
    if (hour !== undefined && Number(hour) <= LARGEST_OFFSET) return null
    const written = hour === undefined ? typed : typed.replace(/-(\d{2}:\d{2})$/, ' - $1')
    const slashed = written.split(/\s?\/\s?/)
    const isSlashed = slashed.length === 2 && ISO.test(slashed[0] as string)
    const [begin = '', end, ...more] = isSlashed ? slashed : written.split(between)
    if (more.length > 0) return null
    const start = loneDate(begin)
    if (start === null || end === undefined) return start
    const last = isSlashed && LENGTH.test(end) ? end.toUpperCase() : loneDate(dated(end, begin))
    return last === null || isBackward(start, last) ? null : `${start}/${last}`
  }
}

/** The second time of a day, with that day: `22:00 - 23:00`. */
function dated(end: string, begin: string): string {
  const [, day] = DAY_OF.exec(begin) ?? []
  return day !== undefined && TIME.test(end) ? `${day} ${end}` : end
}

function isBackward(start: string, end: string): boolean {
  return momentOf(end) + (end.includes('T') ? 0 : DAY - 1) < momentOf(start)
}

/** A time without a zone is UTC, wherever it is read. */
const momentOf = (date: string): number => Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date)
