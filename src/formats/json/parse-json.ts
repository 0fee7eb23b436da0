import type { DataNode, MapEntry, MapNode, SequenceNode } from '../../model/index.js'
import { emptyScalar } from '../data/scalars.js'
import { type Context, DEEPEST, report, tooDeep } from '../problem.js'
import { spanOf } from '../source-map.js'
import { duplicateKey } from '../troubles.js'
import { type Cursor, complain, MOST_ERRORS } from './cursor.js'
import { jsonText, jsonWord } from './scalars.js'
import * as troubles from './troubles.js'

/**
 * Reads strict JSON, and on from every mistake: whatever YAML or a person would allow is understood and reported as a
 * `syntax-error`. Null for a text without a value; never throws.
 */
export function parseJson(context: Context): DataNode | null {
  const cursor: Cursor = { ...context, text: context.map.text, at: 0, errors: 0, ended: false }
  skipBlank(cursor)
  while (cursor.at < cursor.text.length && /[\]},:]/.test(peek(cursor))) {
    complain(cursor, troubles.STRAY_CLOSE)
    cursor.at += 1
    skipBlank(cursor)
  }
  if (cursor.at >= cursor.text.length) return null
  const node = value(cursor, 0)
  skipBlank(cursor)
  if (cursor.at < cursor.text.length && cursor.errors < MOST_ERRORS) {
    complain(cursor, /[\]}]/.test(peek(cursor)) ? troubles.STRAY_CLOSE : troubles.SECOND_DOCUMENT)
  }
  return node
}

const peek = (cursor: Cursor) => cursor.text[cursor.at] ?? ''

/** White space, and comments, which are reported. */
function skipBlank(cursor: Cursor): void {
  const { text } = cursor
  for (;;) {
    while (cursor.at < text.length && /\s/.test(peek(cursor))) cursor.at += 1
    const line = text.startsWith('//', cursor.at) || peek(cursor) === '#'
    if (!line && !text.startsWith('/*', cursor.at)) return
    const end = line ? text.indexOf('\n', cursor.at) : text.indexOf('*/', cursor.at + 2)
    const to = end < 0 ? text.length : line ? end : end + 2
    complain(cursor, troubles.HAS_COMMENT, cursor.at, to)
    cursor.at = to
  }
}

function value(cursor: Cursor, depth: number): DataNode {
  const char = peek(cursor)
  if ((char === '{' || char === '[') && depth > DEEPEST) {
    complain(cursor, tooDeep())
    const at = cursor.at
    cursor.at = cursor.text.length
    cursor.ended = true
    return emptyScalar(cursor.map, at)
  }
  if (char === '{') return object(cursor, depth)
  if (char === '[') return array(cursor, depth)
  return char === '"' || char === "'" ? jsonText(cursor) : jsonWord(cursor)
}

function array(cursor: Cursor, depth: number): SequenceNode {
  const from = cursor.at
  const items: DataNode[] = []
  members(cursor, ']', () => {
    items.push(value(cursor, depth + 1))
  })
  return { type: 'sequence', items, span: spanOf(cursor.map, from, cursor.at) }
}

function object(cursor: Cursor, depth: number): MapNode {
  const from = cursor.at
  const entries: MapEntry[] = []
  const lines = new Map<string, number>()
  members(cursor, '}', () => {
    entries.push(member(cursor, depth, lines))
  })
  return { type: 'map', entries, span: spanOf(cursor.map, from, cursor.at) }
}

/** `lines`: the line of every key of the object so far. */
function member(cursor: Cursor, depth: number, lines: Map<string, number>): MapEntry {
  const from = cursor.at
  const isText = peek(cursor) === '"' || peek(cursor) === "'"
  const name = isText ? jsonText(cursor) : jsonWord(cursor, troubles.UNQUOTED_KEY)
  const keySpan = spanOf(cursor.map, from, cursor.at)
  const first = lines.get(name.source)
  if (first === undefined) lines.set(name.source, keySpan.line)
  else report(cursor, duplicateKey(name.source, first), from, cursor.at)
  skipBlank(cursor)
  if (peek(cursor) === ':') cursor.at += 1
  else complain(cursor, troubles.MISSING_COLON)
  skipBlank(cursor)
  const missing = cursor.at >= cursor.text.length || /[,}\]]/.test(peek(cursor))
  if (missing) complain(cursor, troubles.MISSING_VALUE, Math.min(cursor.at, cursor.text.length))
  return { key: name.source, keySpan, value: missing ? emptyScalar(cursor.map, cursor.at) : value(cursor, depth + 1) }
}

/** What stands between two brackets, with commas between. */
function members(cursor: Cursor, close: ']' | '}', read: () => void): void {
  const from = cursor.at
  cursor.at += 1
  let comma = -1
  let count = 0
  for (;;) {
    skipBlank(cursor)
    const char = peek(cursor)
    if (char === '' || char === ']' || char === '}') {
      if (char !== '' && comma >= 0) complain(cursor, troubles.TRAILING_COMMA, comma)
      if (char === close) cursor.at += 1
      else if (!cursor.ended) complain(cursor, troubles.unclosed(cursor.text[from] as string), from)
      cursor.ended ||= char === ''
      return
    }
    if (char === ',' || char === ':') {
      if (char === ':' || comma >= 0 || count === 0) complain(cursor, troubles.EXTRA_COMMA)
      comma = cursor.at
      cursor.at += 1
      continue
    }
    if (count > 0 && comma < 0) complain(cursor, troubles.MISSING_COMMA)
    comma = -1
    count += 1
    const before = cursor.at
    read()
    if (cursor.at === before) cursor.at += 1
  }
}
