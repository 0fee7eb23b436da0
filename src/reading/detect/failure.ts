import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import type { Unit } from '../structure/unit.js'
import { type Context, isProse, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.failureHandling'
/** What to do when the rollback itself, or a step of it, fails. */
export function detectFailure(unit: Unit, { scope, rollback }: Context, reading: Reading, into: Collected): void {
  if (!isProse(unit)) return
  const topical = scope.nearest.has('failure')
  const said = reading.vocabulary.says('failure').find(unit.text)
  const conditional = said.has('if-it-fails') || (scope.rollback && said.has('otherwise'))
  if (!rollback || !(topical || conditional)) return
  if (isUnfilled(saidBy(unit), reading.vocabulary) || /\?\s*$/.test(unit.text)) return
  if (!topical && said.has('title')) return
  if (scope.forbidden && !topical) {
    reject(into, FIELD, unit.span, `under "${scope.forbidden.title}"`)
    return
  }
  state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.failure.rules')
  const rules = spec ? enumerated(spec, unit.text, reading.vocabulary) : []
  if (rules.length > 0) state(into, 'rollback.failure.rules', rules, unit, unit.span)
}
