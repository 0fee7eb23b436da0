import { type Collected, type Reading, state } from '../collected.js'
import { oneLine, saysNothing } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'
import { nameOf } from './names.js'

const APPROVED = [
  ['approves-execution', 'procedure.approvers.execution'],
  ['approves-validation', 'procedure.approvers.validation'],
] as const

/** Who approves the execution and who the validation: `Operations lead – approves the execution`. */
export function detectApprovers(units: readonly Unit[], reading: Reading, into: Collected): void {
  const book = reading.vocabulary.says('procedure')
  for (const unit of units) {
    if (unit.command || unit.language !== null || unit.pointer !== undefined) continue
    const said = book.find(unit.text)
    const asked = book.find(unit.section.title)
    // Who approves the plan approves what is planned, not what is done.
    if (said.has('plan-reviewed')) continue
    const approves = said.has('approves') || asked.has('approves') || isAskedByColumns(unit, book)
    if (!approves || reasonAgainst(unit, reading.scopes, said.first('approves')?.from ?? 0)) continue
    const who = approverIn(unit, reading)
    if (!who) continue
    // What the line itself says goes before what the title above it asks.
    const own = APPROVED.filter(([says]) => said.has(says))
    const named = own.length > 0 || !asked.has('approves') ? own : APPROVED.filter(([says]) => asked.has(says))
    for (const [, field] of named) state(into, field, [who], unit, unit.span)
  }
}

const isAskedByColumns = ({ cells }: Unit, book: Phrasebook): boolean =>
  cells !== undefined && book.find(cells.map(({ header }) => header).join(' | ')).has('approves')

/** The cell, label, value or head of the line that names somebody. */
function approverIn(unit: Unit, reading: Reading): string | null {
  const candidates = unit.cells
    ? unit.cells.map(({ text }) => text)
    : unit.pair
      ? [unit.pair.value, unit.pair.label]
      : [nameOf(oneLine(unit.text)), oneLine(unit.text)]
  const isSomebody = (text: string) =>
    !isUnfilled(text, reading.vocabulary) &&
    !saysNothing(text, reading.vocabulary) &&
    reading.vocabulary.words.find(text).has('role')
  return candidates.find(isSomebody) ?? null
}
