import { spanWithin } from '../../model/index.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { chainOf } from '../structure/unit.js'
import type { Hits } from '../wording/phrases.js'
import { executedIn } from './timeline.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'rollback.timeBound'
/** How long the rollback itself may take. Soak, observation, alert windows and stages are something else. */
export function detectTimeBound(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit)) continue
    const context = contextOf(unit, reading)
    if (!context.rollback) continue
    if (unit.type === 'row') row(unit, context, reading, into)
    else sentence(unit, context, reading, into)
  }
  headings(reading, into)
  if (reading.past) actual(units, reading, into)
}

function sentence(unit: Unit, { scope, words }: Context, reading: Reading, into: Collected): void {
  const found = reading.vocabulary.quantities.durationsIn(unit.text)
  if (found.length === 0) return
  const said = saidIn(unit.text, reading)
  const labelled = said.has('asks') || scope.nearest.has('time') || titledTime(unit, said, reading)
  // In a section called Rollback, `takes 12 minutes` needs no further word.
  const about = words.has('rollback') || (scope.words.has('rollback') && (said.has('takes') || said.has('ends-in')))
  const bounded = isPairOfTime(unit, reading) || (about && (said.has('bounds') || /[<≤]/.test(unit.text)))
  if (!labelled && !bounded && !found.some((one) => one.relative)) return
  const other = said.first('other')
  if (scope.aside) reject(into, FIELD, unit.span, `under "${scope.aside.title}", not the rollback itself`)
  else if (other && !said.has('asks'))
    reject(into, FIELD, unit.span, `about "${unit.text.slice(other.from, other.to)}", not the rollback itself`)
  else
    for (const one of found)
      state(into, FIELD, one.seconds, unit, spanWithin(unit.prose, unit.from + one.from, unit.from + one.to))
}

const saidIn = (text: string, { vocabulary }: Reading): Hits => vocabulary.says('time-bound').find(text)

/** `Back-out: 5 to 10 minutes`: the act, and nothing but a duration. */
function isPairOfTime({ pair }: Unit, { vocabulary }: Reading): boolean {
  if (!pair || !vocabulary.words.find(pair.label).has('rollback')) return false
  const [one, ...more] = vocabulary.quantities.durationsIn(pair.value)
  if (!one || more.length > 0) return false
  return !/[\p{L}\p{N}]/u.test(pair.value.slice(0, one.from) + pair.value.slice(one.to))
}

/** How far up a title is looked at. */
const NEAREST_TITLES = 2

/** The titles right above ask how long it takes. */
function titledTime(unit: Unit, said: Hits, reading: Reading): boolean {
  if (said.has('other')) return false
  const titles = [...chainOf(unit.section)].slice(0, NEAREST_TITLES)
  return titles.some((section) => saidIn(section.title, reading).has('asks'))
}

/** It says what is done rather than a rollback. */
const isInstead = (text: string, reading: Reading): boolean =>
  saidIn(text, reading).has('instead') && !reading.vocabulary.words.find(text).has('rollback')

function row(unit: Unit, { scope, words }: Context, reading: Reading, into: Collected): void {
  const cells = unit.cells ?? []
  const [first] = cells
  if (!first || cells.some(({ text }) => isInstead(text, reading))) return
  for (const cell of cells) {
    const found = reading.vocabulary.quantities.durationsIn(cell.text)
    if (found.length === 0) continue
    const header = saidIn(cell.header, reading)
    const fits = (words.has('rollback') || scope.nearest.has('time')) && !scope.nearest.has('triggers')
    const asks = header.has('asks') || (header.has('column') && fits)
    const rowAsks = first !== cell && saidIn(first.text, reading).has('asks')
    if (!asks && !rowAsks) continue
    for (const one of found) state(into, FIELD, one.seconds, unit, cell.span)
  }
}

/** What opens a bracket right before a duration: `(`, `(< `, `(within `. */
const OPENED = /\(\s?(?:[<≤>≥~≈]=?\s?)?(?:[\p{L}]{1,12}\s){0,3}$/u

/** `Phase 2: Execute rollback (T+5 to T+30 minutes)`, `Quick rollback (< 5 min)`. */
function headings(reading: Reading, into: Collected): void {
  for (const section of reading.outline.sections) {
    if (section.type === 'comment' || section.type === 'key' || section.type === 'lead-in') continue
    const scope = reading.scopes.of(section)
    if (!scope.rollback || scope.aside || scope.phase === 'after') continue
    if (section.type === 'item' && !scope.words.has('rollback')) continue
    const { title } = section
    const bounds = scope.words.has('rollback') && !scope.topics.has('verification')
    const found = reading.vocabulary.quantities
      .durationsIn(title)
      .filter((one) => one.relative || (bounds && OPENED.test(title.slice(0, one.from))))
    if (saidIn(title, reading).has('other') && !found.some((one) => one.relative)) continue
    for (const one of found) state(into, FIELD, one.seconds, { section }, section.span)
  }
}

/** A record: how long it took. */
function actual(units: readonly Unit[], reading: Reading, into: Collected): void {
  const executed = executedIn(units, reading)
  // A clock of minutes shows nothing of what takes less than one.
  if (!executed || executed.seconds === 0) return
  for (const unit of [executed.start, executed.end]) state(into, FIELD, executed.seconds, unit, unit.span)
}
