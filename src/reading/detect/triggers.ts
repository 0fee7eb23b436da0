import { enumerated } from '../answers/convert.js'
import { finishItem } from '../answers/items.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { deniesTrigger } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { apart } from '../wording/apart.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { type NumberReferred, numbersElsewhere } from './trigger-numbers.js'
import { lastsLong, measuredCondition } from './trigger-sentences.js'
import { type Context, contextOf, isNothing, isProse } from './unit-context.js'

const FIELD = 'rollback.triggers.threshold'
/** What makes one roll back, and which of it has a number. */
export function detectTriggers(units: readonly Unit[], reading: Reading, into: Collected): void {
  const referred = numbersElsewhere(units, reading)
  const titled = new Set(
    into.items
      .filter((item) => item.type === 'trigger')
      .flatMap(({ span, mentions }) => [span.line, ...mentions.map((mention) => mention.span.line)]),
  )
  let before: Unit | null = null
  for (const unit of units) {
    const last = before
    before = unit
    if (!isProse(unit) || (unit.quoted && !isComparison(unit))) continue
    if (titled.has(unit.span.line)) {
      // One with a threshold has been stated as it was listed.
      const text = isComparison(unit) ? `> ${unit.text.trim()}` : unit.text
      const numbered = unit.text === text && reading.vocabulary.quantities.thresholdsIn(text).length > 0
      const said = reading.vocabulary.says('triggers').find(text)
      howItIs(unit, reading, into)
      if (numbered) continue
      if (isMeasured(text, said, reading) || hasLimit(unit, reading)) state(into, FIELD, [text.trim()], unit, unit.span)
      else if (!byReference(unit, unit.text, referred, reading, into)) withoutNumber(unit, into)
      continue
    }
    const context = contextOf(unit, reading)
    const required = last && askedBefore(unit, last, reading)
    if (!required && (!isTrigger(unit, context, reading) || isRequirement(unit, context, reading))) continue
    const against = reasonAgainst(unit, reading.scopes, 0)
    const text = required || triggerText(unit, reading)
    if (against) reject(into, FIELD, unit.span, against)
    else if (isNothing(text, reading.vocabulary)) reject(into, FIELD, unit.span, 'says that there is none')
    else if (text && !isUnfilled(text, reading.vocabulary)) trigger(unit, text, referred, reading, into)
  }
}

const withoutNumber = (unit: Unit, into: Collected) => reject(into, FIELD, unit.span, 'a condition without a number')

/** `- > 5 % of orders fail`: Markdown reads a quotation, the author meant a sign. */
const isComparison = ({ quoted, listDepth, text }: Unit): boolean => quoted && listDepth > 0 && /^=?\s?\d/.test(text)

function trigger(unit: Unit, text: string, referred: NumberReferred, reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('triggers')
  const said = says.find(text)
  state(into, 'rollback.triggers', [text], unit, unit.span)
  howItIs(unit, reading, into)
  if (isStage(text, said)) reject(into, FIELD, unit.span, 'a share of a rollout stage is no trigger')
  else if (isMeasured(text, said, reading) || hasLimit(unit, reading)) state(into, FIELD, [text], unit, unit.span)
  else if (!byReference(unit, text, referred, reading, into)) withoutNumber(unit, into)
  const { span, section } = unit
  const mention = { field: 'trigger.text', value: text, span, where: section.where } as const
  finishItem('trigger', [{ ...mention, state: 'stated', by: 'reading' }], span, section.where, reading, into)
}

/** Whether it rolls back by itself or somebody does: said by the trigger, its label, its title, or the column of a table. */
function howItIs(unit: Unit, reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('triggers')
  const said = says.find(unit.text)
  const title = says.find(unit.section.title)
  const label = says.find(unit.pair?.label ?? '')
  const columns = (unit.cells ?? []).filter(({ text }) => text && !says.find(text).has('not-so'))
  for (const [how, inWords] of HOW)
    if (
      said.has(inWords) ||
      title.has(how) ||
      label.has(how) ||
      columns.some(
        ({ header, text }) => says.find(header).has(how) || (text.length < LONGEST_HOW && says.find(text).has(how)),
      )
    )
      state(into, `rollback.triggers.${how}`, true, unit, unit.span)
}

const HOW = [
  ['automatic', 'automatic-said'],
  ['manual', 'manual-said'],
] as const
/** `Automatic`, `By hand (on-call)`. */
const LONGEST_HOW = 24

/** `It should stay below 1 %. If it does not, roll back.`: both sentences are one trigger. */
function askedBefore(unit: Unit, before: Unit, { vocabulary }: Reading): string | null {
  if (before.type !== 'sentence' || unit.type !== 'sentence' || before.section !== unit.section) return null
  if (measuredCondition(unit.text, vocabulary) !== null) return null
  const both = `${before.text} ${unit.text}`
  return measuredCondition(before.text, vocabulary) === null && measuredCondition(both, vocabulary) !== null
    ? both
    : null
}

/** `5 % → 25 % → 100 %`, `10 % of users`. */
function isStage(text: string, said: Hits): boolean {
  if (/(?:\d\s?%\s{0,3}(?:→|->|,|\/)\s{0,3})\d{1,3}\s?%/.test(text)) return true
  return said.all.some(
    ({ name, from, to }) => (name === 'share' || name === 'stages') && text.slice(from, to).includes('%'),
  )
}

/** It has a threshold, or goes on changing for a time that is told. */
function isMeasured(text: string, said: Hits, { vocabulary }: Reading): boolean {
  const { quantities } = vocabulary
  if (quantities.thresholdsIn(text).length > 0 || lastsLong(text, vocabulary) || said.has('repeats')) return true
  if (said.has('usual') && /\d\s?[x×](?!\w)/.test(text)) return true
  return said.has('changes') && said.has('lasts') && quantities.durationsIn(text).length > 0
}

/** `Lag | 45 s` in a column of limits: its title compares. */
function hasLimit({ cells = [], pair }: Unit, { vocabulary }: Reading): boolean {
  if (pair && vocabulary.says('triggers').find(pair.label).has('stands-alone')) return NUMBER_FIRST.test(pair.value)
  const limits = (title: string) => {
    const said = vocabulary.says('triggers').find(title)
    return said.has('column-limit') || said.has('column-number')
  }
  return cells.some(({ header, text }) => NUMBER_FIRST.test(text) && limits(header))
}

const NUMBER_FIRST = /^[^\p{L}]{0,4}\d/u

/** The listed trigger whose number stands elsewhere. */
function observableAfterAll(unit: Unit, into: Collected): void {
  const index = into.items.findIndex((item) => item.type === 'trigger' && item.span.line === unit.span.line)
  const item = into.items[index]
  if (!item) return
  const mentions = item.mentions.map((one) => (one.field === 'trigger.observable' ? { ...one, value: true } : one))
  into.items[index] = { ...item, mentions }
}

/** "Exceeds the expected benchmarks": the number stands where the signal was introduced. */
function byReference(unit: Unit, text: string, referred: NumberReferred, reading: Reading, into: Collected): boolean {
  const { quantities } = reading.vocabulary
  const vague = reading.vocabulary.says('triggers').find(text).has('vague')
  const number = vague && quantities.thresholdsIn(text).length === 0 ? referred(text) : null
  if (!number) return false
  state(into, FIELD, [number.text], number, number.span)
  state(into, FIELD, [text.trim()], unit, unit.span)
  observableAfterAll(unit, into)
  return true
}

function isTrigger(unit: Unit, context: Context, reading: Reading): boolean {
  // What leads to a list is not itself a trigger.
  if (unit.text.trimEnd().endsWith(':')) return false
  return mayPrompt(unit, context, reading) && !deniesTrigger(unit.text, reading.vocabulary)
}

function mayPrompt(unit: Unit, { scope, rollback }: Context, reading: Reading): boolean {
  const { vocabulary } = reading
  const said = (text: string) => vocabulary.says('triggers').find(text)
  const numbered = () => vocabulary.quantities.thresholdsIn(unit.text).length > 0
  const headers = () => (unit.cells ?? []).map((cell) => said(cell.header))
  const under = () =>
    scope.rollback ||
    rollback ||
    said(unit.section.title).has('stands-alone') ||
    headers().some((header) => header.has('column'))
  if (measuredCondition(unit.text, vocabulary) !== null) return true
  // `Rollback threshold: 3 % errors`
  if (unit.pair && said(unit.pair.label).has('stands-alone')) return /\d/.test(unit.pair.value)
  if (scope.nearest.has('triggers') && under()) return unit.listDepth > 0 || unit.type === 'row' || numbered()
  if (unit.type === 'row' && respondsInRow(unit, reading)) return true
  if (unit.type === 'row') return headers().some((header) => header.has('column-act') && header.has('column-when'))
  if (!rollback) return false
  const sentence = said(unit.text)
  return promptsRollback(unit.text, sentence)
}

/** `5xx | > 5 % | roll back`, or a number in a column of numbers to roll back at. */
function respondsInRow({ cells = [] }: Unit, { vocabulary }: Reading): boolean {
  const says = vocabulary.says('triggers')
  const isNumbered = (text: string) =>
    vocabulary.quantities.thresholdsIn(text).length > 0 || lastsLong(text, vocabulary)
  if (cells.some(({ header, text }) => says.find(header).has('column-limit') && /\d/.test(text))) return true
  if (
    cells.some(({ header, text }) => says.find(header).has('column') && vocabulary.quantities.thresholdsIn(text).length)
  )
    return true
  const affirmed = cells.find(
    ({ header, text }) => says.find(header).has('column-act') && says.find(text).has('affirms'),
  )
  if (affirmed && cells.some((cell) => cell !== affirmed && isNumbered(cell.text))) return true
  const response = cells.find(
    ({ header, text }, index) =>
      index > 0 && says.find(header).has('column-response') && says.find(text).has('act') && !isNumbered(text),
  )
  return response !== undefined && cells.some((cell) => cell !== response && isNumbered(cell.text))
}

/** `Roll back if …`, in one breath: not `rolled back (if applicable)`, not `roll back if needed`. */
function promptsRollback(text: string, said: Hits): boolean {
  const inOneBreath = ({ from, to }: Hit) => !/[^\p{L}\s-]|\s\p{Lu}/u.test(text.slice(from, to))
  return apart(said, 'prompts', 'no-condition', inOneBreath) !== undefined
}

/** "Rollback is required when smoke tests fail": an event of the contract, not a measured trigger. */
function isRequirement(unit: Unit, { scope }: Context, reading: Reading): boolean {
  const spec = reading.catalogue.get('rollback.requiredOn')
  return (
    spec !== undefined && scope.nearest.has('required') && enumerated(spec, unit.text, reading.vocabulary).length > 0
  )
}

/** A table's trigger column, else the whole of it. */
function triggerText(unit: Unit, reading: Reading): string {
  const cells = unit.cells
  if (!cells) return isComparison(unit) ? `> ${unit.text.trim()}` : unit.text.trim()
  const column = cells.find(
    ({ header }) =>
      reading.vocabulary.words.find(header).has('rollback') ||
      reading.vocabulary.says('triggers').find(header).has('column-trigger'),
  )
  if (column && column !== cells[0]) return [cells[0]?.text, column.text].filter(Boolean).join(' ')
  return cells
    .map((cell) => cell.text)
    .filter(Boolean)
    .join(' ')
}
