import type { ItemType } from '../../model/index.js'
import type { Reading } from '../collected.js'
import type { ListSpec } from '../vocabulary.js'

/** How things of a type are listed. */
export function specOf(type: ItemType, reading: Reading): ListSpec | undefined {
  return reading.vocabulary.items.find((spec) => spec.type === type)
}

/** The fact that a label or a column's header asks for. */
export const columnIn = (spec: ListSpec | undefined, header: string): string | null => spec?.columnFor(header) ?? null
