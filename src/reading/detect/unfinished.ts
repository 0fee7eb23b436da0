import type { Document, Span } from '../../model/index.js'
import { isDirective, spanWithin } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { type Placeholder, placeholdersIn } from '../placeholders.js'
import { firstAt, marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'
import { goesOnWithSentence, isAnsweredBelow, isExplainedHere, isInMessage, isLink, printedLines } from './samples.js'

const FIELD = 'document.placeholders'
/** Everything that somebody still has to write: placeholders, blank labels, empty cells, empty list items. */
export function detectUnfinished(units: readonly Unit[], document: Document, reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('unfinished')
  const own = !OTHER_MARKUP.has(document.path.slice(document.path.lastIndexOf('.') + 1).toLowerCase())
  const note = (text: string, span: Span, where: string) => {
    into.mentions.push({ field: FIELD, state: 'stated', value: [text], span, where, by: 'reading' })
  }
  const printed = printedLines(units, says)
  // Links whose address stands elsewhere: `[the hosts][hosts]`.
  const hasLinks = document.text.includes('][')
  for (const [index, unit] of units.entries()) {
    if (unit.type === 'command' || printed.has(unit) || isForm(unit, reading)) continue
    const where = unit.section.where
    if (isExplained(unit, says)) continue
    for (const one of placeholdersIn(unit.text, { code: isSyntax(unit), alone: isAlone(unit) }, reading.vocabulary)) {
      if (
        inCode(unit, one.from) &&
        !isWhole(unit, one.text) &&
        (!isLoud(one.text, says) || isSpokenOf(unit, one, says))
      )
        continue
      if (isOfProgram(unit, reading) && says.find(one.text).has('spoken')) continue
      if (!own && (one.pattern || one.text.startsWith('['))) continue
      if ((one.pattern || isInForm(unit, one)) && showsHow(unit, one.from, says)) continue
      if (one.text.startsWith('[') && isInMessage(unit, one.from, says)) continue
      if (isExplainedHere(unit, one.text, says)) continue
      if (hasLinks && isLink(unit, one.from, one.text, reading.vocabulary)) continue
      note(one.text, spanWithin(unit.prose, unit.from + one.from, unit.from + one.to), where)
    }
    if (
      own &&
      unit.pair?.value === '' &&
      unit.pointer === undefined &&
      !isAnsweredBelow(unit, units[index + 1], says) &&
      !goesOnWithSentence(unit) &&
      (blankLabel(unit) || asksOne(unit, units[index + 1], says))
    )
      note(`${unit.pair.label}:`, unit.span, where)
    if (unit.type === 'row') for (const [text, span] of emptyCells(unit, says)) note(text, span, where)
    if (isOpen(unit, says)) note(unit.text, unit.span, where)
    for (const { index = 0, 0: text } of slotsIn(unit))
      note(text, spanWithin(unit.prose, unit.from + index, unit.from + index + text.length), where)
    const angle = angleFor(unit, says)
    if (angle) note(angle.text, angle.span, where)
    if (own && unit.type === 'item' && unit.text === '' && unit.pointer === undefined)
      note('an empty list item', unit.span, where)
  }
  for (const section of reading.outline.sections) {
    if (section.type !== 'heading' && section.type !== 'line') continue
    for (const one of placeholdersIn(section.title, { code: false, alone: false }, reading.vocabulary))
      note(one.text, section.span, section.where)
  }
  const emptyLines = new Set(units.filter((unit) => unit.text === '').map((unit) => unit.span.line))
  const comments = document.comments.filter(({ text }) => !isDirective(text))
  for (const comment of document.format === 'yaml' ? [] : comments)
    if (says.find(comment.text).has('opens')) note(comment.text.slice(0, NEARBY), comment.span, '')
  if (document.format === 'yaml') for (const comment of comments) todoBesideNothing(comment.text, comment.span)

  /** `target_date: null  # TBD`. */
  function todoBesideNothing(text: string, span: Span): void {
    if (!says.find(text).has('opens')) return
    if (emptyLines.has(span.line)) note(text.replace(/^\W+/, ''), span, '')
  }
}

/** Read as Markdown for want of better: their lists and brackets mean something else. */
const OTHER_MARKUP: ReadonlySet<string> = new Set(['rst', 'adoc', 'asciidoc'])

/** `TBD | To be determined` in a glossary: the word is explained. */
function isExplained({ cells = [], pair, section }: Unit, says: Phrasebook): boolean {
  const word = cells[0]?.text ?? pair?.label ?? ''
  if (!says.find(word).has('spoken')) return false
  return [section.title, ...cells.map(({ header }) => header)].some((title) => says.find(title).has('explains'))
}

/** What is left to do in a program is work on the program. */
const isOfProgram = ({ language }: Unit, { vocabulary }: Reading): boolean =>
  language !== null && vocabulary.language('programming', language)

/** It asks to be replaced, also as an argument of a command. */
const isLoud = (text: string, says: Phrasebook): boolean =>
  /^X+$|X{3,}/.test(text) ||
  says.find(text).all.some(({ name, from, to }) => name === 'loud' && isUpper(text.slice(from, to)))
const isUpper = (text: string): boolean => text === text.toUpperCase()

/** A cell or the value of a label is nothing but this. */
function isWhole({ pair, cells }: Unit, text: string): boolean {
  return pair?.value === text || (cells ?? []).some((cell, index) => index > 0 && cell.text === text)
}

/** `Leave a TODO in the channel`, with the word alone in code: it is spoken of. */
function isSpokenOf(unit: Unit, { text, from, to }: Placeholder, says: Phrasebook): boolean {
  if (!says.find(text).has('spoken')) return false
  const mark = marksFrom(unit.prose, unit.from + from, unit.from + from + 1).find((one) => one.type === 'code')
  return mark !== undefined && mark.from === unit.from + from && mark.to === unit.from + to
}

const NEARBY = 80

/** `Closes #XXX` in code: a form of words with a blank. */
const isInForm = (unit: Unit, { text, from }: Placeholder): boolean =>
  /^X+$/.test(text) && unit.text[from - 1] === '#' && inCode(unit, from)

/** It is said how tags, files or times are written: `tags are named vX.Y.Z`. */
function showsHow(unit: Unit, at: number, says: Phrasebook): boolean {
  const shows = (text: string) => says.find(text).has('shows-how')
  if (unit.cells) return unit.cells.some((cell) => shows(cell.header))
  if (unit.pair) return shows(unit.pair.label)
  return shows(unit.text.slice(Math.max(0, at - NEARBY), at + NEARBY)) || shows(unit.section.title)
}

/** `Lead: ???`, `Coming soon.`: nothing else is said. */
function isOpen({ pair, text, language }: Unit, says: Phrasebook): boolean {
  const said = pair?.value ?? text
  if (language === null && said && pair && says.find(pair.label).has('to-do')) return true
  return (
    language === null &&
    (/^(?:\?{2,}|x{3,}|x{2,}(?:[-. ]x{2,}){1,4})$/i.test(said) ||
      (said.length < NEARBY && says.find(said).has('still-open')))
  )
}

/** `Runs {{ version }}.` in prose: a slot of a form, which data and code would fill by themselves. */
const SLOT = /(?<![\w/{$=:-])\{\{\s?[a-z][a-z0-9]*(?:[ _-][a-z0-9]+){0,4}\s?\}\}/g

function slotsIn(unit: Unit): readonly RegExpMatchArray[] {
  if (unit.pointer !== undefined || unit.language !== null) return []
  return [...unit.text.matchAll(SLOT)].filter(({ index = 0 }) => !inCode(unit, index))
}

/** `| Release lead | <name> |`, `**Owner:** <team>`: where a name is asked for, an argument stands for it. */
function angleFor({ cells, pair, pointer, language, section }: Unit, says: Phrasebook) {
  if (pointer !== undefined || language !== null) return null
  const open = (text: string) => ARGUMENT.test(text)
  const asks = (title: string) => says.find(title).has('answer-column')
  const cell = (cells ?? []).find(({ header, text }, index) => index > 0 && open(text) && asks(header))
  if (cell) return cell
  return pair && open(pair.value) && asks(pair.label)
    ? { text: pair.value, span: pair.valueSpan ?? section.span }
    : null
}

const ARGUMENT = /^<[a-z][a-z0-9 _-]{1,40}>$/i

/** Fences of these hold samples. */
const SAMPLES: ReadonlySet<string> = new Set([
  'markdown',
  'md',
  'json',
  'log',
  'logs',
  'output',
  'text',
  'txt',
  'diff',
  'xml',
  'html',
])
/** Fences of these may hold a form or a message. */
const TEXTS: ReadonlySet<string> = new Set(['markdown', 'md', 'text', 'txt', 'plain', ''])

/** A form to be filled in during every incident, or a sample of output, is finished as it stands. */
function isForm(unit: Unit, reading: Reading): boolean {
  return reading.scopes.of(unit.section).template || SAMPLES.has(unit.language ?? '')
}

/** A fence is syntax, unless it holds a form, a message or another Markdown text. */
function isSyntax(unit: Unit): boolean {
  if (unit.language === null) return false
  if (DATA.test(unit.text)) return true
  return !(TEXTS.has(unit.language) && /:(?:\s|\*|$)|\]/.test(unit.text) && !/[;{}()$=]/.test(unit.text))
}

/** `regions: [north]`: a list of data. */
const DATA = /^\s*(?:- )?[a-z][a-zA-Z0-9_.]*:\s*\[[a-z]/

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

/** `Approver:` as a paragraph that nothing follows, at most another label. */
function asksOne(unit: Unit, next: Unit | undefined, says: Phrasebook): boolean {
  if (next && next.section === unit.section && next.type !== 'pair' && !next.text.endsWith(':')) return false
  return unit.language === null && says.find(unit.pair?.label ?? '').has('asks-one')
}

/** A row whose label stands alone, or an empty cell in a column that asks for an answer. */
function emptyCells(unit: Unit, says: Phrasebook): readonly (readonly [string, Span])[] {
  const cells = unit.cells ?? []
  if (cells.length < 2) return []
  const empty = cells.filter((cell) => cell.text === '')
  if (empty.length === cells.length) return [['an empty table row', unit.span]]
  const [first, ...rest] = cells
  if (first && says.find(first.text).has('sums-up')) return []
  if (first?.text && rest.every((cell) => cell.text === '')) return [[`${first.text} |`, unit.span]]
  return empty
    .filter((cell) => says.find(cell.header).has('answer-column'))
    .map((cell) => [`${cell.header} of ${cells[0]?.text ?? 'a row'}`, cell.span] as const)
}
