import type { ScalarNode } from '../../model/index.js'
import { layAlong } from '../data/lay-along.js'
import type { Trouble } from '../problem.js'
import { copy, exactProse, startProse } from '../prose.js'
import { spanOf } from '../source-map.js'
import { type Cursor, complain } from './cursor.js'
import { BAD_ESCAPE, LINE_BREAK_IN_TEXT, SINGLE_QUOTES, UNCLOSED_TEXT, unknownWord } from './troubles.js'

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
])

/** A text in double quotes, or in single ones, which is reported. It ends with its line at the latest. */
export function jsonText(cursor: Cursor): ScalarNode {
  const { text } = cursor
  const from = cursor.at
  const quote = text[from] as string
  if (quote === "'") complain(cursor, SINGLE_QUOTES)
  let value = ''
  cursor.at += 1
  while (cursor.at < text.length && text[cursor.at] !== quote) {
    if (text[cursor.at] === '\n') {
      if (!goesOn(text.slice(cursor.at, cursor.at + 2000), quote)) break
      complain(cursor, LINE_BREAK_IN_TEXT, cursor.at)
    }
    const plain = /[^"'\\\n]+|\n/y
    plain.lastIndex = cursor.at
    const part = plain.exec(text)?.[0] ?? (text[cursor.at] === '\\' ? null : (text[cursor.at] as string))
    value += part ?? unescaped(cursor)
    cursor.at += part?.length ?? 0
  }
  const to = cursor.at
  if (text[cursor.at] === quote) cursor.at += 1
  else complain(cursor, UNCLOSED_TEXT, from, Math.max(from + 1, to))
  const prose = layAlong(value, cursor.map, from + 1, to, 'double')
  return { type: 'scalar', value, source: value, quoted: true, prose, span: spanOf(cursor.map, from, cursor.at) }
}

/** Whether a text that reaches a line break is closed on the next line, where a text may end. */
function goesOn(rest: string, quote: string): boolean {
  return (quote === '"' ? /^\n[^"\n]*"\s*[,}\]]/ : /^\n[^'\n]*'\s*[,}\]]/).test(rest)
}

/** What an escape stands for; moves the cursor behind it. */
function unescaped(cursor: Cursor): string {
  const rest = cursor.text.slice(cursor.at + 1, cursor.at + 6)
  const code = /^u([\da-fA-F]{4})/.exec(rest)?.[1]
  if (code !== undefined) {
    cursor.at += 6
    return String.fromCharCode(Number.parseInt(code, 16))
  }
  const known = ESCAPES.get(rest.charAt(0))
  if (known === undefined) complain(cursor, BAD_ESCAPE, cursor.at, cursor.at + 2)
  const isLast = rest === '' || rest.startsWith('\n')
  cursor.at += isLast ? 1 : 2
  return known ?? (isLast ? '\\' : `\\${rest.charAt(0)}`)
}

/** A number or a literal; any other word is reported and taken as the text it is. */
export function jsonWord(cursor: Cursor, trouble?: Trouble): ScalarNode {
  const from = cursor.at
  const word = /^[^\s,:[\]{}"]+/.exec(cursor.text.slice(from, from + 2000))?.[0] ?? (cursor.text[from] as string)
  cursor.at += word.length
  const value = trouble ? undefined : plainValue(word)
  if (value === undefined) complain(cursor, trouble ?? unknownWord(word), from, cursor.at)
  const draft = startProse(cursor.map)
  copy(draft, from, cursor.at)
  return {
    type: 'scalar',
    value: value === undefined ? word : value,
    source: word,
    quoted: false,
    prose: exactProse(draft, from),
    span: spanOf(cursor.map, from, cursor.at),
  }
}

/** Undefined for what is no JSON value. A number too large for one stays the text it is. */
function plainValue(word: string): ScalarNode['value'] | undefined {
  if (word === 'true') return true
  if (word === 'false') return false
  if (word === 'null') return null
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(word)) return undefined
  const number = Number(word)
  return Number.isFinite(number) ? number : word
}
