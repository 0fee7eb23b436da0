import type { Span } from '../../model/index.js'
import type { RowCell, Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'

/** Something that asks by its name, and the text that answers. */
export interface Label {
  readonly key: string
  readonly text: string
  readonly span: Span
  readonly unit: Unit
  /** A task box behind which nothing but the name stands: ticked or not. */
  readonly box?: boolean
  /** A column that other rows fill as well: no one answer, but entries of a list. */
  readonly several?: boolean
}

/** `Approver: Jane`, `| Approver | Jane |`, `- [x] Approved`. */
export function labelsOf(unit: Unit, { titleKey }: Vocabulary): readonly Label[] {
  if (unit.pair) return [{ key: titleKey(unit.pair.label), text: unit.pair.value, span: unit.pair.valueSpan, unit }]
  const [first, second] = unit.cells ?? []
  if (first && second) return [{ key: titleKey(first.text), ...answerIn(second, unit) }]
  if (unit.checked === null || unit.type !== 'item') return []
  return [{ key: titleKey(unit.text), text: '', span: unit.span, unit, box: unit.checked }]
}

/** The cells of a row, each asked for by the head of its column. */
export function columnsOf(unit: Unit, { titleKey }: Vocabulary): readonly Label[] {
  return (unit.cells ?? []).flatMap((cell) =>
    cell.header ? [{ key: titleKey(cell.header), ...answerIn(cell, unit) }] : [],
  )
}

const answerIn = ({ text, span }: RowCell, unit: Unit) => ({ text, span: text ? span : unit.span, unit })

/** The rows of tables that have no other row. */
export function loneRows(units: readonly Unit[]): ReadonlySet<Unit> {
  const rows = units.filter(({ type }) => type === 'row')
  return new Set(rows.filter((row, index) => !follows(rows[index - 1], row) && !follows(row, rows[index + 1])))
}

/** Rows of one table stand on lines that follow each other. */
const follows = (one: Unit | undefined, other: Unit | undefined): boolean =>
  one !== undefined && other !== undefined && one.section === other.section && other.span.line - one.span.endLine <= 1
