import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Section, Unit } from '../structure/unit.js'
import { apart, firstFrom } from '../wording/apart.js'
import { detectAuditForms } from './audit-forms.js'
import { CLOCK, detectTimelines } from './audit-timeline.js'
import { contextOf, isProse, oneLine } from './unit-context.js'

const FIELD = 'rollback.audit'
/** As many things to capture after a rollback are a record, whatever they are called. */
const MANY = 3

/** What is recorded of a rollback: a form, a list of what to capture, or the record itself. */
export function detectAudit(units: readonly Unit[], reading: Reading, into: Collected): void {
  const groups = new Map<Section, Unit[]>()
  for (const unit of units) {
    if (!isAudit(unit, reading)) continue
    const group = groups.get(unit.section)
    if (group) group.push(unit)
    else groups.set(unit.section, [unit])
  }
  for (const [section, group] of groups) record(section, group, reading, into)
  for (const unit of units) {
    const { scope, rollback } = contextOf(unit, reading)
    if (!rollback || scope.nearest.has('drills')) continue
    if (!(isProse(unit) ? isRecorded(unit, reading) : isWritten(unit, reading))) continue
    if (!reasonAgainst(unit, reading.scopes, 0)) state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
  }
  detectAuditForms(units, reading, into)
  detectTimelines(units, reading, into)
}

/** What a script prints is no form. */
const SHELLS = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'powershell'])

/** What an order to record may ask for. */
const QUESTIONS = ['who', 'why', 'when', 'target', 'outcome']
const FEWEST_QUESTIONS = 2

/** One sentence that says where a rollback is recorded, or orders a record and says what of. */
function isRecorded(unit: Unit, { vocabulary }: Reading): boolean {
  const audit = vocabulary.says('audit')
  const said = audit.find(unit.text)
  // The parts of a table or a label speak for themselves: `Note: the revert is slow` orders no note.
  const isKept = (text: string) => apart(audit.find(text), 'recorded', 'rule') !== undefined
  if (unit.cells?.some(({ text }) => isKept(text))) return true
  if (!unit.cells && (unit.pair ? isKept(unit.pair.label) || isKept(unit.pair.value) : isKept(unit.text))) return true
  const order = said.first('orders')
  return order !== undefined && QUESTIONS.filter((name) => firstFrom(said, name, order.to)).length >= FEWEST_QUESTIONS
}

/** `# Log the outcome` over a command, or a statement that writes into a log. */
function isWritten({ type, text, section }: Unit, { vocabulary }: Reading): boolean {
  const audit = vocabulary.says('audit')
  if (audit.find(text).has('writes-log')) return true
  return (
    type === 'command' &&
    section.type === 'comment' &&
    apart(audit.find(section.title), 'recorded', 'rule') !== undefined
  )
}

function isAudit(unit: Unit, reading: Reading): boolean {
  if (unit.type === 'command' || (unit.type === 'code' && SHELLS.has(unit.language ?? ''))) return false
  const { scope, words, rollback } = contextOf(unit, reading)
  if (scope.nearest.has('drills')) return false
  if (reading.past && unit.type === 'row' && CLOCK.test(unit.text)) return true
  if (!rollback && (reading.routine || !(reading.about || scope.all.has('audit')))) return false
  if (scope.nearest.has('audit') || unit.language === 'markdown') return true
  if (!rollback || !words.has('record')) return false
  // In a sentence, `log` and `ticket` are things as often as orders.
  return unit.type === 'pair' || scope.words.has('record') || isOrdered(unit, reading)
}

const isOrdered = (unit: Unit, { vocabulary }: Reading): boolean =>
  vocabulary.says('audit').find(unit.text).has('orders')

/** A record answers at least two of: why, to which version, when, how it ended. */
function record(section: Section, units: readonly Unit[], reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get('rollback.audit.fields')
  if (!spec) return
  const telling = units.map((unit) => ({ unit, fields: fieldsOf(unit) }))
  const all = new Set(telling.flatMap(({ fields }) => fields))
  // Who decided is not asked for, and yet an answer.
  if (all.size > 0 && units.some((unit) => reading.scopes.words(unit).has('decide'))) all.add('decider')
  const captures = units.filter((unit) => unit.listDepth > 0).length >= MANY && capturesRollback(section, reading)
  for (const { unit, fields } of telling) {
    if (fields.length === 0 && !captures) continue
    if (all.size < 2 && !captures)
      reject(into, FIELD, unit.span, 'answers only one of: why, to which version, when, with what outcome')
    else {
      state(into, FIELD, [oneLine(unit.text)], unit, unit.span)
      if (fields.length > 0) state(into, 'rollback.audit.fields', fields, unit, unit.span)
    }
  }

  function fieldsOf(unit: Unit): readonly string[] {
    const named = spec ? enumerated(spec, unit.text, reading.vocabulary) : []
    return reading.past && CLOCK.test(unit.text) ? [...new Set([...named, ...happened(unit.text, reading)])] : named
  }
}

/** What an entry of a timeline answers without naming the question. */
function happened(text: string, reading: Reading): readonly string[] {
  const said = reading.vocabulary.says('audit').find(text)
  const fields = ['timestamps']
  if (said.has('tells-reason')) fields.push('reason')
  if (reading.vocabulary.quantities.versionsIn(text).some((one) => one.form === 'concrete'))
    fields.push('target-version')
  if (said.has('tells-outcome')) fields.push('outcome')
  return fields
}

/** `For any rollback, capture:` over a list. */
function capturesRollback(section: Section, reading: Reading): boolean {
  const { words, rollback } = reading.scopes.of(section)
  return words.has('record') && (rollback || words.has('rollback'))
}
