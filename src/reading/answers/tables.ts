import type { RowCell, Unit } from '../structure/unit.js'
import type { ListSpec } from '../vocabulary.js'

/** A cell that asks, and the one that answers. */
export interface Asked {
  readonly fact: string
  readonly answer: RowCell
  readonly row: Unit
}

/** The rows of each table among what stands below a title. */
export function tablesAmong(content: readonly Unit[]): readonly (readonly Unit[])[] {
  const tables: Unit[][] = []
  for (const row of content) {
    if (row.type !== 'row') continue
    const table = tables.at(-1)
    const last = table?.at(-1)
    if (table && last && row.span.line - last.span.endLine <= 1) table.push(row)
    else tables.push([row])
  }
  return tables
}

/**
 * The things of a table whose first column asks and whose second one answers, each with what is asked of it; null for a
 * table with a row for each thing. One begins where a fact is asked again.
 */
export function uprightIn(rows: readonly Unit[], spec: ListSpec): readonly (readonly Asked[])[] | null {
  const [first] = rows
  if (!first || rows.some(({ cells }) => cells?.length !== 2)) return null
  const asked = rows.flatMap((row) => askedIn(row.cells?.[0]?.text, row.cells?.[1], row))
  const [ask, answer] = first.cells ?? []
  if (asked.length === 0 || !ask || !answer || spec.columnFor(answer.header)) return null
  const head = askedIn(ask.header, { header: '', text: answer.header, span: first.span }, first)
  // `| By | … |` where the titles of the columns stand in most tables: only if every row goes on like that.
  if (head.length > 0 && asked.length < rows.length) return null
  const things: Asked[][] = [[]]
  for (const one of [...head, ...asked]) {
    if (things.at(-1)?.some(({ fact }) => fact === one.fact)) things.push([])
    things.at(-1)?.push(one)
  }
  return things

  function askedIn(label: string | undefined, answered: RowCell | undefined, row: Unit): readonly Asked[] {
    const fact = label ? spec.columnFor(label) : null
    return fact && answered ? [{ fact, answer: answered, row }] : []
  }
}
