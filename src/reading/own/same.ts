import type { FactType, Value } from '../../model/index.js'

/**
 * Whether two values of a fact are the same, in whatever way they are written: dates at one instant, versions with or
 * without a `v`, quantities in one unit or two. Text is the same in another case and with other blanks.
 */
export function isSameValue(type: FactType, one: Value, other: Value): boolean {
  if (one === other) return true
  return !isLong(one) && !isLong(other) && normal(type, one) === normal(type, other)
}

/** Longer texts are the same to the letter, or not at all. */
const LONGEST = 2000
const isLong = (value: Value): boolean => typeof value === 'string' && value.length > LONGEST

function normal(type: FactType, value: Value): string {
  const text = plain(String(value))
  if (typeof value !== 'string') return text
  if (type === 'date') return instant(text)
  if (type === 'period') return text.split('/').map(instant).join('/')
  if (type === 'quantity') return amount(value.trim())
  return type === 'version' ? versionOf(text) : text
}

/** In lower case and with single blanks; a hyphen between letters is a blank. Other signs say something. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(?<=\p{L})[-_](?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=.)\.$/, '')

/** A day stays a day; a time without an offset is UTC. */
function instant(date: string): string {
  const isTime = /t[\d:.]+/.test(date)
  const at = isTime ? Date.parse(`${date.toUpperCase()}${/(?:z|[+-]\d{2}:\d{2})$/.test(date) ? '' : 'Z'}`) : Number.NaN
  return Number.isNaN(at) ? date : String(at)
}

const VERSION = /^v?\s?(\d{1,40}(?:\.\d{1,40}){0,9})(?=$|[-+])/
const versionOf = (text: string): string =>
  text.replace(VERSION, (_, numbers: string) => numbers.replace(/(?<=^|\.)0+(?=\d)/g, '').replace(/(?:\.0)+$/, ''))

const AMOUNT = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?\s?(\D*)$/
/** Units of one family, as so many of the smallest of them. */
const SCALES: ReadonlyMap<string, readonly [family: string, times: number]> = new Map([
  ['ms', ['s', 1]],
  ['s', ['s', 1000]],
  ['sec', ['s', 1000]],
  ['min', ['s', 60_000]],
  ['h', ['s', 3_600_000]],
  ['%', ['%', 1]],
  ['percent', ['%', 1]],
])

function amount(text: string): string {
  const [, sign = '', whole = '', fraction = '', unit = ''] = AMOUNT.exec(text) ?? []
  if (whole === '') return text
  // The case of a single letter tells `m` from `M`, and `Mb` is no `MB`.
  const name = unit.length > 2 ? unit.trim().toLowerCase() : unit.trim()
  const scale = SCALES.get(name)
  const figures = `${sign === '-' ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
  return scale ? `${Number((Number(figures) * scale[1]).toPrecision(15))} ${scale[0]}` : `${figures} ${name}`
}

/** The one of some values that a text names, whatever its case; null where none is, or several could be meant. */
export function valueNamed(values: readonly string[], written: string): string | null {
  const text = written.trim().replace(/(?<=\p{L})\.$/u, '')
  const exact = values.find((value) => value === text) ?? values.find((value) => lower(value) === lower(text))
  if (exact !== undefined) return exact
  const [one, ...others] = values.filter((value) => plain(value) === plain(text))
  return one !== undefined && others.length === 0 ? one : null
}

const lower = (text: string): string => text.trim().toLowerCase()
