import { whyNobody } from '../answers/nobody.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import { nearOf, type RowCell, type Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { bySection } from './by-section.js'
import { type Decider, deciderIn, isAsked, underDeciders } from './decider.js'
import { type Context, contextOf, isProse } from './unit-context.js'

const FIELD = 'ownership.decision'
/** Who decides on rollback or go/no-go. An owner, a contact or a blank cell is nobody deciding. */
export function detectDecision(units: readonly Unit[], reading: Reading, into: Collected): void {
  const answered = new Set(into.mentions.filter(({ field }) => field === FIELD).map(({ span }) => span.line))
  for (const unit of units) {
    if (!isProse(unit) || answered.has(unit.span.line)) continue
    const decider = deciderOf(unit, contextOf(unit, reading), reading)
    if (!decider) continue
    const against = reasonAgainst(unit, reading.scopes, decider.at)
    if (against) reject(into, FIELD, unit.span, against)
    else if (isUnfilled(decider.who, reading.vocabulary) || whyNobody(decider.who, reading.vocabulary))
      reject(into, FIELD, unit.span, 'no role, person or group is named')
    else state(into, FIELD, [decider.who], unit, unit.span)
  }
}

/** A decision is meant: on a rollback, on going live, or by a chapter on who decides. */
function deciderOf(unit: Unit, context: Context, reading: Reading): Decider | null {
  const { words, scope, rollback } = context
  const said = reading.vocabulary.says('ownership').find(unit.text)
  const about = rollback || words.has('rollback') || said.has('go') || isUnderGo(unit.section, reading)
  if (unit.type === 'row' && unit.cells)
    return about || scope.all.has('ownership') || isOnChange(reading) ? fromRow(unit, about, reading) : null
  if (!about) return null
  const decider = deciderIn(unit, context, said, reading)
  return decider ?? (rollback ? underDeciders(unit, context, reading) : null)
}

/** The document is on a change: who approves in it approves the change. */
function isOnChange({ outline, vocabulary }: Reading): boolean {
  const title = outline.sections.find((section) => section.type === 'heading')?.title.slice(0, LONGEST_TITLE) ?? ''
  return vocabulary.says('ownership').find(title).has('change-title')
}

/** Some title above speaks of going live. */
const isUnderGo = bySection((below, { vocabulary }) => {
  for (const section of nearOf(below))
    if (section.title.length <= LONGEST_TITLE && vocabulary.says('ownership').find(section.title).has('go')) return true
  return false
})

const LONGEST_TITLE = 120

/** A timeline or a table in which somebody took the decision: `Decision made to roll back | incident commander`. */
function fromRow(unit: Unit, about: boolean, { vocabulary }: Reading): Decider | null {
  const cells = unit.cells ?? []
  const says = (text: string, name: string) => vocabulary.says('ownership').find(text).has(name)
  const column = cells.find((cell) => says(cell.header, 'decider-column'))
  if (about && column && !cells.some((cell) => says(cell.header, 'signature-column')))
    return vocabulary.words.find(column.text).has('role') ? { who: column.text, at: 0 } : null
  const given = dutyOf(cells, about, vocabulary)
  if (given) return given
  if (!cells.some((cell) => says(cell.header, 'actor-column'))) return null
  const decided = cells.find((cell) => says(cell.text, 'decided') && vocabulary.words.find(cell.text).has('rollback'))
  if (!decided) return null
  const actor = cells.find((cell) => cell !== decided && says(cell.header, 'actor-column'))
  return actor?.text ? { who: actor.text, at: 0 } : null
}

/** `Release manager | Approves go/no-go`, or an `A` below a role in a matrix of who is accountable. */
function dutyOf(cells: readonly RowCell[], about: boolean, { says, words }: Vocabulary): Decider | null {
  const book = says('ownership')
  const duty = cells.find(({ text, header }) => book.find(header).has('duty-column') && decides(text))
  if (!duty) return null
  const holder = cells.find((cell) => cell !== duty && words.find(cell.text).has('role'))
  const accountable = cells.find(
    ({ text, header }) => /^(?:A|A\/R|R\/A|R, A|A, R)$/.test(text) && words.find(header).has('role'),
  )
  const who = accountable?.header ?? holder?.text
  return who ? { who, at: 0 } : null

  function decides(text: string): boolean {
    const said = book.find(text)
    if (said.has('final')) return true
    return (
      about &&
      (words.find(text).has('decide') || said.has('decides')) &&
      (words.find(text).has('rollback') || said.has('go'))
    )
  }
}

/** Who carries the rollback out, where a sentence says it of a role. */
export function detectExecution(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!isProse(unit) || unit.type === 'row' || unit.type === 'pair') continue
    const { words, rollback } = contextOf(unit, reading)
    const role = words.first('role')
    if (!rollback || !words.has('rollback') || !role) continue
    const said = reading.vocabulary.says('ownership').find(unit.text)
    const verb = said.first('executes')
    if (!verb || isAsked(said, verb.from)) continue
    if (!reasonAgainst(unit, reading.scopes, verb.from)) {
      state(into, 'ownership.execution', [unit.text.slice(role.from, role.to)], unit, unit.span)
    }
  }
}
