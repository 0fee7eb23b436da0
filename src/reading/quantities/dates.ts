import { anyOf, type QuantityWords } from './words.js'

const ISO =
  /(?<!\d)(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?/
const NUMERIC = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/
const YEAR_FIRST = /(?<!\d)(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)/

/**
 * Reads the date or date-time in a text as ISO 8601, else null. Times without a zone stay without one.
 * `16.5.2025` is day first, `5/16/2025` month first where the second number cannot be a month; where both could, it is
 * unreadable and null.
 */
export function dateReader(words: QuantityWords): (text: string) => string | null {
  const months = new Map(words.months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
  const month = `(?<!\\p{L})(${anyOf([...months.keys()])})(?!\\p{L})\\.?`
  const day = `(\\d{1,2})(?:${anyOf(words.ordinals)})?(?!\\d)`
  const dayFirst = new RegExp(
    `(?<!\\d)${day}[\\s-]{0,3}(?:${anyOf(words.of)}\\s{1,3})?${month},?[\\s-]{1,3}(\\d{4})(?!\\d)`,
    'iu',
  )
  const monthFirst = new RegExp(`${month}[\\s-]{0,3}${day},?[\\s-]{1,3}(\\d{4})(?!\\d)`, 'iu')
  const yearFirst = new RegExp(`(?<!\\d)(\\d{4})[\\s-]{1,3}${month}[\\s-]{1,3}${day}`, 'iu')
  return (text) => {
    const iso = ISO.exec(text)
    if (iso) return isoDate(iso)
    const numeric = NUMERIC.exec(text)
    if (numeric) return numericDate(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]))
    const dotted = DOTTED.exec(text)
    if (dotted) return calendarDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
    const reversed = YEAR_FIRST.exec(text)
    if (reversed) return calendarDate(Number(reversed[1]), Number(reversed[2]), Number(reversed[3]))
    return (
      written(dayFirst.exec(text), [1, 2, 3]) ??
      written(monthFirst.exec(text), [2, 1, 3]) ??
      written(yearFirst.exec(text), [3, 2, 1])
    )
  }

  /** `groups`: which of them is the day, the month and the year. */
  function written(
    match: RegExpExecArray | null,
    [day, month, year]: readonly [number, number, number],
  ): string | null {
    const name = match?.[month]?.toLowerCase()
    return match && name ? calendarDate(Number(match[year]), months.get(name) ?? 0, Number(match[day])) : null
  }
}

function isoDate([, date, time, zone]: RegExpExecArray): string | null {
  const [year, month, day] = (date as string).split('-').map(Number) as [number, number, number]
  if (!calendarDate(year, month, day)) return null
  if (!time) return date as string
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(time)) return null
  const seconds = time.length === 5 ? `${time}:00` : time
  return `${date}T${seconds}${offsetOf(zone)}`
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
