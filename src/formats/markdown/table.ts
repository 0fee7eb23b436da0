import type { TableCell, Table as TableNode } from 'mdast'
import type { Cell, Table } from '../../model/index.js'
import { endOfLine, lineAt, spanOf } from '../source-map.js'
import { proseOf } from './inline.js'
import { offsets, type Reading } from './reading.js'

/** A table whose rows have as many cells as its header: missing ones are added empty, surplus ones dropped, as rendered. */
export function tableBlock(node: TableNode, reading: Reading): Table {
  const { from, to } = offsets(node)
  const [first, ...others] = node.children
  const header = first ? first.children.map((child) => cell(child, reading)) : []
  const rows = others.map((row) => {
    // A comment behind the last bar stands in a surplus cell, and is a comment all the same.
    const cells = row.children.map((child) => cell(child, reading)).slice(0, header.length)
    while (cells.length < header.length) cells.push(missing(offsets(row).to, reading))
    return cells
  })
  return { type: 'table', header, rows, span: spanOf(reading.map, from, to) }
}

/** The cell's own text, without the bars and the white space around it; where it is empty, what lies between the bars. */
function cell(node: TableCell, reading: Reading): Cell {
  const { text } = reading.map
  let { from, to } = offsets(node)
  if (text[from] === '|') from += 1
  if (to > from && text[to - 1] === '|' && text[to - 2] !== '\\') to -= 1
  const inner = text.slice(from, to)
  const start = from + (inner.length - inner.trimStart().length)
  const end = from + inner.trimEnd().length
  const span = end > start ? spanOf(reading.map, start, end) : spanOf(reading.map, from, to)
  return { text: proseOf(node.children, reading, from), span }
}

function missing(rowEnd: number, reading: Reading): Cell {
  const at = Math.min(rowEnd, endOfLine(reading.map, lineAt(reading.map, rowEnd)))
  return { text: proseOf([], reading, at), span: spanOf(reading.map, at, at) }
}
