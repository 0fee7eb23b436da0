import { spanWithin } from '../../model/index.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import type { RowCell, Section, Unit } from '../structure/unit.js'
import { nearOf } from '../structure/unit.js'
import { isUnsure, upperBoundsIn } from '../upper-bounds.js'
import { apart } from '../wording/apart.js'
import type { Hits } from '../wording/phrases.js'
import { bySection } from './by-section.js'
import { executedIn } from './timeline.js'
import { measuredCondition } from './trigger-sentences.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'rollback.timeBound'
/** How long the rollback itself may take. Soak, observation, alert windows and stages are something else. */
export function detectTimeBound(units: readonly Unit[], reading: Reading, into: Collected): void {
  let before: Unit | null = null
  for (const unit of units) {
    const last = before
    before = unit
    if (!isProse(unit) && !isWritten(unit, reading)) continue
    const context = contextOf(unit, reading)
    if (!context.rollback) {
      if (last && followsOn(unit, last, reading)) tookSince(unit, reading, into)
      continue
    }
    if (unit.type === 'row') row(unit, context, reading, into)
    else if (unit.text.includes('\n'))
      for (const one of partsOf(unit)) sentence(one, contextOf(one, reading), reading, into)
    else sentence(unit, context, reading, into)
  }
  headings(units, reading, into)
  actual(reading.past ? units : units.filter(({ section }) => isTimeline(section, reading)), reading, into)
}

/** An incident tells of its rollback in a chapter that says so. */
const isTimeline = bySection((section, { vocabulary }) => {
  const says = vocabulary.says('timeline')
  return [...nearOf(section, NEAREST_TITLES)].some(({ title }) => says.find(title).has('title'))
})

/** A line of Markdown in a fence that speaks of the rollback itself, in a document that is no form. */
const isWritten = (unit: Unit, reading: Reading): boolean =>
  unit.type === 'code' &&
  MARKDOWN.has(unit.language ?? '') &&
  reading.scopes.words(unit).has('rollback') &&
  !reading.scopes.of(unit.section).template

const MARKDOWN: ReadonlySet<string> = new Set(['markdown', 'md'])

/** `It took half an hour`, right behind what rolls back. */
const followsOn = (unit: Unit, before: Unit, reading: Reading): boolean =>
  titleOf(before.section) === titleOf(unit.section) &&
  reading.scopes.words(before).has('rollback') &&
  saidIn(unit.text, reading).has('follows-on')

/** The section below a title that both stand in. */
const titleOf = (section: Section): Section | undefined =>
  [...nearOf(section, DEEPEST_PART)].find(({ type }) => type !== 'comment' && type !== 'lead-in')

const DEEPEST_PART = 4

function tookSince(unit: Unit, reading: Reading, into: Collected): void {
  if (saidIn(unit.text, reading).has('other')) return
  for (const one of reading.vocabulary.quantities.durationsIn(unit.text))
    state(into, FIELD, one.seconds, unit, spanWithin(unit.prose, unit.from + one.from, unit.from + one.to))
}

function sentence(unit: Unit, { scope, words }: Context, reading: Reading, into: Collected): void {
  const all = upperBoundsIn(unit.text, reading.vocabulary)
  if (all.length === 0 || isUnsure(unit.text, reading.vocabulary)) return
  const said = saidIn(unit.text, reading)
  const condition = said.has('condition') ? unit.text.indexOf(',') : -1
  const found = all.filter((one) => one.from > condition)
  if (found.length === 0) return
  const labelled = said.has('asks') || scope.nearest.has('time') || titledTime(unit, said, reading)
  // In a section called Rollback, `takes 12 minutes` needs no further word.
  const about = words.has('rollback') || (scope.words.has('rollback') && (said.has('takes') || said.has('ends-in')))
  const listed =
    scope.words.has('rollback') && said.has('option') && found.some((one) => OPENED.test(unit.text.slice(0, one.from)))
  const bracketed =
    words.has('rollback') &&
    !words.has('after') &&
    unit.text.length < LONGEST_TITLE &&
    found.some((one) => OPENED.test(unit.text.slice(0, one.from)))
  const bounded =
    listed || bracketed || isPairOfTime(unit, reading) || (about && (said.has('bounds') || /[<≤]/.test(unit.text)))
  if (!labelled && !bounded && !found.some((one) => one.relative)) return
  const other = apart(said, 'other', 'no-loss')
  const trigger = measuredCondition(unit.text, reading.vocabulary)
  // A drill's own length says nothing, the bound that it holds the rollback to does.
  const rehearsed = isRehearsed(unit.section, reading)
  const held = bounded && words.has('rollback')
  if (rehearsed && !held) reject(into, FIELD, unit.span, 'the length of an exercise')
  else if (scope.aside && !(rehearsed && held))
    reject(into, FIELD, unit.span, `under "${scope.aside.title}", not the rollback itself`)
  else if (other && !said.has('asks'))
    reject(into, FIELD, unit.span, `about "${unit.text.slice(other.from, other.to)}", not the rollback itself`)
  else if (trigger && found.every((one) => trigger.includes(unit.text.slice(one.from, one.to))))
    reject(into, FIELD, unit.span, 'when to roll back, not how long that takes')
  else
    for (const one of found)
      state(into, FIELD, one.seconds, unit, spanWithin(unit.prose, unit.from + one.from, unit.from + one.to))
}

/** `Rollback of the web tier (5 min)`. */
const LONGEST_TITLE = 60

/** A line that begins with a sign of its own, as in a list of ticks that Markdown runs together. */
const OWN_LINE = /\n(?=[^\p{L}\p{N}\s`*_"'([<])/u

function partsOf(unit: Unit): readonly Unit[] {
  const texts = unit.text.split(OWN_LINE)
  if (texts.length === 1) return [unit]
  let from = unit.from
  return texts.map((text) => {
    const { pair: _, ...part } = { ...unit, text, from }
    from += text.length + 1
    return part
  })
}

const saidIn = (text: string, { vocabulary }: Reading): Hits => vocabulary.says('time-bound').find(text)

/** `Back-out: 5 to 10 minutes`: the act, and nothing but a duration. */
function isPairOfTime({ pair }: Unit, { vocabulary }: Reading): boolean {
  if (!pair || !vocabulary.words.find(pair.label).has('rollback')) return false
  if (vocabulary.says('time-bound').find(pair.label).has('open-for')) return false
  const [one, ...more] = vocabulary.quantities.durationsIn(pair.value)
  if (!one || more.length > 0) return false
  return !/[\p{L}\p{N}]/u.test(pair.value.slice(0, one.from) + pair.value.slice(one.to))
}

const isRehearsed = bySection((section, reading) =>
  [...nearOf(section, NEAREST_TITLES)].some(({ title }) => saidIn(title, reading).has('exercise')),
)

/** How far up a title is looked at. */
const NEAREST_TITLES = 2

/** The titles right above ask how long it takes. */
function titledTime(unit: Unit, said: Hits, reading: Reading): boolean {
  return !said.has('other') && asksTime(unit.section, reading)
}

const asksTime = bySection((section, reading) =>
  [...nearOf(section, NEAREST_TITLES)].some(({ title }) => saidIn(title, reading).has('asks')),
)

/** It says what is done rather than a rollback. */
const isInstead = (text: string, reading: Reading): boolean =>
  saidIn(text, reading).has('instead') && !reading.vocabulary.words.find(text).has('rollback')

/** Of doing it: not of its triggers. */
const speaksOfRollback = (text: string, reading: Reading): boolean =>
  reading.vocabulary.words.find(text).has('rollback') && !saidIn(text, reading).has('about-it')

function row(unit: Unit, { scope }: Context, reading: Reading, into: Collected): void {
  const cells = unit.cells ?? []
  const [first] = cells
  if (!first) return
  const timed = cells.flatMap((cell) => {
    const found = upperBoundsIn(cell.text, reading.vocabulary)
    return found.length === 0 || isUnsure(cell.text, reading.vocabulary) ? [] : [{ cell, found }]
  })
  if (timed.length === 0 || cells.some(({ text }) => isInstead(text, reading))) return
  for (const { cell, found } of timed) {
    const header = saidIn(cell.header, reading)
    const about = scope.words.has('rollback') || cells.some(({ text }) => speaksOfRollback(text, reading))
    const fits = (about || scope.nearest.has('time')) && !scope.nearest.has('triggers')
    const asks = header.has('asks') || (header.has('column') && fits)
    const label = saidIn(first.text, reading)
    const told = label.has('asks') || (fits && label.has('column')) || isOfTime(first, cell, cells.length, reading)
    const rowAsks = first !== cell && told
    if (!asks && !rowAsks) continue
    for (const one of found) state(into, FIELD, one.seconds, unit, cell.span)
  }
}

/** `Rollback | under 4 minutes`: the act, and a time for it. */
const isOfTime = (first: RowCell, { text }: RowCell, count: number, reading: Reading): boolean =>
  count === 2 &&
  text.length < LONGEST_TIME &&
  speaksOfRollback(first.text, reading) &&
  !saidIn(first.text, reading).has('open-for') &&
  !saidIn(text, reading).has('other')

const LONGEST_TIME = 24

/** What opens a bracket right before a duration: `(`, `(< `, `(within `. */
const OPENED = /\(\s?(?:[<≤>≥~≈]=?\s?)?(?:[\p{L}]{1,12}\s){0,3}$/u

/** `Phase 2: Execute rollback (T+5 to T+30 minutes)`, `Quick rollback (< 5 min)`. */
function headings(units: readonly Unit[], reading: Reading, into: Collected): void {
  const acts = sectionsThatAct(units, reading)
  for (const section of reading.outline.sections) {
    if (section.type === 'key' || section.type === 'lead-in') continue
    const scope = reading.scopes.of(section)
    // In a fence below a title on rollback every comment tells of a part of it.
    const act = acts.has(section) || (section.type === 'comment' && scope.rollback)
    if (!(scope.rollback || act) || scope.aside || scope.phase === 'after') continue
    if (section.type === 'item' && !scope.words.has('rollback') && !act) continue
    const { title } = section
    const said = saidIn(title, reading)
    if (said.has('open-for')) continue
    const bounds = (scope.words.has('rollback') || act) && !scope.topics.has('verification')
    const found = reading.vocabulary.quantities
      .durationsIn(title)
      .filter(
        (one) =>
          one.relative ||
          (bounds && (OPENED.test(title.slice(0, one.from)) || isLast(title, one) || isTaken(section, said))),
      )
    if (said.has('other') && !found.some((one) => one.relative)) continue
    for (const one of found) state(into, FIELD, one.seconds, { section }, section.span)
  }
}

/** `# takes about a minute`. */
const isTaken = ({ type }: Section, said: Hits): boolean => type === 'comment' && said.has('takes')

/** `Fast rollback – 2 minutes`. */
const isLast = (title: string, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  to >= title.length && /(?:\s[-–—]|[,:])\s[~≈<≤]?\s?$/u.test(title.slice(0, from))

/** Sections whose first words roll back: `Act at once (< 2 minutes)`, and below it `git revert …`. */
function sectionsThatAct(units: readonly Unit[], reading: Reading): ReadonlySet<Section> {
  const seen = new Set<Section>()
  const acting = new Set<Section>()
  for (const unit of units) {
    const { section } = unit
    const holder = section.type === 'comment' ? section.parent : section
    if (!holder || seen.has(holder)) continue
    seen.add(holder)
    const said = reading.scopes.words(unit).has('rollback') || reading.scopes.of(section).words.has('rollback')
    if (said && (section.type === 'comment' || unit.type === 'command' || unit.type === 'code' || unit.number === 1))
      acting.add(holder)
  }
  return acting
}

/** A record: how long it took. */
function actual(units: readonly Unit[], reading: Reading, into: Collected): void {
  const executed = executedIn(units, reading)
  // A clock of minutes shows nothing of what takes less than one.
  if (!executed || executed.seconds === 0) return
  for (const unit of [executed.start, executed.end]) state(into, FIELD, executed.seconds, unit, unit.span)
}
