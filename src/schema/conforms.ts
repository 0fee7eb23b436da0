import { type SchemaName, validators } from '../generated/validators.js'
import type { Document } from '../model/index.js'
import { plainOf } from './plain.js'

/**
 * Whether data that a program wrote is exactly what the schema says. Other than in what people write, a key without a
 * value is no key left empty: null stands only where it may.
 */
export function conforms(name: SchemaName, { data }: Document): boolean {
  if (data === null) return false
  const plain = plainOf(data)
  return plain.excess === null && validators[name](plain.value)
}
