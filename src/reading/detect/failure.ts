import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import type { Unit } from '../structure/unit.js'
import { type Context, isProse, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.failureHandling'
const IF_FAILS =
  /\b(?:if|when|should|where|unless|in case|once)\b[^.;|]{0,50}?\b(?:rollback|roll(?:ing)? ?back|back-? ?out|flag|revert\w*|restore|step|this|it|undo|downgrade|script|command|recovery|anything|something|plan [ab])\b[^.;|]{0,40}?\b(?:fails?|failed|failure|failing|broke|breaks|does ?n[o']t (?:work|succeed|help|trigger|start|complete)|do not work|unsuccessful|goes wrong|made (?:things|it) worse|makes (?:things|it) worse|is not possible|not successful|gets stuck|cannot|can't|will not help|won't help)\b|\brollback (?:itself )?(?:fail(?:s|ure|ed)|cannot|can't|does not help)\b|\bfallback\b/i
const OTHERWISE =
  /\b(?:else|otherwise|if that fails|if this fails|if (?:this|that) does not work|as a last resort|last resort|in (?:the )?case of (?:\w+ ){0,3}failure)\b/i

/** What to do when the rollback itself, or a step of it, fails. */
export function detectFailure(unit: Unit, { scope, rollback }: Context, reading: Reading, into: Collected): void {
  if (!isProse(unit)) return
  const topical = scope.nearest.has('failure')
  const conditional = IF_FAILS.test(unit.text) || (scope.rollback && OTHERWISE.test(unit.text))
  if (!rollback || !(topical || conditional)) return
  if (isUnfilled(saidBy(unit)) || /\?\s*$/.test(unit.text)) return
  if (!topical && /^(?:rollback|deployment) fail(?:s|ed|ures?)?\b/i.test(unit.text)) return
  if (scope.forbidden && !topical) {
    reject(into, FIELD, unit.span, `under "${scope.forbidden.title}"`)
    return
  }
  state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.failure.rules')
  const rules = spec ? enumerated(spec, unit.text, reading.vocabulary) : []
  if (rules.length > 0) state(into, 'rollback.failure.rules', rules, unit, unit.span)
}
