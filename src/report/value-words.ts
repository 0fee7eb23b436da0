import { type Catalogue, durationInWords, type Fact, type FactType, type Value } from '../model/index.js'
import { valueText } from './facts-text.js'
import { printable, shorten } from './printable.js'
import type { Wording } from './wording.js'

const LONGEST = 100
/** Entries of a list that a line shows. */
const ENTRIES = 12
/** Facts of these types are quoted: what stands there is somebody's words. */
const QUOTED: ReadonlySet<FactType | null> = new Set(['text', 'list', null])

/** What the document says, on one line. */
export function stood(fact: Fact, declared: FactType | null): string {
  // What cannot be read is no value of the type, but somebody's words.
  const type = fact.state === 'stated' ? declared : null
  const text = shorten(printable(valueText(fact.value, type)), LONGEST)
  return QUOTED.has(type) && typeof fact.value !== 'boolean' ? `"${text}"` : text
}

/** What a fact is compared with, on one line: `5 minutes`, `code, traffic`, `"in force"`. */
export function wantedValue(value: Value | undefined, type: FactType | null, operand: Wording['operand']): string {
  if (value === undefined || value === null) return ''
  if (operand === 'pattern') return shorten(printable(`/${String(value)}/`), LONGEST)
  if (typeof value === 'object') return listed(value)
  const isDuration = operand === 'duration' || (operand === undefined && type === 'duration')
  if (typeof value === 'number') return isDuration ? durationInWords(value) : String(value)
  if (typeof value === 'boolean') return String(value)
  const text = shorten(printable(value), LONGEST)
  return QUOTED.has(type) && !/^[\w.-]+$/.test(text) ? `"${text}"` : text
}

/** Another fact with its value, and how far from it what is meant lies: `own.b (5)`, `own.b minus 1, which is 4`. */
export function otherWords(
  { against, shift }: { readonly against: Fact; readonly shift: number | undefined },
  value: string,
  catalogue: Catalogue,
): string {
  const name = printable(against.name)
  if (shift === undefined) return value === '' ? name : `${name} (${value})`
  const moved = movedWords(name, shift, catalogue.get(against.name)?.type ?? null)
  return value === '' ? moved : `${moved}, which is ${value}`
}

function movedWords(name: string, shift: number, type: FactType | null): string {
  const much = type === 'number' ? String(Math.abs(shift)) : durationInWords(Math.abs(shift))
  if (type === 'date') return `${much} ${shift < 0 ? 'before' : 'after'} ${name}`
  return `${name} ${shift < 0 ? 'minus' : 'plus'} ${much}`
}

function listed(values: readonly string[]): string {
  if (values.length === 0) return 'nothing'
  const shown = values.slice(0, ENTRIES).map((text) => printable(text))
  const more = values.length - shown.length
  return shorten([...shown, ...(more > 0 ? [`${more} more`] : [])].join(', '), 2 * LONGEST)
}
