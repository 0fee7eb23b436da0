import type { ItemType } from '../../model/index.js'
import type { Reading } from '../collected.js'

/** The fact of a thing that a label or a column's header asks for. */
export function columnOf(type: ItemType, header: string, reading: Reading): string | null {
  return reading.vocabulary.items.find((spec) => spec.type === type)?.columnFor(header) ?? null
}
