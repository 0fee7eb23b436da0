import { openFormOf } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { qualitiesIn } from '../target-qualities.js'
import { apart, firstFrom } from '../wording/apart.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { isNoTarget, isTarget, TARGET } from './target-form.js'
import { toldOf } from './target-told.js'
import { detectTitleVersion } from './title-version.js'
import { contextOf, isProse } from './unit-context.js'

/** What qualifies a version stands right before it; a document can be one sentence of a megabyte. */
const REACH = 60
/** What is returned to stands near the words that return to it. */
const FARTHEST = 60

/** The concrete thing to return to, in prose. Commands are read where they are read for their effects. */
export function detectTarget(units: readonly Unit[], reading: Reading, into: Collected): void {
  detectTitleVersion(reading, into)
  const released = releasedIn(reading)
  const isSeries = seriesIn(units, reading)
  for (const unit of units) {
    const commented = isComment(unit)
    if (!(isProse(unit) || commented) || isAsked(unit, reading)) continue
    const { rollback, scope } = contextOf(unit, reading)
    const said = reading.vocabulary.says('target').find(unit.text)
    if (!rollback && !said.has('failed')) continue
    const says =
      returnsIn(unit.text, said) ??
      said.first('named') ??
      said.first('stable') ??
      said.first('implicit') ??
      returnsIn(unit.text, said, 'returns-with') ??
      (scope.nearest.has('failure') ? undefined : said.first('starts'))
    const lowered = rollback ? loweredTo(unit.text, reading) : null
    if (lowered && !scope.aside && !reasonAgainst(unit, reading.scopes, 0)) {
      isTarget(into, unit, lowered, unit.span, { told: toldOf(unit, unit.text.lastIndexOf(lowered), reading) })
      continue
    }
    if (!says) continue
    const version = reading.vocabulary.quantities
      .versionsIn(unit.text)
      .find(
        (one) =>
          one.form === 'concrete' &&
          !GENERATION.test(one.text) &&
          ((one.from >= says.from && !isQuoted(unit.text, says.from, one.to) && one.from - says.to < FARTHEST) ||
            said.has('stable')) &&
          !isSeries(plain(one.text)) &&
          !isLeast(unit.text, one, reading) &&
          !released.has(plain(one.text)) &&
          !isLeftBehind(unit.text.slice(Math.max(says.from, one.from - REACH), one.from), reading),
      )
    const against = reasonAgainst(unit, reading.scopes, says.from)
    if (commented && (!version || against)) continue
    // Outside of chapters on rollback only a version tells one from other ways of going back.
    if ((!rollback || says.name === 'returns-with' || says.name === 'starts') && !version) continue
    if (against) reject(into, TARGET, unit.span, against)
    else if (scope.aside) reject(into, TARGET, unit.span, `under "${scope.aside.title}"`)
    else if (version && (said.has('no-way') || unit.text.trimEnd().endsWith('?')))
      reject(into, TARGET, unit.span, 'asked, or said to be impossible')
    else if (version && isExample(unit.text, said, version.from)) {
      isNoTarget(into, unit, 'parameterised', 'an example of what to enter, not the target')
    } else if (version) {
      isTarget(into, unit, version.text, unit.span, { told: toldOf(unit, version.from, reading) })
      for (const quality of qualitiesIn(unit.text, reading.vocabulary, says.name === 'returns' ? says.from : 0))
        state(into, quality, true, unit, unit.span)
    } else if (!said.has('names-nothing') || said.has('implicit'))
      isNoTarget(
        into,
        unit,
        openFormOf(unit.text, reading.vocabulary),
        'no version, tag, digest, revision or commit is named',
      )
  }
  if (reading.past) restoredVersion(units, reading, into)
}

/** `# Everything back to v2.5.0` in a fence. */
const isComment = ({ type, text }: Unit): boolean => type === 'code' && /^(?:#|\/\/)\s/.test(text)
/** `V1`: a generation of a design, not a version. */
const GENERATION = /^v\d{1,2}$/i

/** `must be >= 3.4.32`, `2.1.0 or later`: a bound of many versions. */
function isLeast(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  reading: Reading,
): boolean {
  const before = text.slice(Math.max(0, from - REACH), from)
  const says = reading.vocabulary.says('target')
  return (
    /[<>≤≥]=?\s*$/.test(before) ||
    says.find(before).has('at-least') ||
    says.find(text.slice(to, to + REACH)).has('or-later')
  )
}

const BETWEEN = /^[\s`"'*_)]*(?:\p{L}+\s){0,2}(?:to|→|->|=>|⇒)\s[\s`"'*_(]*$/u
const LONGEST_BETWEEN = 40

/** From a higher version to a lower one, whatever it is called: `2.1.0 → 2.0.9`, `from 182.4 down to 177.8`. */
function loweredTo(text: string, { vocabulary }: Reading): string | null {
  const all = vocabulary.quantities.versionsIn(text)
  if (all.length < 2) return null
  const versions = all.filter((one) => one.form === 'concrete')
  for (const [index, one] of versions.entries()) {
    const next = versions[index + 1]
    if (!next || next.from - one.to > LONGEST_BETWEEN || !BETWEEN.test(text.slice(one.to, next.from))) continue
    if (isLower(next.text, one.text) && !GENERATION.test(next.text)) return next.text
  }
  return null
}

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number)

function isLower(one: string, other: string): boolean {
  const ours = numbersOf(one)
  const theirs = numbersOf(other)
  const at = ours.findIndex((number, index) => number !== theirs[index])
  return at >= 0 && (ours[at] as number) < (theirs[at] ?? -1)
}

/** `3.4` where the document also speaks of `3.4.32`: a line of versions. */
function seriesIn(units: readonly Unit[], { vocabulary }: Reading): (version: string) => boolean {
  let lines: Set<string> | null = null
  return (version) => {
    if (!TWO_PARTS.test(version)) return false
    if (!lines) {
      lines = new Set()
      for (const { text } of units)
        for (const one of vocabulary.quantities.versionsIn(text)) {
          const [major, minor, patch] = plain(one.text).split('.')
          if (patch !== undefined) lines.add(`${major}.${minor}`)
        }
    }
    return lines.has(version)
  }
}

const TWO_PARTS = /^\d+\.\d+$/
const plain = (version: string): string => version.replace(/^v/i, '')

/** Versions that titles release or upgrade to: one does not go back to them. */
export function releasedIn({ outline, scopes, vocabulary }: Reading): ReadonlySet<string> {
  const released = new Set<string>()
  for (const section of outline.sections) {
    if (section.type !== 'heading' || scopes.of(section).words.has('rollback')) continue
    if (!vocabulary.says('target').find(section.title).has('releases')) continue
    for (const one of vocabulary.quantities.versionsIn(section.title)) released.add(plain(one.text))
  }
  return released
}

/** `Write "reverts 2.1.0" into the changelog`: words to be written, in one pair of quotes. */
function isQuoted(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - LONGEST_QUOTED), from)
  const opened = (before.match(/["“”]/g) ?? []).length % 2 === 1
  return opened && /["”]/.test(text.slice(to, to + LONGEST_QUOTED)) && !/["”]/.test(text.slice(from, to))
}

const LONGEST_QUOTED = 200

/** Going back to something, said in words rather than as part of a name: not `rollback.sh`, `ROLLBACK_FROM`. */
function returnsIn(text: string, said: Hits, name = 'returns'): Hit | undefined {
  if (!said.has(name)) return undefined
  const words = said.all.filter((hit) => hit.name === 'goes-back' && !isInName(text, hit))
  const begins = new Set(words.map(({ from }) => from))
  const fits = (hit: Hit) => begins.has(hit.from)
  return apart(said, name, 'judged', fits)
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
