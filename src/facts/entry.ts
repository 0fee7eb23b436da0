import type { FactSpec } from '../model/index.js'

/** An entry of the catalogue for a whole document. */
export type DocumentEntry = Omit<FactSpec, 'subject'>

/** A fact whose first mention decides. */
export const first = (
  name: string,
  type: FactSpec['type'],
  description: string,
  values?: readonly string[],
): DocumentEntry => ({ name, type, description, combine: 'first', ...(values ? { values } : {}) })

/** A list to which every mention adds. */
export const all = (name: string, description: string, values?: readonly string[]): DocumentEntry => ({
  name,
  type: 'list',
  description,
  combine: 'all',
  ...(values ? { values } : {}),
})

/** A fact that is worked out from others and the clock. */
export const fleeting = (entry: DocumentEntry): DocumentEntry => ({ ...entry, derived: true, fleeting: true })

/** A fact that is worked out from others. */
export const derived = (entry: DocumentEntry): DocumentEntry => ({ ...entry, derived: true })
