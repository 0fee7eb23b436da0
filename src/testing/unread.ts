import type { Block, Code, Document, Problem, Source } from '../model/index.js'
import { fencesIn, wrong } from './page.js'
import { type NearestWord, tagOf } from './words.js'

/** The first line of a fence, wherever it stands: below a quotation mark, in a list, indented. */
const FENCE = /^[\s>*+\-\d.)]*(?:`{3,}|~{3,})[ \t]*([^\s`~]*)[ \t]*([^`]*)$/
/** Characters. Nobody writes longer first lines. */
const LONGEST = 300

/**
 * Lines that look like the first of an example and are none, because Markdown takes them for a part of what stands
 * above: right below `<details>`, or indented too deep. Comments are left out on purpose.
 */
export function unreadExamples({ path, text }: Source, { blocks }: Document, nearest: NearestWord): readonly Problem[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.slice(0, LONGEST))
  const read = new Set(
    blocks
      .flatMap(fencesIn)
      .filter((code) => isFence(code, lines))
      .flatMap(linesOf),
  )
  const outside = commented(text)
  return lines.flatMap((line, index) => {
    const [, language = '', words = ''] = FENCE.exec(line) ?? []
    const number = index + 1
    if (language === '' || read.has(number) || outside.has(number) || tagOf(language, words, nearest) === null)
      return []
    const message = 'An example is not read: Markdown takes its first line for a part of what stands above it.'
    const fix = 'Leave a line empty above it, and do not indent it.'
    const span = { line: number, column: 1, endLine: number, endColumn: line.length + 1 }
    return [wrong('example-unread', { message, fix }, { path, span })]
  })
}

/** Indented code may look like a fence and is none: it has no language, whatever its first line says. */
function isFence({ language, span }: Code, lines: readonly string[]): boolean {
  return language !== null || FENCE.exec(lines[span.line - 1] ?? '')?.[1] === ''
}

function linesOf({ span }: Block): readonly number[] {
  return Array.from({ length: span.endLine - span.line + 1 }, (_, index) => span.line + index)
}

/** Lines that a comment reaches from another line; one that is never closed reaches to the end. */
function commented(text: string): ReadonlySet<number> {
  const lines = new Set<number>()
  let line = 1
  let at = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open)
    const end = close < 0 ? text.length : close
    line += breaks(text.slice(at, open))
    const last = line + breaks(text.slice(open, end))
    while (line < last) lines.add(++line)
    at = end
  }
  return lines
}

function breaks(text: string): number {
  return text.split(/\r\n?|\n/).length - 1
}
