import type { Mention, Span } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { areChoices, stepSecondsIn, stepTimeIn, withPoints } from '../step-time.js'
import { chainOf, type RowCell, type Section, type Unit } from '../structure/unit.js'
import { bySection } from './by-section.js'
import { isImperative } from './instructing.js'
import { NOT_STEPS } from './steps.js'
import { isProse } from './unit-context.js'

const DURATION = 'step.duration'
const TOOK = 'record.duration'
const BOUND = 'rollback.timeBound'

/**
 * Times that stand in no listed step. They are mentions of the document under the name that a step or a record has for
 * its own, so that nothing is listed which was not: those with one `where` are a list of steps, and `record.duration` marks
 * a bound that only tells how long it took another day.
 */
export function detectToldTimes(units: readonly Unit[], reading: Reading, into: Collected): void {
  rows(units, reading, into)
  bullets(units, reading, into)
  promises(units, reading, into)
  pastTimes(units, reading, into)
}

/** Notes a time that stands in no listed step. */
export function note(into: Collected, seconds: number, span: Span, where: string): void {
  into.mentions.push({ field: DURATION, state: 'stated', value: seconds, span, where, by: 'reading' })
}

/** A chapter on the way forward, which is part of no way back. */
export const isForward = bySection((section: Section, { scopes, vocabulary }: Reading): boolean => {
  if (scopes.of(section).within) return false
  const says = vocabulary.says('time-bound')
  for (const { type, title } of chainOf(section)) if (type === 'heading' && says.find(title).has('forward')) return true
  return false
})

/** Rows of a table below a title on rollback that lists no steps, with a column for their time. */
function rows(units: readonly Unit[], reading: Reading, into: Collected): void {
  const timed = new Set(into.items.flatMap(({ type, span }) => (type === 'step' ? [span.line] : [])))
  for (const unit of units) {
    if (unit.type !== 'row' || timed.has(unit.span.line) || !isTimed(unit, reading)) continue
    const seconds = secondsInRow(unit.cells ?? [], reading)
    if (seconds === null) continue
    const sums = unit.cells?.some(({ text }) => reading.vocabulary.says('time-bound').find(text).has('total'))
    note(into, seconds, unit.span, sums ? `${unit.section.where} > ${unit.span.line}` : unit.section.where)
  }
}

/** `Action | Time`: what is done, and how long it takes. */
export function secondsInRow(cells: readonly RowCell[], { vocabulary }: Reading): number | null {
  const steps = vocabulary.items.find(({ type }) => type === 'step')
  const says = vocabulary.says('time-bound')
  if (!cells.some(({ header }) => steps?.columnFor(header) === 'step.text')) return null
  const lengths = cells.flatMap(({ header, text }): readonly number[] => {
    if (steps?.columnFor(header) !== DURATION && !says.find(header).has('time-column')) return []
    // `Duration (min)`, and a mere number below it.
    const unit = /\(([^()]{1,20})\)/.exec(header)?.[1] ?? header
    const written = /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? `${text.trim()} ${unit}` : text
    const [one, ...others] = vocabulary.quantities.durationsIn(withPoints(written))
    return one && others.length === 0 && !one.relative ? [one.seconds] : []
  })
  return lengths.length === 1 ? (lengths[0] ?? null) : null
}

/** Bullets below a title on rollback that say what to do and how long it takes, where none is an alternative. */
function bullets(units: readonly Unit[], reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('time-bound')
  const listed = new Set(into.items.flatMap(({ type, where }) => (type === 'step' ? [where] : [])))
  const lists = new Map<string, { readonly unit: Unit; readonly seconds: number; readonly parallel: boolean }[]>()
  const told: Unit[] = []
  const choices = new Set<string>()
  for (const unit of units) {
    const { where } = unit.section
    if (unit.type === 'row' || !isProse(unit) || unit.quoted) continue
    told.push(unit)
    if (unit.listDepth !== 1 || unit.number !== null || listed.has(where) || !isTimed(unit, reading)) continue
    if (stepSecondsIn(unit.text, reading.vocabulary) === null) continue
    const { seconds, parallel } = stepTimeIn(unit.text, reading.vocabulary)
    if (seconds === null || !isOrder(unit, reading)) continue
    const list = lists.get(where)
    if (list) list.push({ unit, seconds, parallel })
    else lists.set(where, [{ unit, seconds, parallel }])
  }
  for (const { section, text } of lists.size > 0 ? told : [])
    if (lists.has(section.where) && says.find(text).has('alternative')) choices.add(section.where)
  for (const [where, list] of lists) {
    if (choices.has(where) || !list.some(({ unit }) => reading.scopes.of(unit.section).rollback)) continue
    // What is done beside others adds nothing here.
    for (const { unit, seconds, parallel } of list) if (!parallel) note(into, seconds, unit.span, where)
  }
}

const isOrder = ({ text }: Unit, { vocabulary }: Reading): boolean =>
  isImperative(text, vocabulary) || vocabulary.says('runbook').find(text).has('does')

/** `RTO: 9 minutes` in a runbook, where no title asks for it. */
function promises(units: readonly Unit[], { vocabulary }: Reading, into: Collected): void {
  const bounds = new Map(into.mentions.filter(({ field }) => field === BOUND).map((one) => [one.span.line, one]))
  for (const { pair, span, section } of units) {
    const bound = bounds.get(span.line)
    if (!pair || bound?.by !== 'reading' || !vocabulary.says('time-bound').find(pair.label).has('asks')) continue
    if (typeof bound.value === 'number') note(into, bound.value, span, `${section.where} > ${pair.label}`)
  }
}

/** `In October a rollback was done within 3 minutes.` tells of another day, and promises nothing. */
function pastTimes(units: readonly Unit[], { vocabulary }: Reading, into: Collected): void {
  const isBound = ({ field, by, state }: Mention) => field === BOUND && by === 'reading' && state === 'stated'
  const bounds = into.mentions.filter(isBound)
  const lines = new Set(bounds.map(({ span }) => span.line))
  const past = new Map<string, boolean>()
  for (const { text, span } of units) {
    if (!lines.has(span.line)) continue
    for (const { seconds, from } of vocabulary.quantities.durationsIn(text)) {
      const isPast = vocabulary
        .says('time-bound')
        .find(text.slice(Math.max(0, from - REACH), from))
        .has('told-past')
      const key = `${span.line} ${seconds}`
      past.set(key, isPast && past.get(key) !== false)
    }
  }
  for (const { value, span, where } of bounds)
    if (past.get(`${span.line} ${value}`))
      into.mentions.push({ field: TOOK, state: 'stated', value, span, where, by: 'reading' })
}

/** How far before a duration the words that belong to it stand. */
const REACH = 60

/** What stands in the way back itself, and not in what is watched, told or prepared around it. */
export const isTimed = ({ section }: Unit, reading: Reading): boolean => isTimedPart(section, reading)

const isTimedPart = bySection((section, reading) => {
  const scope = reading.scopes.of(section)
  const isAround = NOT_STEPS.some((topic) => scope.nearest.has(topic) && !scope.nearest.has('steps'))
  if (!scope.rollback || scope.aside || scope.forbidden || scope.example || scope.template || isAround) return false
  return scope.phase === 'during' && !isForward(section, reading) && !areChoices(section, reading.vocabulary)
})
