import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import type { Parts } from './parts.js'

const FIELD = 'rollback.audit.times'
const EVENTS = [
  ['event-decision', 'decision'],
  ['event-validation', 'validation'],
  ['event-completion', 'completion'],
] as const

/** Of what the audit trail holds the date and time. */
export function detectAuditTimes(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  const book = reading.vocabulary.says('procedure')
  for (const unit of units) {
    if (parts.of(unit.section)?.part !== 'audit' || unit.command) continue
    const headers = unit.cells?.map(({ header }) => header).join(' ') ?? ''
    const isDated = [unit.text, headers, unit.section.title].some((text) => book.find(text).has('dated'))
    if (!isDated || reasonAgainst(unit, reading.scopes, 0)) continue
    const times = timesIn(unit.text, reading)
    if (times.length > 0) state(into, FIELD, times, unit, unit.span)
  }
}

function timesIn(text: string, { vocabulary, catalogue }: Reading): readonly string[] {
  const said = vocabulary.says('procedure').find(text)
  const events = EVENTS.flatMap(([says, event]) => (said.has(says) ? [event] : []))
  const order = catalogue.get('rollback.order')
  const kinds = order ? enumerated(order, text, vocabulary) : []
  return [...events, ...(said.has('event-parts') ? (order?.values ?? []) : kinds)]
}
