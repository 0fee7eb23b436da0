import type { Mention } from '../../model/index.js'
import { answer, type Collected, type Reading } from '../collected.js'
import { deniesTrigger } from '../denial.js'
import type { Section, Unit } from '../structure/unit.js'
import type { ListSpec } from '../vocabulary.js'
import { approvalIn } from './approvals.js'
import { mainFact } from './data.js'
import { completeStep, finishItem } from './items.js'

type Below = ReadonlyMap<Section, readonly Unit[]>

/** Things that a titled section lists: rows of a table, entries of a list with their labels below them. */
export function readListed(section: Section, below: Below, reading: Reading, into: Collected): void {
  const content = below.get(section) ?? []
  for (const spec of reading.vocabulary.itemsByTitle.get(reading.vocabulary.titleKey(section.title)) ?? []) {
    if (spec.type === 'record') {
      const mentions = content.flatMap((unit) => labelled(spec, unit, reading, into))
      finishItem('record', mentions, section.span, section.where, reading, into)
    }
    let number = 0
    for (const unit of content) {
      if (unit.type === 'row') row(spec, unit, ++number, reading, into)
      else if (isEntry(unit, spec)) entry(spec, unit, ++number, below, reading, into)
    }
  }
}

/** A list item; of changes, which people also just tell, a sentence too. */
function isEntry(unit: Unit, spec: ListSpec): boolean {
  if (spec.type === 'record' || unit.command) return false
  return unit.listDepth > 0 || (spec.type === 'change' && unit.type === 'sentence')
}

/** A record without a section of its own: the labels of the whole document are its fields. Returns what it took. */
export function readRecordOfDocument(units: readonly Unit[], reading: Reading, into: Collected): ReadonlySet<Unit> {
  const { items, itemsByTitle } = reading.vocabulary
  const spec = items.find((one) => one.type === 'record')
  const isTitled = (section: Section) =>
    itemsByTitle.get(reading.vocabulary.titleKey(section.title))?.some((one) => one === spec)
  if (!spec || reading.outline.sections.some(isTitled)) return new Set()
  const fields = units.filter(
    (unit) => unit.pointer === undefined && unit.language === null && columnOf(spec, unit) !== null,
  )
  const [first] = fields
  if (!first || fields.length < FEWEST_FIELDS) return new Set()
  const mentions = fields.flatMap((unit) => labelled(spec, unit, reading, into))
  const title = reading.outline.sections.find((section) => section.type === 'heading')
  finishItem('record', mentions, title?.span ?? first.span, first.section.where, reading, into)
  return new Set(fields)
}

/** Fewer labels than these are a coincidence, not a record. */
const FEWEST_FIELDS = 2

function row(spec: ListSpec, unit: Unit, number: number, reading: Reading, into: Collected): void {
  const mentions: Mention[] = []
  for (const cell of unit.cells ?? []) {
    const asked = spec.columnFor(cell.header)
    // `Step | Action`: where the first only counts, the second says what is done.
    const fact = asked === 'step.text' && /^\d+\W*$/.test(cell.text) ? 'step.number' : asked
    if (fact)
      answer({ ...into, mentions }, reading, fact, cell.text, cell.text ? cell.span : unit.span, unit.section.where)
  }
  if (spec.type === 'step' && mentions.length > 0)
    completeStep(mentions, number, commandsOn(unit, reading), unit.span, unit.section.where, reading)
  finishItem(spec.type, mentions, unit.span, unit.section.where, reading, into)
}

function entry(spec: ListSpec, unit: Unit, number: number, below: Below, reading: Reading, into: Collected): void {
  if (spec.type === 'component' && unit.type === 'pair') return
  if (spec.type === 'trigger' && deniesTrigger(unit.text, reading.vocabulary)) return
  const mentions: Mention[] = []
  // What the main fact rejects (`none`) is no entry; the reason is of no use to anybody.
  answer({ ...into, mentions, rejected: [] }, reading, mainFact(spec), unit.text, unit.span, unit.section.where)
  const own = reading.places.itemsAt(unit.span).find((section) => section.parent === unit.section)
  const inside = own ? (below.get(own) ?? []) : []
  mentions.push(...inside.flatMap((one) => labelled(spec, one, reading, into)))
  if (spec.type === 'approval') mentions.push(...approvalIn(unit, reading))
  if (spec.type === 'step' && mentions.length > 0) {
    const commands = [...inside.filter((one) => one.command), ...commandsOn(unit, reading)]
    completeStep(mentions, unit.number ?? number, commands, unit.span, unit.section.where, reading)
  }
  finishItem(spec.type, mentions, unit.span, unit.section.where, reading, into)
}

const commandsOn = (unit: Unit, reading: Reading): readonly Unit[] => reading.places.commandsIn(unit)

/** The answer of a label, or of a row that asks in its first cell: `Target version | 2.14.3`. */
function labelled(spec: ListSpec, unit: Unit, reading: Reading, into: Collected): readonly Mention[] {
  const fact = columnOf(spec, unit)
  if (!fact) return []
  const mentions: Mention[] = []
  const cell = unit.cells?.[1]
  const [value, span] = cell
    ? [cell.text, cell.text ? cell.span : unit.span]
    : [unit.pair?.value ?? '', unit.pair?.valueSpan ?? unit.span]
  answer({ ...into, mentions }, reading, fact, value, span, unit.section.where)
  return mentions
}

function columnOf(spec: ListSpec, unit: Unit): string | null {
  const label = unit.pair?.label ?? (unit.cells?.length === 2 ? unit.cells[0]?.text : undefined)
  return label ? spec.columnFor(label) : null
}
