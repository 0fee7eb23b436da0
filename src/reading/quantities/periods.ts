import { anyOf, type QuantityWords } from './words.js'

const LONGEST = 120
const DAY = 86_400_000
/** A date as data holds it, with a time or without. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]{1,20}\s?(?:[A-Z]{1,3}|[+-][\d:]{2,6})?)?$/
/** A length behind the slash: a period of so many days. */
const LENGTH = /^P[\dDWTHMS.]{2,30}$/i

/**
 * Reads the period that a text is, as an ISO 8601 interval: two dates with a slash, a dash or "to" between them, a date
 * and a length, or a date alone. Null where it says more than that, or ends before it begins.
 */
export function periodReader(
  words: QuantityWords,
  dateOf: (text: string) => string | null,
): (text: string) => string | null {
  const between = new RegExp(`\\s(?:${anyOf(words.to)}|[-–—])\\s|[–—]`, 'iu')
  return (text) => {
    const written = text
      .slice(0, LONGEST + 1)
      .replace(/\s+/g, ' ')
      .trim()
    if (text.length > LONGEST) return null
    const slashed = written.split(/\s?\/\s?/)
    const isSlashed = slashed.length === 2 && ISO.test(slashed[0] as string)
    const [begin = '', end, ...more] = isSlashed ? slashed : written.split(between)
    const start = lone(begin)
    if (more.length > 0 || start === null || end === undefined) return more.length > 0 ? null : start
    const last = isSlashed && LENGTH.test(end) ? end.toUpperCase() : lone(end)
    return last === null || isBackward(start, last) ? null : `${start}/${last}`
  }

  /** The date that a text is, with nothing else that might count: no second day, no other number. */
  function lone(text: string): string | null {
    const numbers = text.match(/\d+/g)?.length ?? 0
    const isDate = ISO.test(text) || (/^[\p{L}\d\s.,/-]+$/u.test(text) && numbers === (/\p{L}/u.test(text) ? 2 : 3))
    return isDate ? dateOf(text) : null
  }
}

function isBackward(start: string, end: string): boolean {
  return momentOf(end) + (end.includes('T') ? 0 : DAY - 1) < momentOf(start)
}

/** A time without a zone is UTC, wherever it is read. */
const momentOf = (date: string): number => Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date)
