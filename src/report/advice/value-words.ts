import { durationInWords, type Value } from '../../model/index.js'

/** What a plan said, on one line. */
export function valueWords(fact: string, value: Value): string {
  if (typeof value === 'number') return fact === 'rollback.timeBound' ? durationInWords(value) : String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join('; ') : String(value ?? '')
}
