import type { Mention, Span } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { effectOfCommand, effectsOfSentence } from '../effects.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { contextOf } from './unit-context.js'

const NOT_STEPS = [
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
  const known = new Set(titled.map((item) => item.span.line))
  const claimed = (unit: Unit) =>
    titled.some((item) => unit.section.where === item.where || unit.section.where.startsWith(`${item.where} > `))
  for (const unit of units) {
    if (!isStep(unit, reading) || known.has(unit.span.line) || claimed(unit)) continue
    known.add(unit.span.line)
    const text = unit.text.replace(/\s+/g, ' ').trim()
    const where = unit.section.where
    const mention = (field: string, value: Mention['value'], span: Span = unit.span): Mention => ({
      field,
      state: 'stated',
      value,
      span,
      where,
      by: 'reading',
    })
    const mentions = [mention('step.text', text), mention('step.effects', effectsOf(unit, reading))]
    if (unit.number !== null) mentions.push(mention('step.number', unit.number))
    if (unit.command) mentions.push(mention('step.command', text))
    into.items.push({
      type: 'step',
      label: text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text,
      mentions,
      span: unit.span,
      where,
    })
    into.mentions.push(mention('rollback.steps', [text]))
  }
}

function isStep(unit: Unit, reading: Reading): boolean {
  const { scope } = contextOf(unit, reading)
  if (!scope.rollback || scope.aside || scope.forbidden || unit.text === '') return false
  if (!scope.all.has('steps') || NOT_STEPS.some((topic) => scope.nearest.has(topic) && !scope.nearest.has('steps')))
    return false
  const numbered =
    unit.number !== null ||
    unit.checked !== null ||
    (unit.command !== undefined && !unit.host && unit.language !== null)
  return numbered && unit.type !== 'code' && !reasonAgainst(unit, reading.scopes, 0)
}

function effectsOf(unit: Unit, reading: Reading): readonly string[] {
  if (unit.command) return [effectOfCommand(unit.command, reading.vocabulary).effect]
  const effects = [...new Set(effectsOfSentence(unit.text, reading.vocabulary).map((hit) => hit.name))]
  return effects.length > 0 ? effects : ['unknown']
}
