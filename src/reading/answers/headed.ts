import type { Mention } from '../../model/index.js'
import { answer, type Collected, type Reading } from '../collected.js'
import { stepSections } from '../procedure/step-sections.js'
import type { Section, Unit } from '../structure/unit.js'
import type { ListSpec, Vocabulary } from '../vocabulary.js'
import { mainFact } from './data.js'
import { entriesAmong, type Label, labelOf } from './entries.js'
import { finishItem } from './items.js'
import { finish, labelled, readContent } from './listed.js'
import { tablesAmong, uprightIn } from './tables.js'

/** Titles and what stands directly below each of them. */
export interface Titles {
  readonly below: ReadonlyMap<Section, readonly Unit[]>
  readonly children: ReadonlyMap<Section, readonly Section[]>
}

/** Titles of a document with what stands directly below them. */
export function titlesOf(units: readonly Unit[], { outline }: Reading): Titles {
  const below = new Map<Section, Unit[]>()
  const children = new Map<Section, Section[]>()
  for (const unit of units) push(below, unit.section, unit)
  for (const section of outline.sections) if (section.parent) push(children, section.parent, section)
  return { below, children }
}

function push<T>(groups: Map<Section, T[]>, key: Section, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

/** Found by their headings as it is. */
const ELSEWHERE = 'phase'

/**
 * Things that have a title of their own below the one that asks for them: `### Drop the orders table` with its labels.
 * A title over a list of things is none of them. Returns what it took.
 */
export function readHeaded(section: Section, titles: Titles, reading: Reading, into: Collected): readonly Unit[] {
  const { itemsByTitle, titleKey } = reading.vocabulary
  return (itemsByTitle.get(titleKey(section.title)) ?? []).flatMap((spec) => {
    if (spec.type === 'record') records(spec, section, titles, reading, into)
    const isElsewhere = spec.type === 'record' || spec.type === ELSEWHERE
    return isElsewhere || !titles.children.has(section) ? [] : headedBy(spec, section, titles, reading, into)
  })
}

/** A record is its labels; titles below part them, unless each has labels of the same names: then each is a record. */
function records(spec: ListSpec, section: Section, titles: Titles, reading: Reading, into: Collected): void {
  const mentionsIn = (one: Section) =>
    (titles.below.get(one) ?? []).flatMap((unit) => labelled(spec, labelOf(spec, unit), reading, into))
  const own = mentionsIn(section)
  const parts = titlesBelow(spec, section, titles, reading)
    .map((title) => ({ title, mentions: mentionsIn(title) }))
    .filter(({ mentions }) => mentions.length > 0)
  const names = parts.flatMap(({ mentions }) => [...new Set(mentions.map(({ field }) => field))])
  const areMany = new Set(names).size < names.length
  const all = areMany ? own : [...own, ...parts.flatMap(({ mentions }) => mentions)]
  finishItem('record', all, section.span, section.where, reading, into)
  if (!areMany) return
  for (const { title, mentions } of parts) finishItem('record', mentions, title.span, title.where, reading, into)
}

function headedBy(
  spec: ListSpec,
  section: Section,
  titles: Titles,
  reading: Reading,
  into: Collected,
): readonly Unit[] {
  const taken: Unit[] = []
  let number = 0
  for (const child of titlesBelow(spec, section, titles, reading)) {
    const content = titles.below.get(child) ?? []
    const labels = labelsOfOne(spec, content, reading)
    if (labels === null) taken.push(...readContent(spec, content, reading, into))
    else if (labels.length > 0) {
      const head = { ...(labels[0] as Label).unit, section: child, span: child.span, number: null }
      const said = labels.flatMap((label) => labelled(spec, label, reading, into))
      const mentions = [...nameIn(spec, child, said, reading, into), ...said]
      finish(spec, { head, told: [], labels, units: content }, mentions, ++number, reading, into)
      taken.push(...content)
    }
  }
  return taken
}

/** The titles below one that may be things of its type: those that ask for nothing else. */
export function titlesBelow(
  spec: ListSpec,
  section: Section,
  { children }: Titles,
  reading: Reading,
): readonly Section[] {
  const found = (children.get(section) ?? []).filter(({ type, title }) => {
    if (type !== 'heading' && type !== 'line') return false
    return spec.columnFor(title) === null && !asksElse(title, reading.vocabulary)
  })
  if (found.length === 0) return found
  const numbered = spec.type === 'step' ? numberedSteps(reading) : null
  return found.filter((child) => {
    const { template, example, forbidden, others } = reading.scopes.of(child)
    return !(template || example || forbidden || others !== null || numbered?.has(child))
  })
}

const steps = new WeakMap<Reading['outline'], ReadonlySet<Section>>()

/** Headings that are steps by their numbers, worked out once for a document; others read them. */
function numberedSteps(reading: Reading): ReadonlySet<Section> {
  const known = steps.get(reading.outline) ?? new Set(stepSections(reading).map(({ section }) => section))
  steps.set(reading.outline, known)
  return known
}

/** A title or label that asks for something by itself. */
export function asksElse(title: string, vocabulary: Vocabulary): boolean {
  const key = vocabulary.titleKey(title)
  return vocabulary.fieldsByTitle.has(key) || vocabulary.itemsByTitle.has(key) || vocabulary.linksByTitle.has(key)
}

/** The labels of the one thing that a title names; none where there are no labels, null where the title is one over a list. */
function labelsOfOne(spec: ListSpec, content: readonly Unit[], reading: Reading): readonly Label[] | null {
  const entries = entriesAmong(content, spec, reading)
  const tables = tablesAmong(content).map((table) => uprightIn(table, spec))
  if (entries.some(({ told, labels, head }) => told.length > 0 && labels.length > 0 && head.listDepth > 0)) return null
  const rows = tables.flatMap((table) => table ?? []).flatMap((thing) => thing.map(({ row }) => labelOf(spec, row)))
  const labels = [
    ...entries.flatMap((entry) => (entry.told.length === 0 ? entry.labels : [])),
    ...rows.flatMap((label) => label ?? []),
  ]
  const isOne = new Set(labels.map(({ fact }) => fact)).size === labels.length
  const hasRows = content.some(({ cells }) => cells?.some(({ header }) => spec.columnFor(header) !== null))
  return isOne && !(labels.length === 0 && hasRows) ? labels : null
}

/** What a title says of the thing it names, where no label says it. */
function nameIn(
  spec: ListSpec,
  { title, span, where }: Section,
  said: readonly Mention[],
  reading: Reading,
  into: Collected,
): readonly Mention[] {
  const text = title.replace(/^\d+[.)]\s+/, '')
  const mentions: Mention[] = []
  for (const fact of spec.type === 'trigger' ? ['trigger.signal'] : [mainFact(spec), ...Object.keys(spec.columns)]) {
    const type = reading.catalogue.get(fact)?.type
    const value =
      type === 'date' ? reading.vocabulary.quantities.dateOf(text) : type === 'number' ? /\d+/.exec(text)?.[0] : text
    if (!value || (type !== 'text' && value === text)) continue
    if (!said.some(({ field }) => field === fact))
      answer({ ...into, mentions, rejected: [] }, reading, fact, value, span, where)
    if (type === 'text' || mentions.length > 0) break
  }
  return mentions
}
