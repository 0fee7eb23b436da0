import type { FactType, Value } from '../../model/index.js'
import { unitOf } from '../condition-words.js'

/** A value moved by one, up or down. */
export interface Moved {
  readonly value: Value
  readonly up: boolean
}

/** The value one more and one less, as it is written: `5m` becomes `4m` and `6m`. None for what has no order. */
export function moved(value: Value, type: FactType): readonly Moved[] {
  return [false, true].flatMap((up) => {
    const other = MOVES[type]?.(value, up ? 1 : -1) ?? null
    return other === null ? [] : [{ value: other, up }]
  })
}

type Move = (value: Value, by: 1 | -1) => Value

const MOVES: Partial<Readonly<Record<FactType, Move>>> = {
  number: (value, by) => (typeof value === 'number' ? movedDigits(String(value), by, Number) : null),
  duration: (value, by) => {
    if (typeof value !== 'number') return null
    const other = value + by * unitOf(value)[1]
    return other < 0 ? null : other
  },
  quantity: (value, by) => {
    const [, digits, rest = ''] = typeof value === 'string' ? (/^([+-]?[\d.]+)(.*)$/s.exec(value.trim()) ?? []) : []
    return digits === undefined ? null : movedDigits(digits, by, (other) => `${other}${rest}`)
  },
  version: (value, by) => {
    if (typeof value !== 'string') return null
    const [, before = '', digits, after = ''] = /^(.*?)(\d{1,15})(\D*)$/s.exec(value) ?? []
    const other = digits === undefined ? -1 : Number(digits) + by
    return other < 0
      ? null
      : `${before}${String(other).padStart(digits?.startsWith('0') ? digits.length : 0, '0')}${after}`
  },
  date: (value, by) => {
    const [, year, month, day, rest = ''] = /^(\d{4})-(\d\d)-(\d\d)(.*)$/s.exec(String(value)) ?? []
    if (year === undefined) return null
    const moved = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + by))
    return Number.isNaN(moved.getTime()) ? null : `${moved.toISOString().slice(0, 10)}${rest}`
  },
}

/** `0.5` becomes `0.4` or `0.6`: the last digit counts. Numbers that are counted never go below zero. */
function movedDigits(digits: string, by: 1 | -1, build: (digits: string) => Value): Value {
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(digits)) return null
  const places = digits.split('.')[1]?.length ?? 0
  const other = (Number(digits) + by / 10 ** places).toFixed(places)
  return Number(digits) >= 0 && Number(other) < 0 ? null : build(other)
}
