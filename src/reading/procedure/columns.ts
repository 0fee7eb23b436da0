import type { ItemType } from '../../model/index.js'
import type { Reading } from '../collected.js'
import type { ItemSpec } from '../vocabulary.js'
import { titleKey } from '../wording/tokens.js'

/** How things of a type are listed. */
export function specOf(type: ItemType, reading: Reading): ItemSpec | undefined {
  return reading.vocabulary.items.find((spec) => spec.type === type)
}

/** The fact that a label or a column's header asks for. */
export function columnIn(spec: ItemSpec | undefined, header: string): string | null {
  const name = titleKey(header)
  const fits = ([, column]: [string, { readonly titles: readonly string[] }]) =>
    column.titles.some((title) => titleKey(title) === name)
  return spec ? (Object.entries(spec.columns).find(fits)?.[0] ?? null) : null
}
