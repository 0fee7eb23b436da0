import type { Mention, Value } from '../../model/index.js'
import { finishItem } from '../answers/items.js'
import type { Collected, Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { TARGET } from './target-form.js'
import { executedIn } from './timeline.js'
import { oneLine } from './unit-context.js'

const REASON_LABEL = /^(?:root cause|trigger(?: event)?|cause|reason|what happened|summary|symptom|impact)$/i
const REASON_TITLE = /\b(?:root cause|what happened|why (?:it|rollback)|cause)\b/i
const ALARM = /\b(?:alert|error rate|errors|outage|incident (?:detected|declared)|failing|failed)\b/i
const PASSED = /\b(?:pass(?:es|ed)?|succe\w+|executed|validated|green|ok|clean)\b/i
const FAILED = /\bfail(?:s|ed|ing|ure)?\b/i
const SMOKE = /\bsmoke[- ]?tests?\b/i
const HEALTH =
  /\bhealth[- ]?checks?\b|\bhealthy\b|\bstable\b|\b(?:back to|returned to|recovered to) (?:normal|baseline)\b/i
const CONFIRMED = /\bconfirm(?:s|ed)\b/i
const OVER = /\b(?:resolved|restored|recovered|successful(?:ly)?|completed)\b/i

/** The record that a post-incident text tells in its timeline and its prose, where no labels spell it out. */
export function detectRecord(units: readonly Unit[], reading: Reading, into: Collected): void {
  if (!reading.past || into.items.some((item) => item.type === 'record')) return
  const title = reading.outline.sections.find((section) => section.type === 'heading')
  const mentions: Mention[] = []
  const put = (field: string, value: Value, unit: Pick<Unit, 'span' | 'section'> | undefined) => {
    const known = mentions.some((mention) => mention.field === field)
    if (unit && value !== null && !known)
      mentions.push({ field, state: 'stated', value, span: unit.span, where: unit.section.where, by: 'reading' })
  }
  for (const unit of units) told(unit, reading, put)
  const executed = executedIn(units, reading)
  if (executed) {
    const date = firstDate(units, reading)
    put('record.duration', executed.seconds, executed.start)
    if (date) put('record.started', `${date}T${executed.startedAt.padStart(5, '0')}:00`, executed.start)
    if (date) put('record.finished', `${date}T${executed.finishedAt.padStart(5, '0')}:00`, executed.end)
    put('record.outcome', 'succeeded', executed.end)
  }
  for (const mention of into.mentions)
    if (mention.field === TARGET) mentions.push({ ...mention, field: 'record.target' })
  const [first] = units
  const place = title ?? first?.section
  if (place && mentions.length >= FEWEST) finishItem('record', mentions, place.span, place.where, reading, into)
}

/** Two answers could be chance in any text. */
const FEWEST = 3

function told(unit: Unit, reading: Reading, put: (field: string, value: Value, unit: Unit) => void): void {
  if (unit.type === 'command' || unit.type === 'code') return
  const text = oneLine(unit.text)
  if (unit.pair && REASON_LABEL.test(unit.pair.label) && unit.pair.value)
    put('record.reason', oneLine(unit.pair.value), unit)
  else if (REASON_TITLE.test(unit.section.title) || (unit.type === 'row' && ALARM.test(text)))
    put('record.reason', text, unit)
  if (SMOKE.test(text))
    put('record.smokeTests', FAILED.test(text) ? 'failed' : PASSED.test(text) ? 'passed' : null, unit)
  if (HEALTH.test(text) && reading.vocabulary.quantities.thresholdsIn(text).length === 0)
    put('record.health', FAILED.test(text) ? 'failed' : 'passed', unit)
  if (CONFIRMED.test(text)) put('record.operatorConfirmed', text, unit)
  if (OVER.test(text) && !FAILED.test(text)) put('record.outcome', 'succeeded', unit)
}

function firstDate(units: readonly Unit[], reading: Reading): string | null {
  for (const unit of units.slice(0, 60)) {
    const date = reading.vocabulary.quantities.dateOf(unit.text)
    if (date) return date.slice(0, 10)
  }
  return null
}
