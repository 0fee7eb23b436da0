import type { Table } from '../../model/index.js'
import { joined } from './prose.js'
import { unstruck, valueIn } from './struck.js'
import type { Unit } from './unit.js'

type Context = Pick<Unit, 'section' | 'checked' | 'number' | 'listDepth' | 'quoted' | 'language'>

/** The rows of a table, each cell under its header. */
export function rowsOf(block: Table, context: Context): readonly Unit[] {
  const headers = block.header.map((cell) => cell.text.text.trim())
  return block.rows.map((row) => {
    const prose = joined(
      row.map((cell) => cell.text),
      ' | ',
    )
    const cells = row.map((cell, index) => ({
      header: headers[index] ?? '',
      text: valueIn(cell.text, 0, cell.text.text.length),
      span: cell.span,
    }))
    const first = row[0]?.span ?? block.span
    const last = row.at(-1)?.span ?? first
    const span = { line: first.line, column: first.column, endLine: last.endLine, endColumn: last.endColumn }
    return { ...context, type: 'row', text: unstruck(prose, 0, prose.text.length), prose, from: 0, span, cells }
  })
}
