import type { Document, Span } from '../../model/index.js'
import { spanWithin } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { placeholdersIn } from '../placeholders.js'
import { firstAt, marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'

const FIELD = 'document.placeholders'
const ANSWER_COLUMN =
  /^(?:owner|name|who|approver|approved by|role|person|contact|date|when|version|target|signature|status|value|threshold|action|assignee|phone|email)$/i

/** Everything that somebody still has to write: placeholders, blank labels, empty cells, empty list items. */
export function detectUnfinished(units: readonly Unit[], document: Document, reading: Reading, into: Collected): void {
  const note = (text: string, span: Span, where: string) => {
    into.mentions.push({ field: FIELD, state: 'stated', value: [text], span, where, by: 'reading' })
  }
  for (const unit of units) {
    if (unit.type === 'command' || isForm(unit, reading)) continue
    const where = unit.section.where
    for (const one of placeholdersIn(unit.text, { code: isSyntax(unit), alone: isAlone(unit) }, reading.vocabulary)) {
      if (inCode(unit, one.from) && !/X|TBD|TODO|FIXME|CHANGE|INSERT/.test(one.text)) continue
      note(one.text, spanWithin(unit.prose, unit.from + one.from, unit.from + one.to), where)
    }
    if (unit.type === 'pair' && unit.pair && unit.pair.value === '' && unit.pointer === undefined && blankLabel(unit))
      note(`${unit.pair.label}:`, unit.span, where)
    if (unit.type === 'row') for (const [text, span] of emptyCells(unit)) note(text, span, where)
    if (unit.type === 'item' && unit.text === '' && unit.pointer === undefined)
      note('an empty list item', unit.span, where)
  }
  for (const section of reading.outline.sections) {
    if (section.type !== 'heading' && section.type !== 'line') continue
    for (const one of placeholdersIn(section.title, { code: false, alone: false }, reading.vocabulary))
      note(one.text, section.span, section.where)
  }
  const emptyLines = new Set(units.filter((unit) => unit.text === '').map((unit) => unit.span.line))
  if (document.format === 'yaml') for (const comment of document.comments) todoBesideNothing(comment.text, comment.span)

  /** `target_date: null  # TBD`. */
  function todoBesideNothing(text: string, span: Span): void {
    if (!/^\W*(?:TBD|TODO|FIXME|TBA)\b/.test(text)) return
    if (emptyLines.has(span.line)) note(text.replace(/^\W+/, ''), span, '')
  }
}

/** A form to be filled in during every incident, or a sample of output, is finished as it stands. */
function isForm(unit: Unit, reading: Reading): boolean {
  return (
    reading.scopes.of(unit.section).template ||
    /^(?:markdown|md|json|log|logs|output|text|txt|diff|xml|html)$/.test(unit.language ?? '')
  )
}

/** A fence is syntax, unless it holds a form, a message or another Markdown text. */
function isSyntax(unit: Unit): boolean {
  if (unit.language === null) return false
  return !(
    /^(?:markdown|md|text|txt|plain|)$/.test(unit.language) &&
    /[:\]]/.test(unit.text) &&
    !/[;{}()$=]/.test(unit.text)
  )
}

function isAlone(unit: Unit): boolean {
  if (unit.language !== null) return /^(?:\s*(?:[-*]|\d+\.)?\s*)?(?:\*\*)?[\w ]+:(?:\*\*)?\s/.test(unit.text)
  return unit.type === 'row' || unit.type === 'pair' || unit.listDepth > 0
}

const MOST_NESTED = 8

function inCode(unit: Unit, at: number): boolean {
  const place = unit.from + at
  // Marks stand in order, and few of them hold others.
  const end = firstAt(unit.prose.marks, place + 1, (mark) => mark.from)
  const before = unit.prose.marks.slice(Math.max(0, end - MOST_NESTED), end)
  return before.some(
    (mark) => (mark.type === 'code' || mark.type === 'link' || mark.type === 'image') && place < mark.to,
  )
}

/** `- **Owner:**` with nothing after it. A plain `note:` in running text has to be a list entry or a line of its own to count. */
function blankLabel(unit: Unit): boolean {
  const bold = marksFrom(unit.prose, unit.from, unit.from + 2).some((mark) => mark.type === 'strong')
  return bold || unit.listDepth > 0
}

/** A row whose label stands alone, or an empty cell in a column that asks for an answer. */
function emptyCells(unit: Unit): readonly (readonly [string, Span])[] {
  const cells = unit.cells ?? []
  if (cells.length < 2) return []
  const empty = cells.filter((cell) => cell.text === '')
  if (empty.length === cells.length) return [['an empty table row', unit.span]]
  const [first, ...rest] = cells
  if (first?.text && rest.every((cell) => cell.text === '')) return [[`${first.text} |`, unit.span]]
  return empty
    .filter((cell) => ANSWER_COLUMN.test(cell.header))
    .map((cell) => [`${cell.header} of ${cells[0]?.text ?? 'a row'}`, cell.span] as const)
}
