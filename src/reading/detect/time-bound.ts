import { spanWithin } from '../../model/index.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { chainOf } from '../structure/unit.js'
import { executedIn } from './timeline.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'rollback.timeBound'
const RTO =
  /\b(?:RTO|recovery time(?: objective)?|rollback (?:time|duration|window)|time to (?:roll ?back|revert|restore|recover|reduce|stabili[sz]e|mitigate)|time[- ]bound|time limit|restore time|estimated (?:rollback |recovery )?(?:time|duration)|max(?:imum)? (?:duration|time)|(?:expected|estimated) time|time estimate)\b/i
const BOUNDS =
  /\b(?:within|takes?|complet(?:e|es|ed|ing)|finish(?:es|ed)?|in (?:under|less than)|under|less than|at most|no (?:more|longer) than|up to|duration|possible in|can be (?:done|rolled back|reverted)|restored? in|recover(?:s|ed|y)? in|roll(?:ed|s)? back in)\b|[<≤]/i
const TAKES = /\b(?:takes?|duration|time|how long|done (?:in|within)|complet\w+ (?:in|within))\b/i
const ELSE =
  /\b(?:of (?:the )?(?:deploy\w*|release|rollout|launch|upgrade)|after (?:the )?(?:deploy\w*|release|rollout|launch)|monitor(?:ing)?|observ\w+|soak|wait(?:ing)?|watch|bake|TTL|propagat\w+|retention|every|interval|cron|expir\w+|lifetime|downtime|for the last|per day|SLA|stages?|drill|dry[- ]run|staging|rehears\w*|post-?mortem|retrospective|meeting|business days?|poll\w*|cache\w*|sessions?|tokens?|alert(?:s|ing)?|fires?|canary|notif\w+|respon[ds]\w*|escalat\w+|acknowledg\w+|update frequency|cadence|on-?call|baseline|increase|spike|latency|p\d\d|error rate|sustained|consecutive|old|ago|trial|timeout|--timeout|sleep|unless|stable for|in production for|would require|backups?|RPO|data loss)\b/i

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
  const titles = [...chainOf(unit.section)]
    .slice(0, 2)
    .map((section) => section.title)
    .join(' ')
  const labelled = RTO.test(unit.text) || (RTO.test(titles) && !ELSE.test(unit.text)) || scope.nearest.has('time')
  // In a section called Rollback, `takes 12 minutes` needs no further word.
  const bounded =
    (words.has('rollback') || (scope.words.has('rollback') && TAKES.test(unit.text))) && BOUNDS.test(unit.text)
  const relative = found.some((one) => one.relative)
  const elsewhere = ELSE.exec(unit.text)
  if (!labelled && !bounded && !relative) return
  if (scope.aside) reject(into, FIELD, unit.span, `under "${scope.aside.title}", not the rollback itself`)
  else if (elsewhere && !RTO.test(unit.text))
    reject(into, FIELD, unit.span, `about "${elsewhere[0]}", not the rollback itself`)
  else
    for (const one of found)
      state(into, FIELD, one.seconds, unit, spanWithin(unit.prose, unit.from + one.from, unit.from + one.to))
}

/** A row about what is done instead of a rollback. */
const INSTEAD = /\b(?:hot ?-?fix|forward[- ]?fix|fix forward|roll forward)\b/i

function row(unit: Unit, { scope, words }: Context, reading: Reading, into: Collected): void {
  if (INSTEAD.test(unit.cells?.[0]?.text ?? '')) return
  for (const cell of unit.cells ?? []) {
    const found = reading.vocabulary.quantities.durationsIn(cell.text)
    if (found.length === 0) continue
    const asks =
      RTO.test(cell.header) ||
      (/^(?:duration|time|target|max|limit|estimate)/i.test(cell.header) &&
        (words.has('rollback') || scope.nearest.has('time')) &&
        !scope.nearest.has('triggers'))
    const first = unit.cells?.[0]
    const rowAsks = first !== undefined && first !== cell && RTO.test(first.text)
    if (!asks && !rowAsks) continue
    for (const one of found) state(into, FIELD, one.seconds, unit, cell.span)
  }
}

/** `Phase 2: Execute rollback (T+5 to T+30 minutes)`, `Quick rollback (< 5 min)`. */
function headings(reading: Reading, into: Collected): void {
  for (const section of reading.outline.sections) {
    if (section.type === 'comment' || section.type === 'key' || section.type === 'lead-in') continue
    const scope = reading.scopes.of(section)
    if (
      !scope.rollback ||
      scope.aside ||
      scope.phase === 'after' ||
      (section.type === 'item' && !scope.words.has('rollback'))
    )
      continue
    const found = reading.vocabulary.quantities
      .durationsIn(section.title)
      .filter((one) => one.relative || (scope.words.has('rollback') && section.title[one.from - 1] === '('))
    if (ELSE.test(section.title) && !found.some((one) => one.relative)) continue
    for (const one of found) state(into, FIELD, one.seconds, { section }, section.span)
  }
}

/** A record: how long it took. */
function actual(units: readonly Unit[], reading: Reading, into: Collected): void {
  const executed = executedIn(units, reading)
  if (!executed) return
  for (const unit of [executed.start, executed.end]) state(into, FIELD, executed.seconds, unit, unit.span)
}
