import type { FactType, Value } from '../../model/index.js'
import { DAY, type WrittenDate, writtenDate } from './date.js'

/** Types of facts that can be compared with so much before or after another fact of the type. */
export const SHIFTED_BY: Readonly<Partial<Record<FactType, FactType>>> = {
  date: 'duration',
  duration: 'duration',
  number: 'number',
}
/** Years that are written with four digits, in milliseconds since the epoch. */
const FOUR_DIGITS = { from: Date.parse('0000-01-01'), to: Date.parse('9999-12-31T23:59:59.999Z') }

/**
 * What lies `amount` after the value, or before it where `amount` is negative: seconds for dates and durations, else a
 * number. Null where it is no value of the type, or nothing of the type lies there (a duration below zero, a year that
 * has no four digits): then nobody can compare with it.
 *
 * A day stays a day where it moves by whole days. Any other length is reckoned away from the whole day, as people mean
 * it: 4 hours before Friday is 4 hours before it begins, 4 hours after it is 4 hours after it ends. So a notice or a
 * wait is never shorter than what was asked for, whatever time of that day was meant. A time keeps its own offset; what
 * lies so many hours from a day is a time of the place that `beside` is written in, the value it is compared with.
 */
export function shifted(value: Value, type: FactType, amount: number, beside: Value = null): Value | null {
  if (!Number.isFinite(amount)) return null
  if (type === 'date') return typeof value === 'string' ? shiftedDate(value, amount, zoneOf(beside)) : null
  if (typeof value !== 'number' || (type !== 'duration' && type !== 'number')) return null
  // What a number cannot hold exactly is rounded away: 0.1 and 0.2 are 0.3.
  const sum = Number((value + amount).toPrecision(15))
  return Number.isFinite(sum) && (type === 'number' || sum >= 0) ? sum : null
}

function shiftedDate(text: string, seconds: number, zone: string): string | null {
  const date = writtenDate(text)
  if (!date) return null
  const by = seconds * 1000
  const isDay = date.isDay && by % DAY === 0
  const from = date.isDay && !isDay && by > 0 ? date.local + DAY : date.local
  return worded({ ...date, isDay, local: from + by, zone: date.isDay ? zone : date.zone })
}

function zoneOf(value: Value): string {
  const zone = typeof value === 'string' ? writtenDate(value)?.zone : null
  return zone || 'Z'
}

function worded({ local, isDay, zone }: WrittenDate): string | null {
  if (!(local >= FOUR_DIGITS.from && local <= FOUR_DIGITS.to)) return null
  const iso = new Date(local).toISOString()
  return isDay ? iso.slice(0, 10) : `${iso.slice(0, 23).replace(/\.000$/, '')}${zone}`
}
