import { anyOf, type QuantityWords } from './words.js'

const ISO =
  /(?<!\d)(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?/
const NUMERIC = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/
const YEAR_FIRST = /(?<!\d)(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)/

/** A date or date-time as ISO 8601, and where it stands in a text. */
export interface WrittenDate {
  readonly value: string
  readonly from: number
  readonly to: number
}

/**
 * Reads the date or date-time in a text as ISO 8601, else null. Times without a zone stay without one.
 * `16.5.2025` is day first, `5/16/2025` month first where the second number cannot be a month; where both could, it is
 * unreadable and null.
 */
export function dateReader(words: QuantityWords): (text: string) => WrittenDate | null {
  const months = new Map(words.months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
  const month = `(?<!\\p{L})(${anyOf([...months.keys()])})(?!\\p{L})\\.?`
  const day = `(\\d{1,2})(?:${anyOf(words.ordinals)})?(?!\\d)`
  const dayFirst = new RegExp(
    `(?<!\\d)${day}[\\s-]{0,3}(?:${anyOf(words.of)}\\s{1,3})?${month},?[\\s-]{1,3}(\\d{4})(?!\\d)`,
    'iu',
  )
  const monthFirst = new RegExp(`${month}[\\s-]{0,3}${day},?[\\s-]{1,3}(\\d{4})(?!\\d)`, 'iu')
  const yearFirst = new RegExp(`(?<!\\d)(\\d{4})[\\s-]{1,3}${month}[\\s-]{1,3}${day}`, 'iu')
  // Which of the groups is the day, the month and the year.
  const spelled: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
    [dayFirst, [1, 2, 3]],
    [monthFirst, [2, 1, 3]],
    [yearFirst, [3, 2, 1]],
  ]
  return (text) => {
    for (const [pattern, read] of FIXED) {
      const match = pattern.exec(text)
      if (match) return placed(match, read(match))
    }
    for (const [pattern, [day, month, year]] of spelled) {
      const match = pattern.exec(text)
      const name = match?.[month]?.toLowerCase()
      const value = match && name ? calendarDate(Number(match[year]), months.get(name) ?? 0, Number(match[day])) : null
      if (match && value) return placed(match, value)
    }
    return null
  }
}

const placed = (match: RegExpExecArray, value: string | null): WrittenDate | null =>
  value === null ? null : { value, from: match.index, to: match.index + match[0].length }

/** A text that holds more dates than that is read no further. */
const MOST_DATES = 5

/** Every date of a text, each once, in the order in which they are found. */
export function datesIn(text: string, dateIn: (text: string) => WrittenDate | null): readonly WrittenDate[] {
  const found: WrittenDate[] = []
  let rest = text
  for (let one = dateIn(rest); one && found.length < MOST_DATES; one = dateIn(rest)) {
    const { value, from, to } = one
    if (!found.some((other) => other.value === value)) found.push(one)
    rest = `${rest.slice(0, from)}${' '.repeat(to - from)}${rest.slice(to)}`
  }
  return found
}

/** A day with two times, or a time with an offset that somebody wrote without a blank: `09:00-12:00`. */
const STRETCH = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}-\d{2}:\d{2}$/
const DAY = 86_400_000

/** Reads the date that a text is, with nothing before or behind it but its weekday. Null where that is another day. */
export function loneDateReader(
  words: QuantityWords,
  dateIn: (text: string) => WrittenDate | null,
): (text: string) => string | null {
  const days = words.weekdays.map((names) => new RegExp(`^${anyOf(names)}(?:\\.?,?\\s{1,3}|,)(?=\\S)`, 'i'))
  return (text) => {
    const day = days.findIndex((pattern) => pattern.test(text))
    const weekday = days[day]
    const dated = weekday ? text.replace(weekday, '') : text
    const date = STRETCH.test(dated) ? null : dateIn(dated)
    if (!date || date.from > 0 || date.to < dated.length) return null
    return day < 0 || day === weekdayOf(date.value) ? date.value : null
  }
}

/** 0 for a Monday; the first day of 1970 was a Thursday. */
const weekdayOf = (date: string): number => (Math.floor(Date.parse(date.slice(0, 10)) / DAY) + 3 + 7 * 1e6) % 7

const FIXED: readonly (readonly [RegExp, (match: RegExpExecArray) => string | null])[] = [
  [ISO, isoDate],
  [NUMERIC, ([, first, second, year]) => numericDate(Number(first), Number(second), Number(year))],
  [DOTTED, ([, day, month, year]) => calendarDate(Number(year), Number(month), Number(day))],
  [YEAR_FIRST, ([, year, month, day]) => calendarDate(Number(year), Number(month), Number(day))],
]

function isoDate([, date, time, zone]: RegExpExecArray): string | null {
  const [year, month, day] = (date as string).split('-').map(Number) as [number, number, number]
  if (!calendarDate(year, month, day)) return null
  if (!time) return date as string
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(time)) return null
  const seconds = time.length === 5 ? `${time}:00` : time
  const offset = offsetOf(zone)
  return isOffset(offset) ? `${date}T${seconds}${offset}` : null
}

/** No place on earth is further behind UTC than 12 hours, nor further ahead than 14: `22:00-23:00` is a stretch of time. */
function isOffset(offset: string): boolean {
  const [hours, minutes] = offset.split(':').map(Number) as [number, number?]
  if (!/\d/.test(offset)) return true
  const behind = offset.startsWith('-')
  return (minutes ?? 0) < 60 && Math.abs(hours) * 60 + (minutes ?? 0) <= (behind ? 12 : 14) * 60
}

function offsetOf(zone = ''): string {
  if (zone === 'UTC' || zone === 'GMT') return 'Z'
  return zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
}

function numericDate(first: number, second: number, year: number): string | null {
  if (first > 12 && second <= 12) return calendarDate(year, second, first)
  if (second > 12 || first === second) return calendarDate(year, first, second)
  return null
}

/** Null where the calendar has no such day. */
function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
