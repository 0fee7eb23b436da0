import type { Mention, Span } from '../../model/index.js'
import { answer, type Collected, type Reading, reject } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { FieldSpec, ItemSpec } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'
import { mainFact, pushLink } from './data.js'
import { finishItem } from './items.js'

/** Reads what stands under a title that asks for it: after a label, in a table row, below a heading or a lead-in. */
export function readTitled(units: readonly Unit[], reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  const below = groupBySection(units)
  for (const unit of units) {
    if (unit.type === 'pair' && unit.pair && !unit.quoted)
      pair(unit, unit.pair.label, unit.pair.value, unit.pair.valueSpan)
    if (unit.type === 'row' && unit.cells) row(unit)
  }
  for (const section of reading.outline.sections) {
    if (section.type === 'comment' || section.type === 'key') continue
    const content = below.get(section) ?? []
    fieldSection(section, content)
    itemSection(section, content)
    linkSection(section, content)
  }

  function pair(unit: Unit, label: string, value: string, span: Span): void {
    for (const spec of fitting(vocabulary.fieldsByTitle.get(normalName(label)), unit.section, normalName(label))) {
      answer(into, reading, spec.fact, value, span, unit.section.where)
    }
    for (const link of vocabulary.linksByTitle.get(normalName(label)) ?? []) {
      if (/\.\w+$|\//.test(value)) pushLink(into, link.relation, linkedIn(unit) ?? value, span, unit.section.where)
    }
  }

  /** `Rollback decision | release manager`: the first column asks, the next answers. */
  function row(unit: Unit): void {
    const [first, ...rest] = unit.cells ?? []
    if (!first || rest.length === 0) return
    for (const spec of fitting(
      vocabulary.fieldsByTitle.get(normalName(first.text)),
      unit.section,
      normalName(first.text),
    )) {
      const cell = rest[0] as (typeof rest)[number]
      answer(into, reading, spec.fact, cell.text, cell.text ? cell.span : unit.span, unit.section.where)
    }
  }

  function fieldSection(section: Section, content: readonly Unit[]): void {
    const title = normalName(section.title)
    for (const spec of fitting(vocabulary.fieldsByTitle.get(title), section.parent ?? section, title)) {
      if (spec.only === 'label') continue
      for (const unit of content) {
        if (unit.type === 'command' || unit.type === 'code' || unit.type === 'row') continue
        const against =
          spec.fact.endsWith('excludes') ||
          spec.fact.endsWith('guarantees') ||
          spec.fact.endsWith('unsafeWhen') ||
          spec.fact.startsWith('changeManagement')
            ? null
            : reasonAgainst(unit, reading.scopes, 0)
        if (against) reject(into, spec.fact, unit.span, against)
        else answer(into, reading, spec.fact, unit.text, unit.span, section.where)
      }
    }
  }

  function itemSection(section: Section, content: readonly Unit[]): void {
    for (const spec of vocabulary.itemsByTitle.get(normalName(section.title)) ?? []) {
      const below = content.filter((unit) => unit.type === 'row' || unit.listDepth > 0)
      for (const unit of below) {
        const mentions =
          unit.type === 'row'
            ? cellsOf(spec, unit)
            : spec.type === 'record' || spec.type === 'component'
              ? []
              : wordsOf(spec, unit)
        finishItem(spec.type, mentions, unit.span, section.where, reading, into)
      }
      if (spec.type === 'record')
        finishItem(
          'record',
          content.flatMap((unit) => labelled(spec, unit)),
          section.span,
          section.where,
          reading,
          into,
        )
    }
  }

  function linkSection(section: Section, content: readonly Unit[]): void {
    for (const spec of vocabulary.linksByTitle.get(normalName(section.title)) ?? []) {
      for (const unit of content) {
        const target = linkedIn(unit) ?? (/^[\w./-]+\.\w{1,5}$/.test(unit.text.trim()) ? unit.text.trim() : null)
        if (target) pushLink(into, spec.relation, target, unit.span, section.where)
      }
    }
  }

  function cellsOf(spec: ItemSpec, unit: Unit): readonly Mention[] {
    return gather((part) => {
      for (const cell of unit.cells ?? []) {
        const fact = columnFact(spec, cell.header)
        if (fact) answer(part, reading, fact, cell.text, cell.text ? cell.span : unit.span, unit.section.where)
      }
    })
  }

  function labelled(spec: ItemSpec, unit: Unit): readonly Mention[] {
    const { pair } = unit
    const fact = pair && columnFact(spec, pair.label)
    return fact ? gather((part) => answer(part, reading, fact, pair.value, pair.valueSpan, unit.section.where)) : []
  }

  function wordsOf(spec: ItemSpec, unit: Unit): readonly Mention[] {
    return gather((part) => {
      answer({ ...part, rejected: [] }, reading, mainFact(spec), unit.text, unit.span, unit.section.where)
      if (spec.type === 'step' && unit.number !== null)
        answer(part, reading, 'step.number', String(unit.number), unit.span, unit.section.where)
    })
  }

  function gather(fill: (part: Collected) => void): readonly Mention[] {
    const mentions: Mention[] = []
    fill({ ...into, mentions })
    return mentions
  }

  function fitting(specs: readonly FieldSpec[] | undefined, section: Section, title: string): readonly FieldSpec[] {
    return (specs ?? []).filter((spec) => !spec.within || fitsWithin(spec.within, section, title))
  }
}

function columnFact(spec: ItemSpec, header: string): string | null {
  const name = normalName(header)
  return (
    Object.entries(spec.columns).find(([, column]) => column.titles.some((title) => normalName(title) === name))?.[0] ??
    null
  )
}

const HEAD = /^(?:metadata|document|document control|header|about|about this document|document information)$/

/** The titles above must speak of one of the words. A one-word label is too common for the document's own title to vouch for it. */
function fitsWithin(words: readonly string[], section: Section, title: string): boolean {
  const common = !title.includes(' ')
  for (const one of chainOf(section)) {
    const isTop = one.type === 'root' || (one.type === 'heading' && one.depth === 1)
    const name = normalName(one.title)
    if ((isTop || HEAD.test(name)) && words.includes('top') && one === headingAt(section)) return true
    if (isTop && common) continue
    if (words.some((word) => word !== 'top' && ` ${name} `.includes(` ${normalName(word)} `))) return true
  }
  return false
}

function headingAt(section: Section): Section {
  for (const one of chainOf(section)) if (one.type === 'heading' || one.type === 'root') return one
  return section
}

function linkedIn(unit: Unit): string | null {
  const end = unit.from + unit.text.length
  const mark = unit.prose.marks.find(
    (one) => one.from >= unit.from && one.to <= end && (one.type === 'link' || one.type === 'code'),
  )
  if (!mark) return null
  const text = unit.prose.text.slice(mark.from, mark.to)
  return mark.type === 'link' ? (mark.url ?? text) : /\.\w{1,5}$/.test(text) ? text : null
}

function groupBySection(units: readonly Unit[]): ReadonlyMap<Section, readonly Unit[]> {
  const groups = new Map<Section, Unit[]>()
  for (const unit of units) {
    const group = groups.get(unit.section)
    if (group) group.push(unit)
    else groups.set(unit.section, [unit])
  }
  return groups
}
