const ISO =
  /(?<!\d)(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?/
const NUMERIC = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/
const YEAR_FIRST = /(?<!\d)(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)/
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const LONG = new RegExp(
  `(?:(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,3})?(?<![\\p{L}])(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?${month === 'september' ? '|sept' : ''}`).join('|')})\\.?\\s{0,3}(?:(\\d{1,2})(?:st|nd|rd|th)?,?)?[\\s-]{1,3}(\\d{4})`,
  'iu',
)

/**
 * The date or date-time in a text as ISO 8601, else null. Times without a zone stay without one.
 * `16.5.2025` is day first, `5/16/2025` month first where the second number cannot be a month; where both could, it is unreadable and null.
 */
export function dateOf(text: string): string | null {
  const iso = ISO.exec(text)
  if (iso) return isoDate(iso)
  const numeric = NUMERIC.exec(text)
  if (numeric) return numericDate(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]))
  const dotted = DOTTED.exec(text)
  if (dotted) return calendarDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const reversed = YEAR_FIRST.exec(text)
  if (reversed) return calendarDate(Number(reversed[1]), Number(reversed[2]), Number(reversed[3]))
  const long = LONG.exec(text)
  const day = Number(long?.[1] ?? long?.[3])
  if (!long || !day) return null
  const month = MONTHS.findIndex((name) => name.startsWith((long[2] as string).toLowerCase().slice(0, 3))) + 1
  return calendarDate(Number(long[4]), month, day)
}

function isoDate([, date, time, zone]: RegExpExecArray): string | null {
  const [year, month, day] = (date as string).split('-').map(Number) as [number, number, number]
  if (!calendarDate(year, month, day)) return null
  if (!time) return date as string
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(time)) return null
  const seconds = time.length === 5 ? `${time}:00` : time
  const offset = zone === 'UTC' ? 'Z' : (zone ?? '').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  return `${date}T${seconds}${offset}`
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
