import type { Mention } from '../../model/index.js'
import { drillTold } from '../answers/drill-told.js'
import { type Collected, type Reading, reject, shortened, state } from '../collected.js'
import { whyNoAnswer } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { tokensOf } from '../wording/tokens.js'
import { titlesAbove } from './titles-above.js'
import { isProse, oneLine, saidBy } from './unit-context.js'

/** Classes of `says/runbook.yaml` by the fact they state. */
const ACTIVITIES = [
  ['rollback.immediateActions', 'immediate'],
  ['rollback.followUp', 'follow-up'],
] as const

/** What is done at once and what is done afterwards: whatever stands under such a title, however deep. */
export function detectActivities(units: readonly Unit[], reading: Reading, into: Collected): void {
  const titles = titlesAbove(reading.vocabulary.says('runbook'))
  for (const unit of units) {
    const { section } = unit
    const scope = reading.scopes.of(section)
    if (unit.type === 'code' || unit.text.trim() === '' || !(scope.rollback || reading.about) || scope.template)
      continue
    const named = ACTIVITIES.filter(([, name]) => titles(section).has(name))
    if (named.length === 0 || isUnfilled(saidBy(unit), reading.vocabulary)) continue
    if (whyNoAnswer(saidBy(unit), reading.vocabulary)) continue
    if (reasonAgainst(unit, reading.scopes, 0)) continue
    for (const [field] of named) state(into, field, [oneLine(unit.text)], unit, unit.span)
  }
}

/** How the rollback is tested, and when. */
export function detectTesting(units: readonly Unit[], reading: Reading, into: Collected): void {
  const book = reading.vocabulary.says('runbook')
  for (const unit of units) {
    if (!isProse(unit) || unit.quoted || isUnfilled(saidBy(unit), reading.vocabulary)) continue
    lastDrill(unit, reading, into)
    const scope = reading.scopes.of(unit.section)
    const hits = book.find(unit.text)
    // An option `--dry-run` rehearses nothing.
    const rehearsed = hits.all.find(({ name, from }) => name === 'rehearsed' && unit.text[from - 1] !== '-')
    const tested =
      rehearsed !== undefined && (scope.rollback || reading.about || reading.scopes.words(unit).has('rollback'))
    const listed = scope.nearest.has('drills')
    if (!tested && !listed) continue
    // An entry of a list names what fails; a sentence tells what is done.
    const at = rehearsed?.from ?? (unit.listDepth > 0 ? 0 : unit.text.length)
    const against = reasonAgainst(unit, reading.scopes, at)
    if (against) {
      reject(into, 'testing.scenarios', unit.span, against)
      continue
    }
    const bare = hits.has('when') && tokensOf(unit.text).length < FEWEST_OF_BOTH
    if (!bare) state(into, 'testing.scenarios', [oneLine(unit.text)], unit, unit.span)
    if (hits.has('when')) state(into, 'testing.schedule', [oneLine(unit.text)], unit, unit.span)
  }
}

/** `Last drill: 2026-11-03 (canary aborted)`. */
function lastDrill({ pair, span, section }: Unit, reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  if (!pair || !vocabulary.says('runbook').find(pair.label).has('last-held')) return
  const date = vocabulary.quantities.dateOf(pair.value)
  if (date === null) return
  const mention = (field: string, value: string): Mention => {
    return { field, state: 'stated', value, span, where: section.where, by: 'reading' }
  }
  const told = drillTold(pair.value, { span, where: section.where }, reading)
  const mentions = [mention('drill.date', date), mention('drill.scenario', oneLine(pair.value)), ...told]
  into.items.push({ type: 'drill', label: shortened(oneLine(pair.value)), mentions, span, where: section.where })
}

/** `Monthly rollback drill` tells when, and not what; a whole sentence tells both. */
const FEWEST_OF_BOTH = 7
