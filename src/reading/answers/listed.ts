import type { Mention } from '../../model/index.js'
import { answer, type Collected, type Reading } from '../collected.js'
import { deniesTrigger } from '../denial.js'
import { saysNothing } from '../detect/unit-context.js'
import { isLink } from '../structure/prose.js'
import type { Section, Unit } from '../structure/unit.js'
import type { ListSpec } from '../vocabulary.js'
import { approvalNamed } from './approver.js'
import { mainFact } from './data.js'
import { drillTold } from './drill-told.js'
import { type Entry, entriesAmong, type Label, labelOf, namesOne } from './entries.js'
import { completeStep, finishItem } from './items.js'
import { tablesAmong, uprightIn } from './tables.js'

/** Things that a titled section lists: rows of a table, entries of a list with their labels. Returns what it took. */
export function readListed(
  section: Section,
  below: ReadonlyMap<Section, readonly Unit[]>,
  reading: Reading,
  into: Collected,
): readonly Unit[] {
  const content = below.get(section) ?? []
  return (reading.vocabulary.itemsByTitle.get(reading.vocabulary.titleKey(section.title)) ?? []).flatMap((spec) => {
    return readContent(spec, content, reading, into)
  })
}

/** Reads the rows and the entries of a list. Returns what it took. */
export function readContent(
  spec: ListSpec,
  content: readonly Unit[],
  reading: Reading,
  into: Collected,
): readonly Unit[] {
  rows(spec, content, reading, into)
  if (spec.type === 'record') return []
  const entries = entriesAmong(content, spec, reading).filter((one) => isEntry(one, spec))
  for (const [index, one] of entries.entries()) entry(spec, one, index + 1, reading, into)
  return entries.flatMap(({ units }) => units)
}

/** A list item or labels that name a thing; of changes, which people also just tell, a sentence too. */
function isEntry(one: Entry, spec: ListSpec): boolean {
  if (one.head.listDepth > 0) return true
  if (spec.type === 'trigger') return false
  if (one.told.length > 0) return spec.type === 'change' && one.told.every(({ type }) => type === 'sentence')
  return namesOne(one, spec)
}

/** A record without a section of its own: the labels of the whole document are its fields. Returns what it took. */
export function readRecordOfDocument(units: readonly Unit[], reading: Reading, into: Collected): ReadonlySet<Unit> {
  const { items, itemsByTitle } = reading.vocabulary
  const spec = items.find((one) => one.type === 'record')
  const isTitled = (section: Section) =>
    itemsByTitle.get(reading.vocabulary.titleKey(section.title))?.some((one) => one === spec)
  if (!spec || reading.outline.sections.some(isTitled)) return new Set()
  const fields = units.flatMap((unit) =>
    unit.pointer === undefined && unit.language === null ? (labelOf(spec, unit) ?? []) : [],
  )
  const [first] = fields
  if (!first || fields.length < FEWEST_FIELDS) return new Set()
  const mentions = fields.flatMap((field) => labelled(spec, field, reading, into))
  const title = reading.outline.sections.find((section) => section.type === 'heading')
  finishItem('record', mentions, title?.span ?? first.unit.span, first.unit.section.where, reading, into)
  return new Set(fields.map(({ unit }) => unit))
}

/** Fewer labels than these are a coincidence, not a record. */
const FEWEST_FIELDS = 2

function rows(spec: ListSpec, content: readonly Unit[], reading: Reading, into: Collected): void {
  let number = 0
  for (const table of tablesAmong(content)) {
    const things = spec.type === 'record' ? null : uprightIn(table, spec)
    if (!things) for (const unit of table) row(spec, unit, ++number, reading, into)
    for (const thing of things ?? []) {
      const [first] = thing
      if (!first) continue
      const { span, section } = first.row
      const mentions: Mention[] = []
      for (const { fact, answer: cell, row: unit } of thing)
        answer({ ...into, mentions }, reading, fact, cell.text, cell.text ? cell.span : unit.span, section.where)
      if (spec.type === 'step')
        completeStep(
          mentions,
          ++number,
          thing.flatMap((one) => commandsOn(one.row, reading)),
          span,
          section.where,
          reading,
        )
      finishItem(spec.type, mentions, span, section.where, reading, into)
    }
  }
}

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

function entry(spec: ListSpec, one: Entry, number: number, reading: Reading, into: Collected): void {
  const { head, told, labels } = one
  if (spec.type === 'component' && labels.length === 0 && head.type === 'pair') return
  // Every sentence of an item may be a trigger of its own.
  if (spec.type === 'trigger' && told.length > 1)
    for (const unit of told.slice(1))
      entry(spec, { head: unit, told: [unit], labels: [], units: [unit] }, 0, reading, into)
  if (spec.type === 'trigger' && deniesTrigger(head.text, reading.vocabulary)) return
  const mentions = [
    ...named(spec, one, reading, into),
    ...labels.flatMap((label) => labelled(spec, label, reading, into)),
  ]
  finish(spec, one, mentions, number, reading, into)
}

/** What an entry says without a label. */
function named(spec: ListSpec, { head, told }: Entry, reading: Reading, into: Collected): readonly Mention[] {
  const [first] = told
  if (!first || told.every((unit) => isNoEntry(spec, unit, reading))) return []
  if (spec.type === 'approval') return approvalNamed(first, reading, into)
  const text = spec.type === 'trigger' ? first.text : told.map((unit) => unit.text).join(' ')
  const mentions: Mention[] = []
  // What the main fact rejects (`none`) is no entry; the reason is of no use to anybody.
  answer({ ...into, mentions, rejected: [] }, reading, mainFact(spec), text, head.span, head.section.where)
  if (spec.type === 'drill' && mentions.length > 0)
    mentions.push(...drillTold(text, { span: head.span, where: head.section.where }, reading))
  return mentions
}

/** `None yet`; where a day or a number is asked for, a mere link too. */
function isNoEntry(spec: ListSpec, unit: Unit, { catalogue, vocabulary }: Reading): boolean {
  const isNamed = catalogue.get(mainFact(spec))?.type === 'text'
  return saysNothing(unit.text, vocabulary) || (!isNamed && isLink(unit))
}

/** Completes what was read of a thing, and lists it. */
export function finish(
  spec: ListSpec,
  { head, units }: Entry,
  mentions: readonly Mention[],
  number: number,
  reading: Reading,
  into: Collected,
): void {
  const all = [...mentions]
  const { span, section } = head
  if (spec.type === 'step' && all.length > 0)
    completeStep(
      all,
      head.number ?? number,
      units.filter((unit) => unit.command),
      span,
      section.where,
      reading,
    )
  finishItem(spec.type, all, span, section.where, reading, into)
}

const commandsOn = (unit: Unit, reading: Reading): readonly Unit[] => reading.places.commandsIn(unit)

/** The answer of a label, or of a row that asks in its first cell: `Target version | 2.14.3`. */
export function labelled(spec: ListSpec, label: Label | null, reading: Reading, into: Collected): readonly Mention[] {
  // Facts of one's own are read of all things together.
  if (!label || !(label.fact in spec.columns)) return []
  const { fact, unit } = label
  const mentions: Mention[] = []
  const cell = unit.cells?.[1]
  const [value, span] = cell
    ? [cell.text, cell.text ? cell.span : unit.span]
    : [unit.pair?.value ?? '', unit.pair?.valueSpan ?? unit.span]
  answer({ ...into, mentions }, reading, fact, value, span, unit.section.where)
  return mentions
}
