import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Scope } from '../scope.js'
import { marksFrom } from '../structure/prose.js'
import { nearOf, type Unit } from '../structure/unit.js'
import type { Hit, Hits, Phrasebook } from '../wording/phrases.js'
import { bySection } from './by-section.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.observability'
/** `http_requests_failed_total`, `up{job="web"}`: the name of a metric. */
const METRIC = /\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\{|\b)/i
const ADDRESS = /\b[a-z]+:\/\/\S+/gi
/** A dashboard by its number. */
const DASHBOARD = /\/d\//

/** Named signals, dashboards, queries or commands. "Monitor closely" names nothing. */
export function detectObservability(
  unit: Unit,
  { scope, words, rollback }: Context,
  reading: Reading,
  into: Collected,
): void {
  if (unit.type === 'code') return
  const says = reading.vocabulary.says('observability')
  const column = unit.cells?.some((cell) => cell.text !== '' && says.find(cell.header).has('column')) ?? false
  const said = says.find(unit.text)
  const supports = () => scope.nearest.has('failure') || says.find(unit.section.title).has('support')
  const looked =
    (scope.rollback || (said.has('looks') && supports())) &&
    (said.has('looks') || (said.has('watches') && (said.has('looked-at') || signalIn(unit.text, said) !== undefined)))
  const checked = scope.nearest.has('verification') && (words.has('monitor') || isCounted(unit.text, says))
  const speaks = scope.nearest.has('observability') || (rollback && words.has('monitor')) || column || looked || checked
  if (!speaks || isEstimate(unit.section, reading)) return
  const signal =
    said.first('looks')?.from ??
    (said.has('watches') ? said.first('looked-at')?.from : undefined) ??
    signalIn(unit.text, said)?.from ??
    METRIC.exec(unit.text)?.index
  if (!column && signal === undefined && !isNumbered(unit, scope, reading) && !pointsAtTool(unit, says)) return
  const against = said.has('none')
    ? 'says that there is none'
    : said.has('tools-changed')
      ? 'about the tools, not what they show'
      : reasonAgainst(unit, reading.scopes, signal ?? 0)
  if (against) reject(into, FIELD, unit.span, against)
  else if (isUnfilled(saidBy(unit), reading.vocabulary)) reject(into, FIELD, unit.span, 'no signal is named yet')
  else state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}

/** Under such a title a number belongs to the signal it is about: `Manual routing exceeds 35 percent`. */
function isNumbered({ text }: Unit, { nearest }: Scope, { vocabulary: { quantities } }: Reading): boolean {
  if (!nearest.has('observability')) return false
  const lengths = new Set(quantities.durationsIn(text).map(({ to }) => to))
  // How long something may take is a goal.
  return quantities.thresholdsIn(text).some(({ to }) => !lengths.has(to))
}

/** A signal by its name, which is no channel: `#alerts`. */
const signalIn = (text: string, said: Hits): Hit | undefined =>
  said.all.find(({ name, from }) => name === 'signal' && text[from - 1] !== '#')

/** A metric whose ending says what it counts. */
const isCounted = (text: string, says: Phrasebook): boolean => says.find(METRIC.exec(text)?.[0] ?? '').has('counted')

/** How far up a title is looked at. */
const NEAREST_TITLES = 3

/** A chapter on what a change costs. */
const isEstimate = bySection((section, { vocabulary }) => {
  const says = vocabulary.says('observability')
  return [...nearOf(section, NEAREST_TITLES)].some(({ title }) => says.find(title).has('estimate'))
})

/** An address that it writes or links leads to where signals are looked at. */
function pointsAtTool(unit: Unit, says: Phrasebook): boolean {
  const linked = marksFrom(unit.prose, unit.from, unit.from + unit.text.length).flatMap(({ url }) => url ?? [])
  const addresses = [...(unit.text.match(ADDRESS) ?? []), ...linked]
  return addresses.some((address) => DASHBOARD.test(address) || says.find(address).has('tool'))
}
