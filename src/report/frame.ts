import type { Span } from '../model/index.js'
import type { Paint, Palette } from './palette.js'
import { printableCharacter, widthOf } from './printable.js'

const TAB = 4
const CUT = '...'
/** At least this much of a cut line stays visible before the span. */
const LEAD = 24
/** No more of a line than this is looked at: a JSON file may be one line of 50 MB. */
const SIGHT = 1000

/** A line as it is printed, and for every UTF-16 column (0-based) the printed column where it begins. */
interface PrintedLine {
  readonly cells: readonly { readonly text: string; readonly width: number }[]
  readonly startOf: (column: number) => number
}

/**
 * The source line of a span with one line of context above and below and the span underlined:
 * ```
 *   30 | rollback:
 *   31 |   timeBound: 15m
 *      |              ^^^
 *   32 |   triggers:
 * ```
 * A span over several lines is underlined on its first and says where it ends. Empty where there is no such line.
 */
export function frame(lines: readonly string[], span: Span, width: number, mark: Paint, palette: Palette): string[] {
  const found = lines[span.line - 1]
  if (found === undefined) return []
  const skipped = found.length > 2 * SIGHT ? Math.max(0, span.column - 1 - SIGHT / 2) : 0
  const sight = (text: string) => withoutPasswords(text.slice(skipped, skipped + SIGHT + SIGHT / 2))
  const line = sight(found)
  const numbers = [span.line - 1, span.line, span.line + 1]
  const digits = String(span.line + 1).length
  const room = Math.max(20, width - digits - 5)
  const printed = print(line)
  const [from, to] = underlined(printed, line, span, skipped)
  const shift = shiftFor(printed, from, to, room)
  const gutter = (label: string) => palette.gutter(` ${label.padStart(digits)} |`)
  const out: string[] = []
  for (const number of numbers) {
    const text = lines[number - 1]
    if (text === undefined || (number !== span.line && text.trim() === '')) continue
    out.push(
      `${gutter(String(number))} ${cut(number === span.line ? printed : print(sight(text)), shift, room)}`.trimEnd(),
    )
    if (number !== span.line) continue
    const left = Math.max(from - shift, shift > 0 ? CUT.length : 0)
    const length = Math.max(1, Math.min(to - shift, room) - left)
    const through = span.endLine > span.line ? ` to line ${lastLine(span)}` : ''
    out.push(`${gutter('')} ${' '.repeat(left)}${mark('^'.repeat(length) + through)}`)
  }
  return out
}

/** What stands between a colon and an at sign of an address is for nobody's log. Columns stay where they are. */
function withoutPasswords(text: string): string {
  return text.replace(/(:\/\/[^\s/?#@:]{0,100}:)([^\s/?#@]{1,300})(?=@)/g, (_, before: string, password: string) => {
    return before + '*'.repeat(password.length)
  })
}

/** An end at column 1 has taken in only the line break before it. */
function lastLine(span: Span): number {
  return span.endColumn === 1 && span.endLine > span.line ? span.endLine - 1 : span.endLine
}

function print(line: string): PrintedLine {
  const cells: { text: string; width: number }[] = []
  const starts: number[] = []
  let at = 0
  for (const character of line.replace(/\r$/, '')) {
    const text = character === '\t' ? ' '.repeat(TAB - (at % TAB)) : printableCharacter(character)
    const width = [...text].reduce((sum, part) => sum + widthOf(part), 0)
    for (let unit = 0; unit < character.length; unit++) starts.push(at)
    cells.push({ text, width })
    at += width
  }
  return { cells, startOf: (column) => (column < starts.length ? (starts[Math.max(0, column)] as number) : at) }
}

/** Printed columns of the part of the span on its first line, without the blanks around it. */
function underlined(printed: PrintedLine, line: string, span: Span, skipped: number): readonly [number, number] {
  const start = span.column - 1 - skipped
  const end = span.endLine > span.line ? line.trimEnd().length : span.endColumn - 1 - skipped
  const from = printed.startOf(start)
  return [from, Math.max(printed.startOf(end), from + 1)]
}

/** How many printed columns are cut from the left so that the span is in sight. */
function shiftFor(printed: PrintedLine, from: number, to: number, room: number): number {
  const whole = printed.cells.reduce((sum, cell) => sum + cell.width, 0)
  if (whole <= room || to <= room - CUT.length) return 0
  return Math.max(0, Math.min(from - LEAD, whole - room))
}

function cut(printed: PrintedLine, shift: number, room: number): string {
  let out = ''
  let at = 0
  let used = 0
  const whole = printed.cells.reduce((sum, cell) => sum + cell.width, 0)
  const first = shift > 0 && whole > shift ? shift + CUT.length : shift
  if (first > shift) {
    out = CUT
    used = CUT.length
  }
  const last = whole - shift > room ? room - CUT.length : room
  for (const cell of printed.cells) {
    if (at >= first && used + cell.width > last) return `${out}${CUT}`
    if (at >= first) {
      out += cell.text
      used += cell.width
    } else if (at + cell.width > first) {
      const pad = at + cell.width - first
      out += ' '.repeat(pad)
      used += pad
    }
    at += cell.width
  }
  return out
}
