import { type Collected, list, type Reading, state } from '../collected.js'
import { effectOfCommand, effectsOfSentence } from '../effects.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import { areChoices, stepTimeIn } from '../step-time.js'
import type { Unit } from '../structure/unit.js'
import { contextOf, oneLine } from './unit-context.js'

/** What is listed there is something else than what to do, unless it is called steps too. */
export const NOT_STEPS = [
  'triggers',
  'verification',
  'prerequisites',
  'audit',
  'references',
  'contacts',
  'drills',
  'ownership',
  'communication',
  'observability',
  'scope',
  'guarantees',
  'prohibited',
  'prevention',
]

/** The steps of a rollback in prose: numbered items, tasks and commands in a section that says how. */
export function detectSteps(units: readonly Unit[], reading: Reading, into: Collected): void {
  const titled = into.items.filter((item) => item.type === 'step')
  const known = new Set(titled.flatMap(({ span, mentions }) => [span.line, ...mentions.map((one) => one.span.line)]))
  const owners = new Set(titled.map((item) => item.where))
  const named = commandsBySentence(units)
  for (const unit of units) {
    if (!isStep(unit, reading) || known.has(unit.span.line) || isBelow(unit.section.where, owners)) continue
    known.add(unit.span.line)
    if (isLabelWithin(unit)) continue
    const text = oneLine(unit.text)
    if (isUnfilled(text, reading.vocabulary)) {
      unfilled(unit, into)
      continue
    }
    const { seconds, parallel } = stepTimeIn(unit.command ? text : unit.prose.text, reading.vocabulary)
    const values = {
      'step.text': text,
      'step.effects': effectsOf(unit, named.get(unit) ?? [], reading),
      'step.number': unit.number,
      'step.command': unit.command ? text : null,
      'step.duration': isTimed(unit, reading) ? seconds : null,
      'step.parallel': parallel || null,
    }
    list(into, 'step', text, { span: unit.span, where: unit.section.where }, values)
    state(into, 'rollback.steps', [text], unit, unit.span)
  }
}

/** What is watched afterwards is no part of going back, and of several ways only one is gone. */
const isTimed = (unit: Unit, reading: Reading): boolean =>
  contextOf(unit, reading).scope.phase !== 'after' && !areChoices(unit.section, reading.vocabulary)

/** `Owner: …` on a later line of a numbered item: it tells more of the step and is none itself. */
const isLabelWithin = ({ pair, entry, span }: Unit): boolean =>
  pair !== undefined && entry !== undefined && entry !== null && entry.span.line < span.line

/** `1. [Step 1]` */
function unfilled(unit: Unit, into: Collected): void {
  const { span, section } = unit
  into.mentions.push({
    field: 'rollback.steps',
    state: 'unfilled',
    value: null,
    span,
    where: section.where,
    by: 'reading',
  })
}

/** The place itself or one above it is among the owners. */
function isBelow(where: string, owners: ReadonlySet<string>): boolean {
  for (let at = where.indexOf(' > '); at >= 0; at = where.indexOf(' > ', at + 1))
    if (owners.has(where.slice(0, at))) return true
  return owners.has(where)
}

function isStep(unit: Unit, reading: Reading): boolean {
  const { scope } = contextOf(unit, reading)
  if (!scope.rollback || scope.aside || scope.forbidden || unit.text === '') return false
  // Numbered lines of a document about rollback are its steps, where no title says otherwise.
  const untitled = reading.about && unit.number !== null && unit.pointer === undefined && scope.all.size === 0
  if (
    !(scope.all.has('steps') || untitled) ||
    NOT_STEPS.some((topic) => scope.nearest.has(topic) && !scope.nearest.has('steps'))
  )
    return false
  const numbered =
    unit.number !== null ||
    unit.checked !== null ||
    (unit.command !== undefined && !unit.host && unit.language !== null)
  return numbered && unit.type !== 'code' && !reasonAgainst(unit, reading.scopes, 0)
}

/** ``Run `kubectl edit deployment shop` ``: the sentence with the commands it names. */
function commandsBySentence(units: readonly Unit[]): ReadonlyMap<Unit, readonly Unit[]> {
  const named = new Map<Unit, Unit[]>()
  for (const unit of units) {
    if (!unit.host) continue
    const commands = named.get(unit.host)
    if (commands) commands.push(unit)
    else named.set(unit.host, [unit])
  }
  return named
}

function effectsOf(unit: Unit, named: readonly Unit[], { vocabulary }: Reading): readonly string[] {
  const commands = [unit, ...named].flatMap(({ command }) => command ?? [])
  const run = commands.map((command) => effectOfCommand(command, vocabulary).effect)
  const said = unit.command ? [] : effectsOfSentence(unit.text, vocabulary).map((hit) => hit.name)
  const effects = new Set([...run, ...said].filter((effect) => effect !== 'unknown'))
  return effects.size > 0 ? [...effects] : ['unknown']
}
