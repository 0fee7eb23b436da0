import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import type { Scope } from '../scope.js'
import { nearOf, type Unit } from '../structure/unit.js'
import type { Hits } from '../wording/phrases.js'
import { type Context, isProse, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.failureHandling'
/** What to do when the rollback itself, or a step of it, fails. */
export function detectFailure(unit: Unit, { scope, rollback }: Context, reading: Reading, into: Collected): void {
  if (!rollback || unit.type === 'code') return
  const said = reading.vocabulary.says('failure').find(unit.text)
  const prose = isProse(unit)
  const topical = (prose && scope.rollback && scope.nearest.has('failure')) || isUnderFailure(unit, scope, reading)
  const handles = prose
    ? topical || isConditional(said, scope) || isLabelled(unit, scope, reading)
    : topical || said.has('told-by-script')
  if (!handles) return
  if (isUnfilled(saidBy(unit), reading.vocabulary) || /\?\s*$/.test(unit.text)) return
  if (!topical && said.has('title') && !unit.pair?.value) return
  if (scope.forbidden && !topical) {
    reject(into, FIELD, unit.span, `under "${scope.forbidden.title}"`)
    return
  }
  state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.failure.rules')
  const rules = spec ? enumerated(spec, unit.text, reading.vocabulary) : []
  if (rules.length > 0) state(into, 'rollback.failure.rules', rules, unit, unit.span)
}

/** `On failure: …` in the steps of a rollback. */
const isLabelled = ({ pair }: Unit, { rollback }: Scope, { vocabulary }: Reading): boolean =>
  rollback && pair !== undefined && pair.value !== '' && vocabulary.says('failure').find(pair.label).has('label')

function isConditional(said: Hits, scope: Scope): boolean {
  if (said.has('if-it-fails')) return true
  if (!scope.rollback) return false
  if (said.has('if-this-fails') && (scope.within || scope.all.has('steps'))) return true
  return said.has('otherwise') && !said.has('roll-back')
}

/** `Manual rollback (if the script is unavailable)`, `# If the restore fails`: the nearest titles, up to a heading, name the case. */
function isUnderFailure(unit: Unit, { rollback, forbidden }: Scope, { vocabulary }: Reading): boolean {
  if (!rollback || forbidden) return false
  for (const section of nearOf(unit.section)) {
    if (section.type === 'root') return false
    const said = vocabulary.says('failure').find(section.title)
    const isHeading = section.type === 'heading'
    if (said.has('if-it-fails') || (isHeading && said.has('heading'))) return true
    if (said.has('if-this-fails') && section.depth > 1) return true
    if (isHeading) return false
  }
  return false
}
