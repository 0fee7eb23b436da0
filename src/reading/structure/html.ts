import { type Block, type Cell, type ListItem, type Prose, spanWithin } from '../../model/index.js'
import { hides } from './hidden.js'
import { cut, joined } from './prose.js'

const TAG = /<(\/?)([a-zA-Z][\w-]*)([^<>]*)>|&(lt|gt|amp|quot|apos|nbsp|#39|#34);/g
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['#39', "'"],
  ['#34', '"'],
])
/** Tags that stand inside a sentence; every other one ends it. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|cite|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/
const UNREAD = /^(?:script|style|svg|template)$/
const LIST_MARK = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(?=\S)/

/** What is gathered while the tags go by. */
interface Page {
  readonly blocks: Block[]
  parts: Prose[]
  /** How much text the parts hold. */
  length: number
  /** The items of the list at the end of the blocks. */
  items: ListItem[]
  /** Where bold text or inline code began, counted in what has been gathered. */
  readonly opened: Map<'strong' | 'code' | 'delete', number>
  readonly marks: Prose['marks'][number][]
  /** The number the next item gets, for each list that is open; null where a list has none. */
  readonly lists: (number | null)[]
  item: boolean
  heading: number
  language: string | null
  header: Cell[]
  rows: Cell[][]
  isHeader: boolean
  inCell: boolean
}

/** The text of raw HTML as the blocks its tags make of it; the tags fall away and every line keeps its place. */
export function htmlBlocks(source: Prose): readonly Block[] {
  const page: Page = {
    blocks: [],
    parts: [],
    length: 0,
    items: [],
    opened: new Map(),
    marks: [],
    lists: [],
    item: false,
    heading: 0,
    language: null,
    header: [],
    rows: [],
    isHeader: false,
    inCell: false,
  }
  let at = 0
  let unread = ''
  let depth = 0
  for (const match of source.text.matchAll(TAG)) {
    if (match.index > at && !unread) add(page, cut(source, at, match.index))
    const [whole, closes = '', given = '', attributes = '', entity] = match
    at = match.index + whole.length
    const name = given.toLowerCase()
    if (unread) {
      if (name === unread) depth += closes ? -1 : 1
      if (depth === 0) unread = ''
    } else if (entity) add(page, { ...cut(source, match.index, match.index + 1), text: ENTITIES.get(entity) ?? ' ' })
    else if (!closes && (UNREAD.test(name) || hides(name, attributes))) {
      unread = name
      depth = 1
    } else tag(page, name, closes === '/', attributes, source.text, at)
  }
  if (!unread) add(page, cut(source, at, source.text.length))
  flush(page)
  table(page)
  return page.blocks
}

function add(page: Page, part: Prose): void {
  if (part.text === '') return
  page.parts.push(part)
  page.length += part.text.length
}

function tag(page: Page, name: string, closes: boolean, attributes: string, text: string, at: number): void {
  if (name === 'b' || name === 'strong') mark(page, 'strong', closes)
  else if (name === 'del' || name === 's' || name === 'strike') mark(page, 'delete', closes)
  else if (name === 'code' && page.language !== null) page.language ||= /language-([\w+-]+)/.exec(attributes)?.[1] ?? ''
  else if (name === 'code' && (closes ? page.opened.has('code') : isShort(text, at))) mark(page, 'code', closes)
  else if (name === 'br' && !page.inCell) add(page, { text: '\n', runs: [], marks: [] })
  else if (!INLINE.test(name)) blockTag(page, name, closes, attributes)
}

/** Code that ends on its own line belongs to a sentence. */
function isShort(text: string, at: number): boolean {
  return /^[^\n]{0,400}?<\//.test(text.slice(at, at + 402))
}

function mark(page: Page, type: 'strong' | 'code' | 'delete', closes: boolean): void {
  const from = page.opened.get(type)
  if (!closes) page.opened.set(type, page.length)
  else if (from !== undefined) {
    page.opened.delete(type)
    if (page.length > from) page.marks.push({ type, from, to: page.length })
  }
}

function blockTag(page: Page, name: string, closes: boolean, attributes: string): void {
  if (name === 'summary' && closes) mark(page, 'strong', true)
  flush(page)
  if (name === 'summary' && !closes) mark(page, 'strong', false)
  if (name === 'pre' || name === 'code')
    page.language = closes ? null : (/(?:language|lang)[-="]+([\w+-]+)/.exec(attributes)?.[1] ?? '')
  if (name === 'ol' || name === 'ul') {
    if (closes) page.lists.pop()
    else page.lists.push(name === 'ol' ? 1 : null)
  }
  if (name === 'li') page.item = !closes
  if (/^h[1-6]$/.test(name)) page.heading = closes ? 0 : Number(name[1])
  if (name === 'td' || name === 'th') page.inCell = !closes
  if (name === 'tr' && !closes) page.rows.push([])
  if (name === 'th' && !closes) page.isHeader = true
  if (name === 'tr' && closes && page.isHeader) {
    page.header = page.rows.pop() ?? []
    page.isHeader = false
  }
  if (name === 'table') table(page)
}

/** What stands between two tags becomes a block; white space alone does not. */
function flush(page: Page): void {
  const all = joined(page.parts, '')
  const prose: Prose = { ...all, marks: page.marks.splice(0).sort((a, b) => a.from - b.from) }
  page.parts = []
  page.length = 0
  page.opened.clear()
  if (page.language !== null) {
    if (prose.text.trim()) page.blocks.push(code(prose, page.language))
    return
  }
  const text = trimmed(prose, 0, prose.text.length)
  if (!text.text.trim()) return
  const span = spanWithin(text, 0, text.text.length)
  if (page.inCell) {
    page.rows.at(-1)?.push({ text, span })
  } else if (page.heading > 0) page.blocks.push({ type: 'heading', depth: page.heading, text, span })
  else if (page.item) item(page, text, nextNumber(page))
  else lines(page, text)
}

/** A part of a prose without the white space around it. */
function trimmed(prose: Prose, from: number, to: number): Prose {
  const part = prose.text.slice(from, to)
  const begin = from + part.length - part.trimStart().length
  return cut(prose, begin, Math.max(begin, from + part.trimEnd().length))
}

function nextNumber(page: Page): number | null {
  const number = page.lists.at(-1) ?? null
  if (number !== null) page.lists[page.lists.length - 1] = number + 1
  return number
}

/** Markdown right below a tag is still HTML to a parser, and a list or a fence to whoever wrote it. */
function lines(page: Page, prose: Prose): void {
  let begin = 0
  let at = 0
  let fence: { readonly language: string; readonly from: number } | null = null
  const paragraph = (to: number) => {
    const text = trimmed(prose, begin, to)
    const listed = LIST_MARK.exec(text.text)
    if (listed) item(page, cut(text, listed[0].length, text.text.length), listed[1] ? Number(listed[1]) : null)
    else if (text.text.trim())
      page.blocks.push({ type: 'paragraph', text, span: spanWithin(text, 0, text.text.length) })
  }
  const fenced = (from: number, to: number, language: string) => {
    if (prose.text.slice(from, to).trim()) page.blocks.push(code(cut(prose, from, to), language))
  }
  for (const line of prose.text.split('\n')) {
    const marks = /^\s*(?:```+|~~~+)\s*([\w+-]*)/.exec(line)
    if (marks && fence) {
      fenced(fence.from, at, fence.language)
      fence = null
      begin = at + line.length + 1
    } else if (!fence && (marks || LIST_MARK.test(line))) {
      paragraph(at)
      begin = at
      if (marks) fence = { language: marks[1] ?? '', from: at + line.length + 1 }
    }
    at += line.length + 1
  }
  if (fence) fenced(fence.from, prose.text.length, fence.language)
  else paragraph(prose.text.length)
}

function item(page: Page, text: Prose, number: number | null): void {
  const span = spanWithin(text, 0, text.text.length)
  const made: ListItem = { number, checked: null, blocks: [{ type: 'paragraph', text, span }], span }
  if (page.blocks.at(-1)?.type === 'list') page.items.push(made)
  else {
    page.items = [made]
    page.blocks.push({ type: 'list', ordered: number !== null, items: page.items, span })
  }
}

function code(text: Prose, language: string): Block {
  return { type: 'code', language, meta: '', text, closed: true, span: spanWithin(text, 0, text.text.length) }
}

function table(page: Page): void {
  const rows = page.rows.filter((row) => row.length > 0)
  const first = page.header[0] ?? rows[0]?.[0]
  if (first) page.blocks.push({ type: 'table', header: page.header, rows, span: first.span })
  page.header = []
  page.rows = []
  page.inCell = false
}
