import type { Reading } from '../collected.js'
import { ownIn } from '../own/declared.js'
import { isInside, numberedEntries } from '../structure/numbered.js'
import { isCrossedOut } from '../structure/struck.js'
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
  const begun = new Set<ListEntry>()
  let open: Draft | null = null
  for (const unit of content) {
    if (unit.type === 'row' || unit.command || unit.language !== null) continue
    const item = unit.entry ?? null
    // The other lines of an item came with its first.
    if (item && begun.has(item)) continue
    if (item) begun.add(item)
    const draft = drafted(unit, item, spec, reading)
    if (open && follows(open, draft)) {
      open.told.push(...draft.told)
      open.labels.push(...draft.labels)
      open.units.push(...draft.units)
    } else {
      drafts.push(draft)
      open = draft
    }
  }
  return drafts
}

/** What a unit begins: an item of a list with all that stands in it, or a line of its own. */
function drafted(head: Unit, item: ListEntry | null, spec: ListSpec, reading: Reading): Draft {
  const draft: Draft = { head, told: [], labels: [], units: item ? itemUnits(item, head, reading) : [head] }
  const numbered = numberedEntries(draft.units.filter(({ entry }) => (entry ?? null) !== item))
  for (const unit of draft.units) {
    if (unit.command || unit.language !== null || unit.quoted) continue
    const label = labelOf(spec, unit) ?? ownLabelOf(spec, unit, reading)
    // Who does a step of a step need not do the whole.
    if (label?.fact === 'step.owner' && isInside(unit, numbered)) continue
    // `- Duration: 5 minutes` among steps is of all of them.
    const isOfAll = label?.fact === 'step.duration' && unit === head
    if (label && !isOfAll) draft.labels.push(label)
    else if ((unit.entry ?? null) === item && unit.type !== 'row') draft.told.push(unit)
  }
  return draft
}

/** What stands in an item from its first line on. */
function itemUnits(item: ListEntry, head: Unit, { places }: Reading): Unit[] {
  return places
    .unitsIn(item)
    .filter((unit) => unit === head || (unit.span.line >= head.span.line && !isCrossedOut(unit)))
}

/** Labels go on from the labels above them, unless one has the name of one of those; numbered items are each an entry. */
function follows({ head, told, labels }: Draft, next: Draft): boolean {
  const isAlike =
    next.head.number === null &&
    head.number === null &&
    next.head.listDepth === head.listDepth &&
    next.told.length === 0
  const goesOn = told.length === 0 || next.head.prose === head.prose
  return isAlike && goesOn && !next.labels.some(({ fact }) => labels.some((one) => one.fact === fact))
}

/** What a unit answers by its label, or a row by its first cell: `Target version | 2.14.3`. */
export function labelOf(spec: ListSpec, unit: Unit): Label | null {
  const label = unit.pair?.label ?? (unit.cells?.length === 2 ? unit.cells[0]?.text : undefined)
  const fact = label ? spec.columnFor(label) : null
  return fact ? { fact, unit } : null
}

/** A label that a fact of one's own asks for: it names nothing. */
function ownLabelOf(spec: ListSpec, unit: Unit, { catalogue, vocabulary }: Reading): Label | null {
  const own = unit.pair && ownIn(catalogue, vocabulary)?.items.get(spec.type)
  if (!own || !unit.pair) return null
  const key = vocabulary.titleKey(unit.pair.label)
  const found = own.find(({ columns }) => columns.includes(key))
  return found ? { fact: found.fact.name, unit } : null
}

/** Whether labels alone, in no list, name a thing: by what names it, or by several facts of it. */
export function namesOne({ labels, head }: Entry, spec: ListSpec): boolean {
  if (head.listDepth > 0) return true
  const facts = new Set(labels.map(({ fact }) => fact))
  return facts.has(mainFact(spec)) || (spec.type !== 'step' && facts.size >= FEWEST_FACTS)
}

/** Fewer are a coincidence. */
const FEWEST_FACTS = 2
