import type { Reading } from '../collected.js'
import type { ListEntry, Unit } from '../structure/unit.js'
import type { ListSpec } from '../vocabulary.js'
import { mainFact } from './data.js'

/** One of the things that a list names: what names it, and the labels that tell more of it, however they are laid out. */
export interface Entry {
  /** The first line of it. */
  readonly head: Unit
  /** What stands in it without a label: its name, and sentences that go on from there. */
  readonly told: readonly Unit[]
  readonly labels: readonly Label[]
  /** Everything of it, commands too. */
  readonly units: readonly Unit[]
}

/** `Decision: approved`, `| Decision | approved |`: a fact of the thing, and the unit that answers. */
export interface Label {
  readonly fact: string
  readonly unit: Unit
}

interface Draft {
  readonly head: Unit
  readonly told: Unit[]
  readonly labels: Label[]
  readonly units: Unit[]
}

/**
 * The entries among what stands directly below a title. An item of a list is one, with all its lines and paragraphs and
 * with the labels nested in it. Labels that follow each other are one as well, up to the next of the same name.
 */
export function entriesAmong(content: readonly Unit[], spec: ListSpec, reading: Reading): readonly Entry[] {
  const drafts: Draft[] = []
  const byItem = new Map<ListEntry, Draft>()
  let open: Draft | null = null
  for (const unit of content) {
    if (unit.type === 'row' || unit.command || unit.language !== null) continue
    const item = unit.entry ?? null
    // The other lines of an item came with its first.
    if (item && byItem.has(item)) continue
    const label = labelOf(spec, unit)
    const joins = open !== null && label !== null && follows(open, unit, label)
    const draft: Draft = joins && open ? open : { head: unit, told: [], labels: [], units: [] }
    if (!joins) drafts.push(draft)
    open = draft
    if (item) {
      byItem.set(item, draft)
      take(draft, itemUnits(item, unit, reading), spec, item)
    } else take(draft, [unit], spec, null)
  }
  return drafts
}

/** What stands in an item from its first line on. */
function itemUnits(item: ListEntry, head: Unit, { places }: Reading): readonly Unit[] {
  return places.unitsIn(item).filter((unit) => unit === head || unit.span.line >= head.span.line)
}

function take(draft: Draft, units: readonly Unit[], spec: ListSpec, item: ListEntry | null): void {
  for (const unit of units) {
    draft.units.push(unit)
    if (unit.command || unit.language !== null || unit.quoted) continue
    const label = labelOf(spec, unit)
    if (label) draft.labels.push(label)
    else if ((unit.entry ?? null) === item && unit.type !== 'row') draft.told.push(unit)
  }
}

/** A label goes on from the labels above it, unless they have one of that name; numbered items are each an entry. */
function follows({ head, told, labels }: Draft, unit: Unit, { fact }: Label): boolean {
  const isAlike = unit.number === null && head.number === null && unit.listDepth === head.listDepth
  return isAlike && (told.length === 0 || unit.prose === head.prose) && !labels.some((one) => one.fact === fact)
}

/** What a unit answers by its label, or a row by its first cell: `Target version | 2.14.3`. */
export function labelOf(spec: ListSpec, unit: Unit): Label | null {
  const label = unit.pair?.label ?? (unit.cells?.length === 2 ? unit.cells[0]?.text : undefined)
  const fact = label ? spec.columnFor(label) : null
  return fact ? { fact, unit } : null
}

/** Whether labels alone, in no list, name a thing: by what names it, or by several facts of it. */
export function namesOne({ labels, head }: Entry, spec: ListSpec): boolean {
  if (head.listDepth > 0) return true
  const facts = new Set(labels.map(({ fact }) => fact))
  return facts.has(mainFact(spec)) || (spec.type !== 'step' && facts.size >= FEWEST_FACTS)
}

/** Fewer are a coincidence. */
const FEWEST_FACTS = 2
