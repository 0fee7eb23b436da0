import { anyOf, type QuantityWords } from './words.js'

/** From when to when, each as ISO 8601. */
export interface Stretch {
  readonly start: string
  readonly end: string
}

const LONGEST = 120
const TIME = '(\\d{1,2}:\\d{2}(?::\\d{2})?)'
const ZONE = '(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?(?![\\d:]))'

/**
 * Reads the stretch of time that a text is: two dates, a day with two times (`2026-11-24 09:00-11:00 UTC`), or a day
 * alone. A zone behind the second time is meant for both. Null where it says more, or has only one end.
 */
export function stretchReader(
  words: QuantityWords,
  loneDate: (text: string) => string | null,
  periodOf: (text: string) => string | null,
): (text: string) => Stretch | null {
  const before = new RegExp(`^(?:${anyOf([...words.from, ...words.weekdays.flat()])},?\\s)+`, 'iu')
  const apart = `(?:\\s?[-–—]\\s?|\\s(?:${anyOf([...words.to, ...words.and])})\\s)`
  const times = new RegExp(
    `^(.{8,40}?),?\\s(?:${anyOf(words.from)}\\s)?${TIME}\\s?${ZONE}?${apart}${TIME}\\s?${ZONE}?$`,
    'iu',
  )
  return (text) => {
    if (text.length > LONGEST) return null
    const plain = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').replace(before, '')
    const [, written = '', from = '', zone, to = '', lastZone] = times.exec(plain) ?? []
    const day = loneDate(written)
    if (day !== null && !day.includes('T'))
      return forward(at(day, from, zone ?? lastZone), at(day, to, lastZone ?? zone))
    const period = periodOf(plain)
    const [start = null, end = start] = period?.split('/') ?? []
    if (start === null || end === null || end.startsWith('P')) return null
    return end === start && start.includes('T') ? null : { start, end }
  }

  function at(day: string, time: string, zone = ''): string | null {
    return loneDate(`${day} ${time.padStart(5, '0')}${zone && ` ${zone.toUpperCase()}`}`)
  }
}

/** `22:00 - 02:00` may end on another day. */
function forward(start: string | null, end: string | null): Stretch | null {
  return start !== null && end !== null && Date.parse(start) < Date.parse(end) ? { start, end } : null
}
