import type { ItemType, Span } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { deniesTrigger } from '../denial.js'
import { saidBy, saysNothing } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { isLink } from '../structure/prose.js'
import type { Section, Unit } from '../structure/unit.js'
import type { ListSpec } from '../vocabulary.js'
import { type Entry, entriesAmong, labelOf, namesOne } from './entries.js'
import { asksElse, type Titles, titlesBelow, titlesOf } from './headed.js'

/**
 * Notes lists that are there and were not understood, once every reader has listed its things: of no such list may
 * anybody say that it holds none of a kind. Sentences are no list, and neither is what says that there is nothing.
 */
export function noteUnread(units: readonly Unit[], reading: Reading, into: Collected): void {
  const { vocabulary, scopes, outline } = reading
  const titles = titlesOf(units, reading)
  const lines = new Map<ItemType, ReadonlySet<number>>()
  for (const section of outline.sections) {
    if (section.type === 'comment' || section.type === 'key') continue
    const specs = vocabulary.itemsByTitle.get(vocabulary.titleKey(section.title)) ?? []
    if (specs.length === 0 || isAside(section)) continue
    for (const spec of specs) {
      const known = lines.get(spec.type) ?? linesOf(spec.type, into)
      lines.set(spec.type, known)
      const span = firstUnread(spec, section, titles, known, reading)
      if (span) into.unread.push({ type: spec.type, span, where: section.where })
    }
  }

  function isAside(section: Section): boolean {
    const { template, example, forbidden, others } = scopes.of(section)
    return template || example !== null || forbidden !== null || others !== null
  }
}

/** Every line that tells of a thing of the type. */
function linesOf(type: ItemType, { items }: Collected): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const item of items) {
    if (item.type !== type || item.where.startsWith('/')) continue
    for (const { line } of [item.span, ...item.mentions.map(({ span }) => span)]) lines.add(line)
  }
  return lines
}

/** Where the first piece stands of which no line tells of a thing. */
function firstUnread(
  spec: ListSpec,
  section: Section,
  titles: Titles,
  lines: ReadonlySet<number>,
  reading: Reading,
): Span | null {
  const content = titles.below.get(section) ?? []
  const isTold = (units: readonly Unit[]) => units.some(({ span }) => lines.has(span.line))
  for (const row of content) if (row.type === 'row' && !isTold([row]) && saysMore(row, reading)) return row.span
  const entries = entriesAmong(content, spec, reading)
  for (const one of entries) if (!isTold(one.units) && asksToBeRead(one, spec, reading)) return one.head.span
  const isList = content.some((unit) => isInList(unit) && lines.has(unit.span.line))
  const isMore = TOLD.has(spec.type) ? isListing : saysAnything
  const isRead = isList || (TOLD.has(spec.type) && isTold(unitsBelow(section, titles)))
  for (const child of titlesBelow(spec, section, titles, reading)) {
    const inside = unitsBelow(child, titles)
    if (isTold(inside) || lines.has(child.span.line)) continue
    const isThing = inside.some((unit) => labelOf(spec, unit) !== null)
    if (isThing || (!isRead && isMore(inside, reading))) return child.span
  }
  return null
}

function asksToBeRead(one: Entry, spec: ListSpec, reading: Reading): boolean {
  const { head, told, labels } = one
  if (told.length === 0) return labels.length > 0 && namesOne(one, spec)
  return head.listDepth > 0 && !deniesTrigger(head.text, reading.vocabulary) && saysMore(head, reading)
}

/** It is no placeholder, no link, no deliberate nothing, and no answer to something else. */
function saysMore(unit: Unit, reading: Reading): boolean {
  const { vocabulary } = reading
  if (unit.quoted || unit.command || unit.language !== null || isLink(unit)) return false
  const label = unit.pair?.label ?? unit.cells?.[0]?.text
  if (label && asksElse(label, vocabulary)) return false
  if (unit.cells) return unit.cells.some(({ text }) => !isUnfilled(text, vocabulary) && !saysNothing(text, vocabulary))
  const said = saidBy(unit)
  return !isUnfilled(said, vocabulary) && !saysNothing(said, vocabulary)
}

/** Things that people tell in prose, and below titles on the whole of them. */
const TOLD: ReadonlySet<ItemType> = new Set(['step', 'trigger', 'phase', 'record'])

const isInList = ({ listDepth, type }: Unit): boolean => listDepth > 0 || type === 'row'

const saysAnything = (units: readonly Unit[], reading: Reading): boolean =>
  units.some((unit) => saysMore(unit, reading))

/** Something that is laid out as a list. */
const isListing = (units: readonly Unit[], reading: Reading): boolean => saysAnything(units.filter(isInList), reading)

/** Documents people write nest no deeper. */
const DEEPEST = 6

function unitsBelow(section: Section, titles: Titles, left = DEEPEST): readonly Unit[] {
  const own = titles.below.get(section) ?? []
  if (left === 0) return own
  return [...own, ...(titles.children.get(section) ?? []).flatMap((child) => unitsBelow(child, titles, left - 1))]
}
