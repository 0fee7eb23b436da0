import type { OwnFact, Span } from '../../model/index.js'
import { spanWithin } from '../../model/index.js'
import { valueIn } from '../structure/struck.js'
import type { Section, Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { type Manner, MOST_ENTRIES, ownAnswer, type Said, unreadable } from './answer.js'
import type { Body } from './body.js'
import type { TitledPlace } from './declared.js'
import type { Label } from './labels.js'

/** What stands at a title or a label of a Markdown document, as answers for a fact. */
export function saidBelow(
  { section, label }: TitledPlace,
  fact: OwnFact,
  body: Body,
  vocabulary: Vocabulary,
): readonly Said[] {
  if (label === null) return section === null ? [] : body.titled(section).flatMap((one) => inSection(one))
  const isMeant = (one: Section) => section === null || body.isBelow(one, section)
  const titled = body.titled(label).filter((one) => one.type !== 'heading' && one.parent && isMeant(one.parent))
  return [
    ...body
      .labels(label)
      .filter(({ unit }) => isMeant(unit.section))
      .flatMap(atLabel),
    ...titled.flatMap(inSection),
  ]

  function atLabel({ text, span, unit, box, several }: Label): readonly Said[] {
    const where = unit.section.where
    // A row that leaves a cell of a list empty adds nothing to it.
    if (several && fact.type === 'list' && !/[\p{L}\p{N}]/u.test(text)) return []
    const beside = several && section === null && fact.type !== 'list' ? { beside: true } : {}
    // A box that is not ticked is still open, whatever stands behind it.
    if (unit.checked === false) return [{ state: 'unfilled', span, where, ...beside }]
    if (box === undefined) return [{ ...ownAnswer(fact, text, vocabulary), span, where, ...beside }]
    return fact.type === 'boolean' ? [{ state: 'stated', value: true, span, where }] : []
  }

  function inSection(one: Section): readonly Said[] {
    const all = body.below(one)
    // Of several boxes the ticked ones are the answer.
    const units = all.filter(({ checked }) => checked !== false)
    const [open] = all
    if (units.length === 0) return open ? [{ state: 'unfilled', span: open.span, where: one.where }] : []
    if (fact.type === 'list' || (fact.type === 'text' && isListed(units[0]))) return entries(units)
    return fact.type === 'text' ? paragraphs(units) : values(units)
  }

  /** Up to the first paragraph that says something, or to the list below. */
  function paragraphs(units: readonly Unit[]): readonly Said[] {
    const said: Said[] = []
    const seen = new Set<Unit['prose']>()
    for (const unit of units) {
      if (seen.has(unit.prose)) continue
      if (isListed(unit)) return said
      seen.add(unit.prose)
      const text = valueIn(unit.prose, 0, unit.prose.text.length)
      const span = text ? paragraphSpan(unit) : unit.span
      const told = !fact.values && unit.type === 'sentence'
      const answer = { ...ownAnswer(fact, text, vocabulary, 'prose'), span, where: unit.section.where, told }
      said.push(answer)
      if (answer.state === 'stated' || answer.state === 'unreadable' || said.length === MOST_TRIED) break
    }
    return said
  }

  /** The outermost items or rows; where there are none, the first paragraph. */
  function entries(units: readonly Unit[]): readonly Said[] {
    const listed = units.filter(isListed)
    if (listed.length === 0) {
      const first = units[0]
      const paragraph = units.filter(({ prose }) => prose === first?.prose)
      return paragraph.map((unit) => answered(unit, unit.pair?.value ?? unit.text, 'value'))
    }
    const depth = listed.reduce((least, { listDepth }) => Math.min(least, listDepth), Number.POSITIVE_INFINITY)
    const outer = listed.filter(({ listDepth }) => listDepth === depth)
    const [top] = outer
    if (top && outer.length > MOST_ENTRIES)
      return [
        {
          ...unreadable(top.text, `and ${outer.length - 1} more are too many`),
          span: top.span,
          where: top.section.where,
        },
      ]
    const seen = new Set<Unit['prose']>()
    return outer.flatMap((unit) => {
      if (seen.has(unit.prose) && unit.prose.text !== '') return []
      seen.add(unit.prose)
      const first = fact.type === 'list' ? (unit.cells?.[0]?.text ?? '') : cellsOf(unit)
      return [answered(unit, unit.cells ? first : valueIn(unit.prose, 0, unit.prose.text.length), 'entry')]
    })
  }

  /** Whatever tells a value, for sure or not; where nothing does, the first that does not. */
  function values(units: readonly Unit[]): readonly Said[] {
    const all = units.map((unit) =>
      answered(unit, unit.pair?.value ?? (unit.cells ? cellsOf(unit) : unit.text), 'prose'),
    )
    const isNothing = (one: Said) => one.state === 'unreadable' && one.nothing === true
    const telling = all.filter((one) => !isNothing(one))
    if (telling.length === 0) return all.slice(0, 1)
    const back = units.findIndex(
      ({ text }, index) =>
        index > 0 && isNothing(all[index] as Said) && vocabulary.says('own').find(text).has('takes-back'),
    )
    return back < 0 ? telling : [...telling, ...all.slice(back, back + 1)]
  }

  function answered(unit: Unit, text: string, manner: Manner): Said {
    const span: Span = unit.pair?.value ? unit.pair.valueSpan : unit.span
    return { ...ownAnswer(fact, text, vocabulary, manner), span, where: unit.section.where }
  }
}

const isListed = (unit: Unit | undefined): boolean => unit !== undefined && (unit.listDepth > 0 || unit.type === 'row')

/** Whoever says nothing in so many paragraphs has nothing to say. */
const MOST_TRIED = 5

const cellsOf = ({ cells }: Unit): string => (cells ?? []).flatMap(({ text }) => text || []).join(': ')

function paragraphSpan({ prose, span, cells }: Unit): Span {
  return cells || prose.text.length === 0 ? span : spanWithin(prose, 0, prose.text.trimEnd().length)
}
