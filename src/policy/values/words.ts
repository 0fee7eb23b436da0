import { durationInWords, type FactType, type Value } from '../../model/index.js'

/** A value of a rule file in a message about it, cut where it is long. */
export function inWords(value: Value, type: FactType): string {
  if (typeof value === 'number') return type === 'duration' ? durationInWords(value) : String(value)
  if (Array.isArray(value)) return value.map((one) => inWords(one, 'text')).join(', ')
  const text = String(value)
  return typeof value === 'string' ? `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"` : text
}
