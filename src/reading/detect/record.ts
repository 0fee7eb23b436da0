import type { Mention, Value } from '../../model/index.js'
import { finishItem } from '../answers/items.js'
import type { Collected, Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { TARGET } from './target-form.js'
import { executedIn } from './timeline.js'
import { oneLine } from './unit-context.js'

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
    if (date) put('record.started', momentOf(date, executed.startedAt), executed.start)
    if (date) put('record.finished', momentOf(date, executed.finishedAt), executed.end)
    put('record.outcome', 'succeeded', executed.end)
  }
  for (const mention of into.mentions)
    if (mention.field === TARGET) mentions.push({ ...mention, field: 'record.target' })
  const [first] = units
  const place = title ?? first?.section
  if (place && mentions.length >= FEWEST) finishItem('record', mentions, place.span, place.where, reading, into)
}

/** `9:05`, `09:05:30` of a day, as ISO 8601. */
function momentOf(date: string, clock: string): string {
  const [hours = '', minutes = '', seconds = '00'] = clock.split(':')
  return `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}`
}

/** Two answers could be chance in any text. */
const FEWEST = 3

function told(unit: Unit, reading: Reading, put: (field: string, value: Value, unit: Unit) => void): void {
  if (unit.type === 'command' || unit.type === 'code') return
  const text = oneLine(unit.text)
  const says = reading.vocabulary.says('record')
  const said = says.find(text)
  if (unit.pair?.value && says.find(unit.pair.label).has('reason-label'))
    put('record.reason', oneLine(unit.pair.value), unit)
  else if (says.find(unit.section.title).has('reason-title') || (unit.type === 'row' && said.has('alarm')))
    put('record.reason', text, unit)
  const failed = said.has('failed')
  if (said.has('smoke-tests')) put('record.smokeTests', failed ? 'failed' : said.has('passed') ? 'passed' : null, unit)
  if (said.has('health') && reading.vocabulary.quantities.thresholdsIn(text).length === 0)
    put('record.health', failed ? 'failed' : 'passed', unit)
  if (said.has('confirmed')) put('record.operatorConfirmed', text, unit)
  if (said.has('over') && !failed) put('record.outcome', 'succeeded', unit)
}

function firstDate(units: readonly Unit[], reading: Reading): string | null {
  for (const unit of units.slice(0, 60)) {
    const date = reading.vocabulary.quantities.dateOf(unit.text)
    if (date) return date.slice(0, 10)
  }
  return null
}
