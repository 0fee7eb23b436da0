import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, state } from '../collected.js'
import { negationBefore, reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { contextOf, isProse, oneLine } from './unit-context.js'

const DELAY =
  /\b(?:delay\w*|postpon\w*|defer\w*|hold(?:ing)? off|wait\w*)\b[^.;]{0,60}?\b(?:rollback|roll(?:ing)? back|investigat\w*|analys\w*|debug\w*)\b|\b(?:rollback|roll(?:ing)? back)\b[^.;]{0,40}?\b(?:delayed|postponed|deferred)\b/i
const UNLESS = /\b(?:unless|only (?:if|when|with)|except|without)\b[^.;]{0,60}?\bjustif\w*|\bjustif\w*/i
const ATOMIC = /\batomic(?:ally|ity)?\b|\ball or nothing\b|\bas a whole\b/i
const WINS = /\b(?:take[sn]? precedence|in case of (?:a )?conflict|prevails?|overrides? this|wins? over)\b/i
const DRAFT =
  /\b(?:is|are|still|remains?) (?:still )?(?:a |in )?draft\b|\bdraft (?:strategy|document|runbook|procedure)\b/i

/** What a contract says in sentences: guarantees, delay, atomicity, precedence, and reliance on a draft. */
export function detectContract(units: readonly Unit[], reading: Reading, into: Collected): void {
  const guarantees = reading.catalogue.get('rollback.guarantees')
  for (const unit of units) {
    if (!isProse(unit)) continue
    const { scope, rollback } = contextOf(unit, reading)
    const { text } = unit
    if (WINS.test(text)) state(into, 'relationships.precedence', oneLine(text), unit, unit.span)
    if (DRAFT.test(text) && /\b(?:strategy|procedure|runbook|document|contract)\b/i.test(text))
      state(into, 'rollback.draftAcknowledged', true, unit, unit.span)
    if (!rollback) continue
    if (DELAY.test(text)) state(into, 'rollback.delay.justified', UNLESS.test(text), unit, unit.span)
    const atomic = ATOMIC.exec(text)
    if (atomic && !negationBefore(text, atomic.index) && !reasonAgainst(unit, reading.scopes, 0))
      state(into, 'rollback.atomic', true, unit, unit.span)
    if (guarantees && scope.nearest.has('guarantees')) {
      const values = enumerated(guarantees, text, reading.vocabulary)
      if (values.length > 0) state(into, 'rollback.guarantees', values, unit, unit.span)
    }
  }
}
