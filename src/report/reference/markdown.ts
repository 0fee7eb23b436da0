import { printable } from '../printable.js'

/** Texts of rules and facts as Markdown that shows them as they are written. */

/** A name or a value in code type, whatever it holds. */
export function code(text: string): string {
  const line = oneLine(text)
  if (line === '') return ''
  // In a table no backtick keeps these two together.
  if (line.includes('\\|'))
    return `<code>${line.replace(/[^A-Za-z0-9 ]/gu, (mark) => `&#${mark.codePointAt(0)};`)}</code>`
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A text at the beginning of a paragraph or a cell: what begins a list, a title or a quote elsewhere is only text here. */
export function prose(text: string): string {
  return inline(text).replace(/^(?:[#+=-]|\d+(?=[.)]))/, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
}

/** A text. What stands in backticks stays code; everything else that Markdown or HTML would obey is shown instead. */
export function inline(text: string): string {
  const line = oneLine(text)
  const runs = [...line.matchAll(/`+/g)].map((run) => ({ from: run.index, to: run.index + run[0].length }))
  let out = ''
  let done = 0
  while (runs.length > 0) {
    const open = runs.shift() as (typeof runs)[number]
    const length = open.to - open.from
    const at = runs.slice(0, NEAR).findIndex(({ from, to }) => to - from === length)
    const close = runs[at]
    if (!close) continue
    const span = line.slice(open.from, close.to)
    out += escaped(line.slice(done, open.from)) + (span.includes('\\|') ? code(line.slice(open.to, close.from)) : span)
    done = close.to
    runs.splice(0, at + 1)
  }
  return out + escaped(line.slice(done))
}

/** Runs of backticks that are looked at for the end of one. */
const NEAR = 50

function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~/g, '\\~')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

/** On one line, with nothing in it that a terminal would obey. */
const oneLine = (text: string): string => printable(text.replace(/\s+/g, ' ').trim())

/** A table of texts that are Markdown already; a pipe in one of them does not end its cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** A link whose text is Markdown already. */
export function link(text: string, target: string): string {
  return `[${text}](${/[\s()<>]/.test(target) ? `<${target.replace(/[<>\n]/g, '')}>` : target})`
}

/** What a title is called in the address of its page. */
export function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
