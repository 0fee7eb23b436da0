import type { ListEntry, Unit } from './unit.js'

/** The items of lists that begin among these units and are numbered: below a step, the steps of the step. */
export function numberedEntries(units: readonly Unit[]): ReadonlySet<ListEntry> {
  const entries = new Set<ListEntry>()
  for (const { entry, number, span } of units)
    if (entry && number !== null && entry.span.line === span.line) entries.add(entry)
  return entries
}

/** Whether a label tells of one of the items it stands in; where it is the item itself, it tells of what is around it. */
export function isInside({ entry, span }: Unit, entries: ReadonlySet<ListEntry>): boolean {
  if (entries.size === 0) return false
  let at = entry?.span.line === span.line ? entry.outer : (entry ?? null)
  while (at && !entries.has(at)) at = at.outer
  return at !== null
}
