import type { Span } from '../../model/index.js'
import type { Outline } from './markdown.js'
import type { ListEntry, Section, Unit } from './unit.js'

/** Finds what belongs together without searching the whole document for each of its parts. */
export interface Places {
  /** Commands that a sentence or a row holds in code. */
  commandsIn(host: Unit): readonly Unit[]
  /** Sections that a list item standing there opens; its text may begin behind emphasis or a tick box. */
  itemsAt(span: Span): readonly Section[]
  /** What stands in an item of a list, its own first line too; of the items nested in it, the outermost. */
  unitsIn(entry: ListEntry): readonly Unit[]
}

/** Places of one document, worked out once. */
export function placesOf({ units, sections }: Outline): Places {
  const commands = grouped(units, (unit) => unit.host)
  const items = grouped(sections, (section) => (section.type === 'item' ? section.span.line : undefined))
  const entries = grouped(units, (unit) => unit.entry ?? undefined)
  const nested = grouped(units, (unit) => unit.entry?.outer ?? undefined)
  return {
    commandsIn: (host) => commands.get(host) ?? [],
    itemsAt: (span) => items.get(span.line) ?? [],
    unitsIn: (entry) => [...(entries.get(entry) ?? []), ...(nested.get(entry) ?? [])],
  }
}

function grouped<T, K>(entries: readonly T[], keyOf: (entry: T) => K | undefined): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}
