import type { Table } from '../../model/index.js'
import { joined } from './prose.js'
import { unstruck, valueIn } from './struck.js'
import type { Unit, UnitContext } from './unit.js'

/** The rows of a table, each cell under its header. */
export function rowsOf(block: Table, context: UnitContext): readonly Unit[] {
  const titles = block.header.map((cell) => cell.text.text.trim())
  const answered = isAnswer(titles)
  const headers = answered ? [] : titles
  return (answered ? [block.header, ...block.rows] : block.rows).map((row) => {
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

/** `Time to roll back | 15 minutes` where the titles of the columns should stand: the table has none. */
const isAnswer = ([label = '', value = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && /^\p{L}{3}/u.test(label) && /^[^\p{L}\d]{0,3}v?\d+[\d.]*[\s-]?\p{L}/iu.test(value)
