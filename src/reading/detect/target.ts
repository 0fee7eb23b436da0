import { formOf } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import { versionsIn } from '../quantities/versions.js'
import type { Unit } from '../structure/unit.js'
import { titleKey } from '../wording/tokens.js'
import { isNoTarget, isTarget, TARGET } from './target-form.js'
import { contextOf, isProse } from './unit-context.js'

const TO =
  /\b(?:roll(?:ed|ing|s)?[ -]?(?:\S+ ){0,4}?back|rollback|revert(?:ed|ing|s)?|downgrad(?:e|ed|es|ing)|restor(?:e|ed|es|ing)|return(?:ed|ing|s)?|switch(?:ed|es|ing)?(?: back)?|go(?:ing)? back|fall(?:ing)? back|re-?deploy(?:ed|ing|s)?|checkout)\b[^.;]{0,60}?\b(?:to|version|tag|release|image|deploy)\b/i
const NAMED =
  /\b(?:rollback|previous|prior|last[- ]known[- ]good|known[- ]good|stable|target|restored|older|earlier)\s+(?:`?[\w-]+`?\s+)?(?:version|release|tag|image|build|artifact|revision|binary|target)\b/i
const STABLE = /\b(?:was|is|been|remains?)\s+(?:known\s+)?(?:stable|healthy|good)\b/i
/** `Enter the tag (e.g. v1.4.0)`. */
const ASKS_FOR =
  /\b(?:enter|select|choose|specify|replace|substitute|fill in|pick)\b.*\b(?:e\.g|for example|such as|like)\b/i
/** The version being shipped, left or needed, not the one returned to: `the rollback of version 2.15.0`. */
const ELSEWHERE =
  /\b(?:of|from|requires?|needs?|uses?|than|before|leaving)\s+(?:the |a )?(?:\w+ )?(?:version |release |tag )?v?$/i
/** What qualifies a version stands right before it; a document can be one sentence of a megabyte. */
const REACH = 60
/** A question, or a way back that is closed. */
const NO_WAY = /\?\s*$|\b(?:impossible|not possible|cannot|has been deleted|no longer available|was deleted)\b/i
const HEALTHY =
  /\b(?:healthy|stable|no (?:incidents?|alerts?|errors?)|known[- ]good|without (?:an )?incidents?|ran fine|running fine)\b/i
const RELEASED = /\b(?:released|shipped|deployed|live|in production) (?:on|since|for|in|at)\b/i
const IMPLICIT =
  /\b(?:previous|prior|last[- ]known[- ]good|known[- ]good|last stable|older|earlier|last good)\b[^.;]{0,40}?\b(?:version|release|image|tag|artifact|deployment|state|build|unit|pair)\b/i

/** The concrete thing to return to, in prose. Commands are read where they are read for their effects. */
export function detectTarget(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit) || isAsked(unit, reading)) continue
    const { rollback, scope } = contextOf(unit, reading)
    if (!rollback) continue
    const says = TO.exec(unit.text) ?? NAMED.exec(unit.text) ?? STABLE.exec(unit.text) ?? IMPLICIT.exec(unit.text)
    if (!says) continue
    const [version] = versionsIn(unit.text).filter(
      (one) =>
        one.form === 'concrete' &&
        (one.from >= says.index || STABLE.test(unit.text)) &&
        !ELSEWHERE.test(unit.text.slice(Math.max(says.index, one.from - REACH), one.from)),
    )
    const against = reasonAgainst(unit, reading.scopes, says.index)
    if (against) reject(into, TARGET, unit.span, against)
    else if (scope.aside) reject(into, TARGET, unit.span, `under "${scope.aside.title}"`)
    else if (version && NO_WAY.test(unit.text)) reject(into, TARGET, unit.span, 'asked, or said to be impossible')
    else if (version && ASKS_FOR.test(unit.text)) {
      isNoTarget(into, unit, 'parameterised', 'an example of what to enter, not the target')
    } else if (version) {
      isTarget(into, unit, version.text, unit.span)
      if (HEALTHY.test(unit.text)) state(into, 'rollback.target.healthy', true, unit, unit.span)
      if (RELEASED.test(unit.text)) state(into, 'rollback.target.released', true, unit, unit.span)
    } else isNoTarget(into, unit, formOf(unit.text), 'no version, tag, digest, revision or commit is named')
  }
  if (reading.past) restoredVersion(units, reading, into)
}

/** A label that asks for the target has been answered, or refused, already. */
function isAsked(unit: Unit, reading: Reading): boolean {
  const specs = unit.pair ? (reading.vocabulary.fieldsByTitle.get(titleKey(unit.pair.label)) ?? []) : []
  return specs.some((spec) => spec.fact === TARGET && titleKey(unit.pair?.label ?? '').includes(' '))
}

/** A record: the version that was running again after the rollback was executed. */
function restoredVersion(units: readonly Unit[], reading: Reading, into: Collected): void {
  let executed = false
  for (const unit of units) {
    if (unit.type !== 'row') continue
    const { words } = contextOf(unit, reading)
    if (words.has('rollback') && /execut|initiat|start|perform|trigger/i.test(unit.text)) executed = true
    else if (executed && /deployed|running|restored|live|serving|active/i.test(unit.text)) {
      const [version] = versionsIn(unit.text).filter((one) => one.form === 'concrete')
      if (version) isTarget(into, unit, version.text, unit.span)
      return
    }
  }
}
