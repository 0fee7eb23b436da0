import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.observability'
const SIGNAL =
  /https?:\/\/\S*(?:dashboard|grafana|thanos|prometheus|datadog|kibana|sentry|newrelic|monitoring|\/d\/)\S*|\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\{|\b)|\b(?:5xx|4xx|error rates?|p9\d|latency|saturation|throughput|rps|cpu|memory usage|queue depth|conversion rate|apdex|kubectl logs|new relic|datadog|grafana|cloudwatch|alerts?)\b/i
const NONE =
  /\b(?:no|without(?: any)?|neither) (?:\w+ )?(?:grafana|dashboards?|alerts?|metrics?|monitoring|signals?|datadog|prometheus)\b|\b(?:is|are) (?:unknown|not (?:known|measured|monitored))\b/i
const COLUMN = /^(?:signal|metric|alert|dashboard|query)/i

/** Named signals, dashboards, queries or commands. "Monitor closely" names nothing. */
export function detectObservability(
  unit: Unit,
  { scope, words, rollback }: Context,
  reading: Reading,
  into: Collected,
): void {
  if (unit.type === 'code') return
  const column = unit.cells?.some((cell) => COLUMN.test(cell.header) && cell.text !== '') ?? false
  const speaks = scope.nearest.has('observability') || (rollback && words.has('monitor')) || column
  if (!speaks || !(column || SIGNAL.test(`${unit.text} ${linksOf(unit)}`))) return
  const at = Math.max(unit.text.search(SIGNAL), 0)
  const against = NONE.test(unit.text) ? 'says that there is none' : reasonAgainst(unit, reading.scopes, at)
  if (against) reject(into, FIELD, unit.span, against)
  else if (isUnfilled(saidBy(unit), reading.vocabulary)) reject(into, FIELD, unit.span, 'no signal is named yet')
  else state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
}

const linksOf = (unit: Unit): string => unit.prose.marks.map((mark) => mark.url ?? '').join(' ')
