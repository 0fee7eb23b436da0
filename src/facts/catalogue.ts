import type { Catalogue, FactSpec, ItemType } from '../model/index.js'
import { DOCUMENT_FACTS } from './document-facts.js'
import { ITEM_FACTS } from './item-facts.js'

const items = Object.entries(ITEM_FACTS) as [ItemType, (typeof ITEM_FACTS)[ItemType]][]

const specs: readonly FactSpec[] = [
  ...DOCUMENT_FACTS.map((entry): FactSpec => ({ ...entry, subject: 'document' })),
  ...items.flatMap(([subject, entries]) => entries.map((entry): FactSpec => ({ combine: 'first', ...entry, subject }))),
]

/** Every fact there is, by name, in the order of the generated page. */
export const CATALOGUE: Catalogue = new Map(specs.map((spec) => [spec.name, spec]))
