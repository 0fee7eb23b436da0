import type { Item, Mention, Span } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { contextOf, oneLine } from '../detect/unit-context.js'
import type { Section, Unit } from '../structure/unit.js'
import { calledIn, type StepGroup, textIn, textsIn } from './groups.js'

const FIELD = 'rollback.order'
const KIND_OF_EFFECT: ReadonlyMap<string, string> = new Map([
  ['feature-flag', 'feature-flag'],
  ['deploy', 'code'],
  ['configuration', 'configuration'],
  ['database', 'data'],
  ['infrastructure', 'infrastructure'],
])

/** Where a kind of change is rolled back, or said to be. */
interface Turn {
  readonly kind: string
  /** `step 3`, or the kind itself where only the order is stated. */
  readonly by: string
  readonly span: Span
  readonly where: string
}

/** In which order the kinds of change are rolled back, and which of them come too late. */
export function detectOrder(
  units: readonly Unit[],
  groups: readonly StepGroup[],
  reading: Reading,
  into: Collected,
): void {
  const answered = into.mentions.filter(
    (mention) => mention.field === FIELD && mention.by === 'answer' && mention.state === 'stated',
  )
  const done = groups.map(({ steps }) => steps.flatMap((step) => turnsOf(step, reading)))
  const told = [answered.flatMap(turnsOfAnswer), ...statedOrders(units, reading)]
  const sequences = [...done, ...told].map(firstOfEach)
  for (const turns of sequences) faults(turns, reading, into)
  const longest = sequences.reduce((most, turns) => (turns.length > most.length ? turns : most), [])
  if (longest.length > 1 && answered.length === 0)
    for (const { kind, span, where } of longest)
      into.mentions.push({ field: FIELD, state: 'stated', value: [kind], span, where, by: 'reading' })
  reasons(units, reading, into)
}

/** What a step takes back: by its effects, else by what it says is rolled back. */
function turnsOf(step: Item, { vocabulary }: Reading): readonly Turn[] {
  const text = textIn(step, 'step.text')
  const book = vocabulary.says('procedure')
  if (book.find(text).has('only-looks')) return []
  const restarts = () => book.find(`${text} ${textIn(step, 'step.command')}`).has('only-restarts')
  const effects = textsIn(step, 'step.effects')
    .filter(([effect]) => !(effect === 'deploy' && restarts()))
    .flatMap(([effect]) => KIND_OF_EFFECT.get(effect) ?? [])
  const goesBack =
    effects.length === 0 && (vocabulary.words.find(text).has('rollback') || book.find(text).has('puts-back'))
  const kinds = effects.length > 0 || !goesBack ? effects : kindsIn(text, vocabulary)
  return [...new Set(kinds)].map((kind) => ({ kind, by: calledIn(step), span: step.span, where: step.where }))
}

function turnsOfAnswer({ value, span, where }: Mention): readonly Turn[] {
  const kinds = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
  return kinds.map((kind) => ({ kind, by: kind, span, where }))
}

/** The kinds that a text names, in its own order. */
function kindsIn(text: string, vocabulary: Reading['vocabulary']): readonly string[] {
  const hits = vocabulary.values.get(FIELD)?.find(text).all ?? []
  if (hits.length === 0) return []
  return [...new Set(hits.toSorted((a, b) => a.from - b.from).map((hit) => hit.name))]
}

/** `Rollback order: flags, code, configuration`, in one line or as a list below such a title. */
function statedOrders(units: readonly Unit[], reading: Reading): readonly (readonly Turn[])[] {
  const book = reading.vocabulary.says('procedure')
  const lists = new Map<Section, Turn[]>()
  const lines: Turn[][] = []
  for (const unit of units) {
    const { section, span } = unit
    if (unit.pointer !== undefined || unit.language !== null || !reading.scopes.of(section).rollback) continue
    const turns = kindsIn(unit.text, reading.vocabulary).map((kind) => ({ kind, by: kind, span, where: section.where }))
    if (turns.length === 0) continue
    const titled = book.find(section.title).has('order-stated')
    if (unit.listDepth > 0 && titled) {
      const list = lists.get(section)
      if (list) list.push(...turns.slice(0, 1))
      else lists.set(section, turns.slice(0, 1))
    } else if (turns.length > 1 && (titled || book.find(unit.text).has('order-stated'))) lines.push(turns)
  }
  return [...lines, ...lists.values()]
}

/** Each kind where it first comes. */
function firstOfEach(turns: readonly Turn[]): readonly Turn[] {
  const seen = new Set<string>()
  return turns.filter(({ kind }) => !seen.has(kind) && seen.add(kind))
}

/** The kinds that come after one that should come later. */
function faults(turns: readonly Turn[], reading: Reading, into: Collected): void {
  const order = reading.catalogue.get(FIELD)?.values ?? []
  const rank = ({ kind }: Turn) => order.indexOf(kind)
  let latest: Turn | null = null
  for (const turn of turns) {
    if (latest && rank(turn) < rank(latest) && turn.by !== latest.by) {
      const value = [`${turn.kind} after ${latest.kind}`]
      into.mentions.push({
        field: 'rollback.orderFaults',
        state: 'stated',
        value,
        span: turn.span,
        where: turn.where,
        by: 'reading',
      })
    }
    if (!latest || rank(turn) > rank(latest)) latest = turn
  }
}

/** `The database goes first because …` */
function reasons(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (unit.language !== null || unit.pointer !== undefined || !contextOf(unit, reading).rollback) continue
    if (kindsIn(unit.text, reading.vocabulary).length === 0) continue
    if (!reading.vocabulary.says('procedure').find(unit.text).has('order-reason')) continue
    into.mentions.push({
      field: 'rollback.orderReason',
      state: 'stated',
      value: oneLine(unit.text),
      span: unit.span,
      where: unit.section.where,
      by: 'reading',
    })
  }
}
