import type { Item, Mention, Span } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { stepSecondsIn } from '../step-time.js'
import type { RowCell, Unit } from '../structure/unit.js'
import { detectToldTimes, isForward, isTimed, note, secondsInRow } from './told-times.js'
import { isProse } from './unit-context.js'

const DURATION = 'step.duration'
const PARALLEL = 'step.parallel'

/** How long steps take, where a step does not say so in its own line. What rules ask of documents does not change by it. */
export function settleTimes(units: readonly Unit[], reading: Reading, into: Collected): void {
  inOtherColumns(units, reading, into)
  belowTitles(units, reading, into)
  together(units, reading, into)
  withoutTotals(reading, into)
  withoutForward(reading, into)
  detectToldTimes(units, reading, into)
}

const isStep = ({ type }: Item): boolean => type === 'step'
const has = ({ mentions }: Item, name: string): boolean => mentions.some(({ field }) => field === name)
const without = (item: Item, name: string): Item => ({
  ...item,
  mentions: item.mentions.filter(({ field }) => field !== name),
})
const said = (item: Item, name: string) =>
  item.mentions.find(({ field, state }) => field === name && state === 'stated')?.value ?? null

/** Gives a step what is known of it. */
const withSaid = (item: Item, field: string, value: number | boolean, span: Span = item.span): Item => {
  const mention: Mention = { field, state: 'stated', value, span, where: item.where, by: 'reading' }
  return { ...item, mentions: [...item.mentions, mention] }
}

/** Where steps are listed. */
const listsOfSteps = ({ items }: Collected): ReadonlySet<string> =>
  new Set(items.flatMap((item) => (isStep(item) ? [item.where] : [])))

/** Puts something else in the place of each step. */
function eachStep(into: Collected, change: (step: Item) => Item): void {
  for (const [index, item] of into.items.entries()) if (isStep(item)) into.items[index] = change(item)
}

/** `Action | Time (min)`: a column that rules know by no name of its own. */
function inOtherColumns(units: readonly Unit[], reading: Reading, into: Collected): void {
  const rows = new Map(units.flatMap(({ type, span, cells }) => (type === 'row' && cells ? [[span.line, cells]] : [])))
  eachStep(into, (step) => {
    const cells: readonly RowCell[] = rows.get(step.span.line) ?? []
    const seconds = has(step, DURATION) || cells.length === 0 ? null : secondsInRow(cells, reading)
    return seconds === null ? step : withSaid(step, DURATION, seconds)
  })
}

/** Where a chapter of its own is the way back, the steps of a chapter on the deployment are none of it. */
function withoutForward(reading: Reading, into: Collected): void {
  const { sections } = reading.outline
  const forward = new Set(sections.filter((one) => isForward(one, reading)).map(({ where }) => where))
  if (forward.size === 0) return
  const back = new Set(sections.filter((one) => reading.scopes.of(one).within).map(({ where }) => where))
  if (!into.items.some((item) => isStep(item) && back.has(item.where))) return
  eachStep(into, (step) => (forward.has(step.where) ? without(step, DURATION) : step))
}

/** `| | Total | 4 min |` sums up the other rows, and is none to be added to them. */
function withoutTotals({ vocabulary }: Reading, into: Collected): void {
  eachStep(into, (step) => {
    const seconds = said(step, DURATION)
    if (typeof seconds !== 'number' || !isTotal(String(said(step, 'step.text') ?? ''))) return step
    note(into, seconds, step.span, `${step.where} > ${step.label}`)
    return without(step, DURATION)
  })

  function isTotal(text: string): boolean {
    return vocabulary.says('time-bound').find(text).has('total')
  }
}

/** `### Step 1: flags`, and below it `Takes 3 minutes.` */
function belowTitles(units: readonly Unit[], reading: Reading, into: Collected): void {
  const times = new Map<string, { readonly seconds: number; readonly span: Span }[]>()
  const titles = new Map(reading.outline.sections.map((section) => [section.span.line, section]))
  const lists = listsOfSteps(into)
  for (const unit of units) {
    if (
      !lists.has(unit.section.where) ||
      !isProse(unit) ||
      unit.quoted ||
      unit.number !== null ||
      !isTimed(unit, reading)
    )
      continue
    const seconds = timeOf(unit, reading)
    if (seconds === null) continue
    const known = times.get(unit.section.where)
    if (known) known.push({ seconds, span: unit.span })
    else times.set(unit.section.where, [{ seconds, span: unit.span }])
  }
  eachStep(into, (step) => {
    const below = times.get(step.where)
    const isTitle = titles.get(step.span.line)?.where === step.where
    const [longest] = below?.toSorted((a, b) => b.seconds - a.seconds) ?? []
    if (!isTitle || !longest || has(step, DURATION)) return step
    return withSaid(step, DURATION, longest.seconds, longest.span)
  })
}

/** `Steps 1 and 2 are done in parallel.` */
function together(units: readonly Unit[], { vocabulary }: Reading, into: Collected): void {
  const says = vocabulary.says('time-bound')
  const namesTogether = (text: string) =>
    says.find(text).has('steps-at-once') && !says.find(text).has('no-steps-at-once')
  const numbers = new Map<string, Set<number>>()
  const lists = listsOfSteps(into)
  for (const unit of units) {
    if (!lists.has(unit.section.where) || !isProse(unit) || unit.number !== null || !namesTogether(unit.text)) continue
    const known = numbers.get(unit.section.where) ?? new Set<number>()
    for (const number of numbersIn(unit.text)) known.add(number)
    numbers.set(unit.section.where, known)
  }
  eachStep(into, (step) =>
    numbers.get(step.where)?.has(Number(said(step, 'step.number'))) && !has(step, PARALLEL)
      ? withSaid(step, PARALLEL, true)
      : step,
  )
}

/** Of `1 and 2`, `1, 2 and 4`, `2 to 4`. */
function numbersIn(text: string): readonly number[] {
  const found: number[] = []
  let last: { readonly number: number; readonly to: number } | null = null
  for (const match of text.matchAll(/\d{1,3}/g)) {
    const number = Number(match[0])
    const between = last ? text.slice(last.to, match.index) : ''
    const isRange = last !== null && number - last.number < LONGEST_RANGE && RANGE.test(between)
    for (let one = isRange && last ? last.number + 1 : number; one <= number; one++) found.push(one)
    last = { number, to: match.index + match[0].length }
  }
  return found
}

const LONGEST_RANGE = 20
/** `1-3`; `1 to 3` has a word of two letters, and so does no other that joins numbers but `or`. */
const RANGE = /^\s?[-–—]\s?$|^\sto\s$/

const timeOf = (unit: Unit, { vocabulary }: Reading): number | null => stepSecondsIn(unit.text, vocabulary)
