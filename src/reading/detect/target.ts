import { formOf } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { firstFrom } from '../wording/apart.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { isNoTarget, isTarget, TARGET } from './target-form.js'
import { contextOf, isProse } from './unit-context.js'

/** What qualifies a version stands right before it; a document can be one sentence of a megabyte. */
const REACH = 60

/** The concrete thing to return to, in prose. Commands are read where they are read for their effects. */
export function detectTarget(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit) || isAsked(unit, reading)) continue
    const { rollback, scope } = contextOf(unit, reading)
    if (!rollback) continue
    const said = reading.vocabulary.says('target').find(unit.text)
    const says = returnsIn(unit.text, said) ?? said.first('named') ?? said.first('stable') ?? said.first('implicit')
    if (!says) continue
    const [version] = reading.vocabulary.quantities
      .versionsIn(unit.text)
      .filter(
        (one) =>
          one.form === 'concrete' &&
          (one.from >= says.from || said.has('stable')) &&
          !isLeftBehind(unit.text.slice(Math.max(says.from, one.from - REACH), one.from), reading),
      )
    const against = reasonAgainst(unit, reading.scopes, says.from)
    if (against) reject(into, TARGET, unit.span, against)
    else if (scope.aside) reject(into, TARGET, unit.span, `under "${scope.aside.title}"`)
    else if (version && (said.has('no-way') || unit.text.trimEnd().endsWith('?')))
      reject(into, TARGET, unit.span, 'asked, or said to be impossible')
    else if (version && isExample(unit.text, said, version.from)) {
      isNoTarget(into, unit, 'parameterised', 'an example of what to enter, not the target')
    } else if (version) {
      isTarget(into, unit, version.text, unit.span)
      if (said.has('healthy')) state(into, 'rollback.target.healthy', true, unit, unit.span)
      if (said.has('released')) state(into, 'rollback.target.released', true, unit, unit.span)
    } else
      isNoTarget(
        into,
        unit,
        formOf(unit.text, reading.vocabulary),
        'no version, tag, digest, revision or commit is named',
      )
  }
  if (reading.past) restoredVersion(units, reading, into)
}

/** Going back to something, said in words rather than as part of a name: not `rollback.sh`, `ROLLBACK_FROM`. */
function returnsIn(text: string, said: Hits): Hit | undefined {
  const words = said.all.filter((hit) => hit.name === 'goes-back' && !isInName(text, hit))
  const begins = new Set(words.map(({ from }) => from))
  return said.all.find((hit) => hit.name === 'returns' && begins.has(hit.from))
}

const isInName = (text: string, { from, to }: Hit): boolean =>
  text[from - 1] === '_' || /^(?:_|\.\w)/.test(text.slice(to, to + 2))

/** The version being shipped, left or needed, not the one returned to: `the rollback of version 2.15.0`. */
function isLeftBehind(before: string, { vocabulary }: Reading): boolean {
  const hit = vocabulary.says('target').find(before).first('left-behind')
  return hit !== undefined && !/[^\s`*"'(]/.test(before.slice(hit.to))
}

/** `Enter the tag, such as v1.4.0`, `the tag before (e.g. v1.4.0)`. */
function isExample(text: string, said: Hits, version: number): boolean {
  const asks = said.first('asks-for')
  if (asks && firstFrom(said, 'for-example', asks.to)) return true
  return said.all.some(({ name, from, to }) => name === 'for-example' && to <= version && isAside(text, from, version))
}

const LONGEST_ASIDE = 200

/** Both places stand in the same brackets. */
const isAside = (text: string, from: number, to: number): boolean =>
  text[from - 1] === '(' && to - from < LONGEST_ASIDE && !text.slice(from, to).includes(')')

/** A label that asks for the target has been answered, or refused, already. */
function isAsked(unit: Unit, reading: Reading): boolean {
  const specs = unit.pair
    ? (reading.vocabulary.fieldsByTitle.get(reading.vocabulary.titleKey(unit.pair.label)) ?? [])
    : []
  return specs.some((spec) => spec.fact === TARGET && reading.vocabulary.titleKey(unit.pair?.label ?? '').includes(' '))
}

/** A record: the version that was running again after the rollback was executed. */
function restoredVersion(units: readonly Unit[], reading: Reading, into: Collected): void {
  let executed = false
  for (const unit of units) {
    if (unit.type !== 'row') continue
    const { words } = contextOf(unit, reading)
    const said = reading.vocabulary.says('target').find(unit.text)
    if (words.has('rollback') && said.has('begins')) executed = true
    else if (executed && said.has('runs')) {
      const [version] = reading.vocabulary.quantities.versionsIn(unit.text).filter((one) => one.form === 'concrete')
      if (version) isTarget(into, unit, version.text, unit.span)
      return
    }
  }
}
