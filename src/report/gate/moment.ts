import { durationInWords } from '../../model/index.js'
import { printable } from '../printable.js'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Fri 27 Nov 2026, 18:00 UTC`; of a day alone `Fri 27 Nov 2026`. What is no date stays as it is written. */
export function momentInWords(iso: string): string {
  const time = Date.parse(iso)
  if (!/^\d{4}-\d\d-\d\d/.test(iso) || Number.isNaN(time)) return printable(iso)
  const day = dayInWords(new Date(time).toISOString())
  return iso.includes('T') ? `${day}, ${clock(new Date(time).toISOString().slice(11, 19))} UTC` : day
}

/** `2026-11-27 18:00 UTC`, or the day alone: for lines of a terminal. */
export function shortMoment(iso: string): string {
  const time = Date.parse(iso)
  if (!/^\d{4}-\d\d-\d\dT/.test(iso) || Number.isNaN(time)) return printable(iso)
  const [day = '', hour = ''] = new Date(time).toISOString().split('T')
  return `${day} ${clock(hour.slice(0, 8))} UTC`
}

/** The same moment where people are: `19:00 in Europe/Berlin`, with the day where it is another one. Null: nothing to add. */
export function momentThere(iso: string, zone: string | undefined): string | null {
  const time = Date.parse(iso)
  if (zone === undefined || !iso.includes('T') || Number.isNaN(time) || /^(?:Etc\/)?(?:UTC|GMT)$/i.test(zone))
    return null
  const local = clockOf(time, zone)
  if (local === null) return null
  const [day, hour] = local
  const other = new Date(time).toISOString().startsWith(day) ? '' : `${dayInWords(day)}, `
  return `${other}${hour} in ${printable(zone)}`
}

/** Day and time on the clocks of a zone; null where there is no such zone. */
function clockOf(time: number, timeZone: string): readonly [day: string, hour: string] | null {
  try {
    const numbers = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const
    const parts = new Intl.DateTimeFormat('en-GB', { ...numbers, timeZone, hourCycle: 'h23' }).formatToParts(time)
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
    return [`${of('year')}-${of('month')}-${of('day')}`, clock(`${of('hour')}:${of('minute')}:${of('second')}`)]
  } catch {
    return null
  }
}

/** `18:00`; seconds only where there are any. */
function clock(time: string): string {
  return time.replace(/:00$/, '')
}

function dayInWords(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const weekday = DAYS[new Date(iso.slice(0, 10)).getUTCDay()]
  return `${weekday} ${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** Seconds from one moment to another; null where one of them is none. */
export function secondsBetween(from: string | null, to: string | null): number | null {
  const seconds = (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000
  return Number.isNaN(seconds) ? null : seconds
}

/** `3 days 4 hours`: as exact as anybody reads it. */
export function roughly(seconds: number): string {
  // Three thousand years: what somebody wrote is no duration.
  return Math.abs(seconds) < 1e11 ? durationInWords(Math.round(seconds), 2) : 'longer than can be told'
}

/** `5 min`, `1 h 30 min`: for the axis of a picture. */
export function brief(seconds: number): string {
  const rounded = Math.round(seconds * 10) / 10
  if (rounded < 60) return `${rounded} s`
  const words = durationInWords(rounded, 2)
  return words
    .replace(/ days?/g, ' d')
    .replace(/ hours?/g, ' h')
    .replace(/ minutes?/g, ' min')
    .replace(/ seconds?/g, ' s')
}
