import { type Collected, type Reading, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { isImperative } from './instructing.js'
import { contextOf, isProse, oneLine } from './unit-context.js'

const FIELD = 'rollback.steps'

/** Where nothing is numbered, the orders of a rollback are its steps: bullets that tell one what to do or to run. */
export function detectUnnumberedSteps(units: readonly Unit[], reading: Reading, into: Collected): void {
  if (into.items.some(({ type }) => type === 'step')) return
  // `Checkout above 1.5 s`: what makes one roll back orders nothing, whatever its first word.
  const triggers = new Set(into.items.filter(({ type }) => type === 'trigger').map(({ span }) => span.line))
  for (const unit of units)
    if (!triggers.has(unit.span.line) && orders(unit, reading))
      state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}

function orders(unit: Unit, reading: Reading): boolean {
  const { scope } = contextOf(unit, reading)
  if (!isProse(unit) || unit.listDepth === 0 || unit.quoted || unit.pointer !== undefined) return false
  if (!scope.rollback || scope.aside || scope.forbidden || scope.phase === 'before') return false
  if (AFTERWARDS.some((topic) => scope.nearest.has(topic) && !scope.nearest.has('steps'))) return false
  const runs = reading.places.commandsIn(unit).length > 0
  const does = reading.vocabulary.says('runbook').find(unit.text).has('does')
  if (!runs && !does && !isImperative(unit.text, reading.vocabulary)) return false
  return !reasonAgainst(unit, reading.scopes, 0)
}

/** Topics whose orders are about something else than going back. */
const AFTERWARDS = [
  'triggers',
  'verification',
  'audit',
  'drills',
  'communication',
  'observability',
  'prevention',
  'scope',
]
