import type { Code as CodeNode } from 'mdast'
import type { Code } from '../../model/index.js'
import { report } from '../problem.js'
import { exactProse, startProse } from '../prose.js'
import { endOfLine, lineAt, placeOf, spanOf } from '../source-map.js'
import { alignLines } from './align.js'
import { offsets, type Reading } from './reading.js'
import { FENCE_ENDED_BY_CONTAINER, unclosedFence } from './troubles.js'

/** A fenced or indented code block. */
export function codeBlock(node: CodeNode, reading: Reading): Code {
  const { from, to } = offsets(node)
  const first = lineAt(reading.map, from)
  const fence = fenceOf(node, reading, from, to)
  const draft = startProse(reading.map)
  const firstOfText = fence === null ? from : (reading.map.lineStarts[first + 1] ?? to)
  if (fence === null || node.value !== '') alignLines(draft, node.value, lineAt(reading.map, firstOfText), firstOfText)
  const swallows = fence !== null && !isClosed(fence, reading, first, to)
  const runsOut = swallows && reading.map.text.slice(to).trim() === ''
  if (swallows) {
    const trouble = runsOut ? unclosedFence(lastLine(reading, from, to)) : FENCE_ENDED_BY_CONTAINER
    report(reading, trouble, fence.at, fence.at + fence.length)
  }
  return {
    type: 'code',
    language: node.lang ? node.lang.toLowerCase() : null,
    meta: node.meta ?? '',
    text: exactProse(draft, firstOfText),
    closed: !runsOut,
    span: spanOf(reading.map, from, to),
  }
}

function lastLine(reading: Reading, from: number, to: number): number {
  return placeOf(reading.map, from + reading.map.text.slice(from, to).trimEnd().length).line
}

interface Fence {
  readonly at: number
  readonly char: string
  readonly length: number
}

/** The opening fence, or null for indented code, which may itself look like a fence. */
function fenceOf(node: CodeNode, reading: Reading, from: number, to: number): Fence | null {
  const { map } = reading
  const line = map.text.slice(from, endOfLine(map, lineAt(map, from)))
  const found = /^([ \t]*)(`{3,}|~{3,})/.exec(line)
  if (!found) return null
  const lines = lineAt(map, to) - lineAt(map, from) + 1
  const isItsOwnText = node.value.split('\n', 1)[0]?.trimStart() === line.trimStart()
  if (isItsOwnText && !node.lang && node.value.split('\n').length === lines) return null
  const [, indent = '', marks = ''] = found
  return { at: from + indent.length, char: marks.charAt(0), length: marks.length }
}

/** The block's last line is a fence of the same kind, at least as long. */
function isClosed(fence: Fence, reading: Reading, first: number, to: number): boolean {
  const { map } = reading
  const last = lineAt(map, to)
  if (last <= first) return false
  const line = map.text
    .slice(map.lineStarts[last], endOfLine(map, last))
    .replace(/^[ \t>]+/, '')
    .trimEnd()
  return line.length >= fence.length && line === fence.char.repeat(line.length)
}
