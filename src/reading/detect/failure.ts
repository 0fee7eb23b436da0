import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { whyShrug } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import type { Scope } from '../scope.js'
import { nearOf, type Unit } from '../structure/unit.js'
import type { Hits } from '../wording/phrases.js'
import { bySection } from './by-section.js'
import { type Context, isProse, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.failureHandling'
/** What to do when the rollback itself, or a step of it, fails. */
export function detectFailure(unit: Unit, { scope, rollback }: Context, reading: Reading, into: Collected): void {
  if (!rollback || (unit.type === 'code' && !COMMENT.test(unit.text))) return
  const said = reading.vocabulary.says('failure').find(unit.text)
  const prose = isProse(unit)
  const topical = isTopical(unit, scope, reading)
  const handles = prose
    ? topical || isConditional(unit, said, scope, reading) || isLabelled(unit, scope, reading)
    : topical || said.has(unit.type === 'code' ? 'if-it-fails' : 'told-by-script')
  if (!handles) return
  const shrug = prose ? whyShrug(saidBy(unit), reading.vocabulary) : null
  if (shrug) {
    reject(into, FIELD, unit.span, shrug)
    return
  }
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

function isConditional({ text }: Unit, said: Hits, scope: Scope, { vocabulary }: Reading): boolean {
  if (said.has('if-it-fails')) return true
  if (!scope.rollback || said.has('change-fails')) return false
  const step = said.first('if-this-fails')
  if (step && (scope.within || scope.all.has('steps')) && !(said.has('vague') && ENDS.test(text.slice(step.to))))
    // `If something goes wrong, roll back`: the rollback is what is done.
    return !vocabulary.words.find(text.slice(step.to)).has('rollback')
  return said.has('otherwise') && !said.has('roll-back')
}

/** `# If the restore fails` in a fence. */
const COMMENT = /^\s{0,8}(?:#|\/\/|--) /
/** Nothing is said of what to do then. */
const ENDS = /(?::\s*|^\W*)$/

/** Under a title on failures, unless it lists what might happen to the change. */
function isTopical(unit: Unit, scope: Scope, reading: Reading): boolean {
  if (unit.cells?.some(({ header }) => reading.vocabulary.says('failure').find(header).has('risk-column'))) return false
  const here = unit.type === 'command' ? reading.about || scope.within : isProse(unit)
  if (here && scope.rollback && scope.nearest.has('failure')) return true
  return isUnderFailure(unit.section, reading)
}

/** `Manual rollback (if the script is unavailable)`, `# If the restore fails`: the nearest titles, up to a heading, name the case. */
const isUnderFailure = bySection((below, { scopes, vocabulary }) => {
  const { rollback, forbidden } = scopes.of(below)
  if (!rollback || forbidden) return false
  for (const section of nearOf(below)) {
    if (section.type === 'root') return false
    const said = vocabulary.says('failure').find(section.title)
    const isHeading = section.type === 'heading'
    // `If it goes wrong` in the plan of a change: that is the case in which one rolls back.
    if (isHeading && said.has('vague') && !(section.parent && scopes.of(section.parent).rollback)) return false
    if (said.has('if-it-fails') || (isHeading && said.has('heading'))) return true
    if (said.has('if-this-fails') && section.depth > 1 && !said.has('vague')) return true
    if (isHeading) return false
  }
  return false
})
