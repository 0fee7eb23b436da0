import { createHash } from 'node:crypto'
import { canonicalText } from './canonical.js'

/** SHA-256 of plain data as canonical JSON, in hex digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex')
}
