import { type Block, type Code, type Comment, type Document, isDirective, spanWithin } from '../../model/index.js'

/** They show Markdown and HTML, and what stands in these is no comment of the document. */
const MARKUP: ReadonlySet<string> = new Set(['md', 'mdx', 'markdown', 'htm', 'html', 'xml'])
const MARK = /(?<=^|[ \t;])(#+|\/\/|--|\/\*+|<!--)[ \t]*(?=[dg])/gi
/** How a comment ends that need not end with its line. */
const CLOSINGS: ReadonlyMap<string, string> = new Map([
  ['/*', '*/'],
  ['<!', '-->'],
])

/** Comments in code that tell gonogo to leave something out. */
export function directivesIn({ text: prose, language }: Pick<Code, 'text' | 'language'>): readonly Comment[] {
  return found(prose.text, language).map(({ from, to, text }) => ({ text, span: spanWithin(prose, from, to) }))
}

/**
 * The document with blanks where such comments stand in its code, so that what reads the code reads the same with and
 * without them.
 */
export function withoutDirectives(document: Document): Document {
  const isTold = document.comments.some(({ text }) => isDirective(text))
  return isTold ? { ...document, blocks: document.blocks.map(blanked) } : document
}

function blanked(block: Block): Block {
  if (block.type === 'quote') return { ...block, blocks: block.blocks.map(blanked) }
  if (block.type === 'list')
    return { ...block, items: block.items.map((item) => ({ ...item, blocks: item.blocks.map(blanked) })) }
  if (block.type !== 'code') return block
  let at = 0
  let text = ''
  for (const { from, to, closed } of found(block.text.text, block.language)) {
    if (!closed) continue
    text += block.text.text.slice(at, from) + ' '.repeat(to - from)
    at = to
  }
  return at === 0 ? block : { ...block, text: { ...block.text, text: text + block.text.text.slice(at) } }
}

interface Found {
  readonly from: number
  readonly to: number
  readonly text: string
  /** False where it should end before its line does, and nothing ends it: what stands behind it may be code. */
  readonly closed: boolean
}

function found(code: string, language: string | null): readonly Found[] {
  if (!/gonogo|disable[-_]/i.test(code) || MARKUP.has(language ?? '')) return []
  let at = 0
  return code.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    const one = commentIn(line, language)
    return one ? [{ ...one, from: start + one.from, to: start + one.to }] : []
  })
}

function commentIn(line: string, language: string | null): Found | null {
  for (const { 0: whole, 1: mark = '', index } of line.matchAll(MARK)) {
    // Code of no language may show Markdown.
    if (mark === '<!--' && language === null) continue
    const closing = CLOSINGS.get(mark.slice(0, 2))
    const begin = index + whole.length
    const end = closing === undefined ? -1 : line.indexOf(closing, begin)
    const text = line.slice(begin, end < 0 ? undefined : end).trim()
    const to = end < 0 ? line.trimEnd().length : end + (closing ?? '').length
    if (isDirective(text) && !isQuoted(line.slice(0, index), mark))
      return { from: index, to, text, closed: closing === undefined || end >= 0 }
  }
  return null
}

/** Behind an opening quote, what looks like a comment is text; an apostrophe in a remark before it opens nothing. */
function isQuoted(before: string, mark: string): boolean {
  const open = before.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '')
  const remark =
    mark.startsWith('#') || mark === '--' ? open.split(new RegExp(`(?:^|\\s)${mark.slice(0, 2)}`))[0] : open
  return /['"]/.test(remark ?? '')
}
