import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, state } from '../collected.js'
import { negationBefore, reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { detectStanding } from './standing.js'
import { contextOf, isProse, oneLine } from './unit-context.js'

/** What a contract says in sentences: guarantees, delay, atomicity, precedence, reliance on a draft, and being one. */
export function detectContract(units: readonly Unit[], reading: Reading, into: Collected): void {
  detectStanding(units, reading, into)
  const guarantees = reading.catalogue.get('rollback.guarantees')
  for (const unit of units) {
    if (!isProse(unit)) continue
    const { scope, rollback } = contextOf(unit, reading)
    const { text } = unit
    const said = reading.vocabulary.says('contract').find(text)
    if (said.has('wins')) state(into, 'relationships.precedence', oneLine(text), unit, unit.span)
    if (said.has('draft') && said.has('paper')) state(into, 'rollback.draftAcknowledged', true, unit, unit.span)
    if (!rollback) continue
    if (said.has('delay')) state(into, 'rollback.delay.justified', said.has('justified'), unit, unit.span)
    const atomic = said.first('atomic')
    if (atomic && !negationBefore(text, atomic.from, reading.vocabulary) && !reasonAgainst(unit, reading.scopes, 0))
      state(into, 'rollback.atomic', true, unit, unit.span)
    if (guarantees && scope.nearest.has('guarantees')) {
      const values = enumerated(guarantees, text, reading.vocabulary)
      if (values.length > 0) state(into, 'rollback.guarantees', values, unit, unit.span)
    }
  }
}
