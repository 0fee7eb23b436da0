import type { Mention, Span } from '../../model/index.js'
import { answer, type Collected, type Reading, reject, unread } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import { marksFrom } from '../structure/prose.js'
import type { Section, Unit } from '../structure/unit.js'
import type { FieldSpec } from '../vocabulary.js'
import { readApprovals } from './approvals.js'
import { pushLink } from './data.js'
import { readHeaded, titlesOf } from './headed.js'
import { finishItem } from './items.js'
import { readListed, readRecordOfDocument } from './listed.js'
import { listedFor } from './several.js'
import { readWindowTables } from './window-tables.js'
import { fitsWithin } from './within.js'

/** Reads what stands under a title that asks for it: after a label, in a table row, below a heading or a lead-in. Returns the fields of a record. */
export function readTitled(units: readonly Unit[], reading: Reading, into: Collected): ReadonlySet<Unit> {
  const { vocabulary } = reading
  const recorded = reading.past ? readRecordOfDocument(units, reading, into) : new Set<Unit>()
  const titles = titlesOf(units, reading)
  const { below } = titles
  for (const unit of units) {
    if (recorded.has(unit) || unit.quoted || unit.language !== null || reading.scopes.of(unit.section).template)
      continue
    if (unit.type === 'pair' && unit.pair) pair(unit, unit.pair.label, unit.pair.value, unit.pair.valueSpan)
    if (unit.type === 'row') row(unit)
  }
  const taken = new Set<Unit>()
  for (const section of reading.outline.sections) {
    if (section.type === 'comment' || section.type === 'key' || reading.scopes.of(section).template) continue
    const content = below.get(section) ?? []
    fields(section, content)
    for (const unit of readListed(section, below, reading, into)) taken.add(unit)
    for (const unit of readHeaded(section, titles, reading, into)) taken.add(unit)
    readWindowTables(section, content, reading, into)
    links(section, content)
  }
  readApprovals(
    units.filter((unit) => !taken.has(unit)),
    reading,
    into,
  )
  return recorded

  function pair(unit: Unit, label: string, value: string, span: Span): void {
    const title = vocabulary.titleKey(label)
    triggerIn(unit, title, value, span)
    for (const spec of fitting(title, unit.section))
      answer(into, reading, spec.fact, value, span, unit.section.where, spec.whole)
    for (const link of vocabulary.linksByTitle.get(title) ?? []) {
      const named = NAMED.test(value) ? [linkedIn(unit) ?? value] : []
      const linked = linksIn(unit, value.length / 2)
      for (const target of linked.length > 0 ? linked : named)
        pushLink(into, link.relation, target, span, unit.section.where)
    }
  }

  /** `Triggers: error rate > 2 % for 5 minutes`: a list of one. */
  function triggerIn(unit: Unit, title: string, value: string, span: Span): void {
    const asks = (vocabulary.itemsByTitle.get(title) ?? []).some((spec) => spec.type === 'trigger')
    if (!asks || !value || unit.section.type === 'item') return
    const mentions: Mention[] = []
    answer({ ...into, mentions }, reading, 'trigger.text', value, span, unit.section.where)
    finishItem('trigger', mentions, span, unit.section.where, reading, into)
  }

  /** `Rollback decision | release manager`: the first column asks, the next answers. */
  function row(unit: Unit): void {
    const [first, cell] = unit.cells ?? []
    if (!first || !cell) return
    for (const spec of fitting(vocabulary.titleKey(first.text), unit.section)) {
      answer(into, reading, spec.fact, cell.text, cell.text ? cell.span : unit.span, unit.section.where, spec.whole)
    }
    for (const link of vocabulary.linksByTitle.get(vocabulary.titleKey(first.text)) ?? [])
      for (const target of linksIn(unit, cell.text.length / 2))
        pushLink(into, link.relation, target, cell.span, unit.section.where)
  }

  function fields(section: Section, content: readonly Unit[]): void {
    const title = vocabulary.titleKey(section.title)
    for (const spec of fitting(title, section.parent ?? section)) {
      if (spec.only === 'label') continue
      const several = listedFor(spec.fact, content, vocabulary)
      if (several) {
        unread(into, spec.fact, several.text, { span: several.span, where: section.where })
        continue
      }
      for (const unit of content) {
        if (unit.type === 'command' || unit.type === 'code' || (unit.type === 'row' && !spec.whole) || asksItself(unit))
          continue
        const against = vocabulary.denials.has(spec.fact) ? null : reasonAgainst(unit, reading.scopes, 0)
        if (against) reject(into, spec.fact, unit.span, against)
        else answer(into, reading, spec.fact, textOf(unit), unit.span, section.where, spec.whole)
      }
    }
  }

  /** `Escalate to: …` below `If it fails`: a label with an answer of its own. */
  function asksItself(unit: Unit): boolean {
    return unit.pair !== undefined && fitting(vocabulary.titleKey(unit.pair.label), unit.section).length > 0
  }

  function links(section: Section, content: readonly Unit[]): void {
    for (const spec of vocabulary.linksByTitle.get(vocabulary.titleKey(section.title)) ?? []) {
      for (const unit of content) {
        const text = unit.text.trim()
        const target = linkedIn(unit, text.length / 2) ?? (FILE.test(text) ? text : pageIn(unit, reading))
        if (target) pushLink(into, spec.relation, target, unit.span, section.where)
      }
    }
  }

  function fitting(title: string, section: Section): readonly FieldSpec[] {
    const specs = vocabulary.fieldsByTitle.get(title) ?? []
    return specs.filter((spec) => !spec.within || fitsWithin(spec.within, section, title, vocabulary))
  }
}

const textOf = (unit: Unit): string => {
  const cells = unit.cells?.map((cell) => cell.text).filter(Boolean)
  return cells ? cells.join(': ') : unit.text
}

/** What names a file: `runbook.md`, `docs/runbook`, `[[runbook]]`, `<runbook.md>`. */
const NAMED = /\.\w+>?$|\/|^\[\[[^\][]+\]\]$/

/** `runbook.md`; not `v1.2.0`. */
const FILE = /^[\w./-]+\.[a-z]\w{0,4}$/i

/** `See runbook.md.`: the one page that a sentence names, unless it says that it is none. */
function pageIn(unit: Unit, { vocabulary, scopes }: Reading): string | null {
  if (unit.type === 'command' || unit.type === 'code') return null
  const pages = [...unit.text.slice(0, LONGEST).matchAll(PAGE)].filter(([, ending = '']) =>
    vocabulary.language('pages', ending),
  )
  const [page] = pages
  return page && pages.length === 1 && !reasonAgainst(unit, scopes, page.index) ? page[0] : null
}

const LONGEST = 300
const PAGE = /(?<![\w./:@-])[\w./-]{1,100}\.([a-z]\w{0,7})(?![\w/@-])/gi

/** All that a unit links to, where its links are most of what it says. */
function linksIn(unit: Unit, least: number): readonly string[] {
  const end = unit.from + unit.text.length
  const marks = marksFrom(unit.prose, unit.from, end).filter((one) => one.type === 'link' && one.url && one.to <= end)
  const letters = marks.reduce((sum, { from, to }) => sum + to - from, 0)
  return letters < least ? [] : marks.flatMap(({ url }) => url ?? [])
}

/** What the unit links to, or names in code as a file. In a sentence about something else, a link has fewer letters than `least`. */
function linkedIn(unit: Unit, least = 0): string | null {
  const end = unit.from + unit.text.length
  const mark = marksFrom(unit.prose, unit.from, end).find(
    (one) => one.to <= end && (one.type === 'link' || one.type === 'code'),
  )
  if (!mark || mark.to - mark.from < least) return null
  const text = unit.prose.text.slice(mark.from, mark.to)
  if (mark.type === 'link') return mark.url ?? text
  return FILE.test(text) ? text : null
}
