import { compareVersions, type FactType, type Parameter, type Value } from '../../model/index.js'
import { parseDate, timeBetween } from './date.js'
import { compareQuantities } from './quantity.js'
import { normal } from './text.js'

/** Types whose values have an order, so that they can have a minimum and a maximum. */
export const ORDERED: readonly FactType[] = ['number', 'duration', 'date', 'version', 'quantity']

type Limits = Pick<Parameter, 'type' | 'values' | 'minimum' | 'maximum'>

/** Which limit of a parameter the value breaks, and the part of it that does; null where it keeps all of them. */
export interface Broken {
  readonly limit: 'values' | 'minimum' | 'maximum'
  readonly part: Value
}

/** A value that cannot be compared with a limit breaks it: nobody can say that it keeps it. */
export function brokenLimit(value: Value, { type, values, minimum, maximum }: Limits): Broken | null {
  if (values) {
    const parts: readonly Value[] = Array.isArray(value) ? value : [value]
    const other = parts.find(otherThan(values, type))
    if (other !== undefined) return { limit: 'values', part: other }
  }
  if (minimum !== undefined && !((compareValues(value, minimum, type) ?? -1) >= 0))
    return { limit: 'minimum', part: value }
  if (maximum !== undefined && !((compareValues(value, maximum, type) ?? 1) <= 0))
    return { limit: 'maximum', part: value }
  return null
}

/** Negative, 0 or positive; null where the two cannot be compared. Days are compared by where they begin. */
export function compareValues(a: Value, b: Value, type: FactType): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== 'string' || typeof b !== 'string') return null
  if (type === 'version') return compareVersions(a, b)
  if (type === 'quantity') return compareQuantities(a, b)
  const [left, right] = type === 'date' ? [parseDate(a), parseDate(b)] : [null, null]
  return left && right ? timeBetween(left.first, right.first) : null
}

/** Texts and entries of lists are looked up: a list may be long, and so may the list of what it can hold. */
function otherThan(values: readonly Value[], type: FactType): (part: Value) => boolean {
  if (ORDERED.includes(type))
    return (part) => !values.some((one) => one === part || compareValues(part, one, type) === 0)
  const known = new Set(values.map((one) => (typeof one === 'string' ? normal(one) : one)))
  return (part) => !known.has(typeof part === 'string' ? normal(part) : part)
}
