import { type Block, type Code, type Comment, type Document, isDirective, spanWithin } from '../../model/index.js'

/** They show Markdown and HTML, and what stands in these is no comment of the document. */
const MARKUP: ReadonlySet<string> = new Set(['md', 'mdx', 'markdown', 'htm', 'html', 'xml'])
const OWN_LINE = /^[ \t]*(?:#+|\/\/|--)[ \t]*(?=gonogo)/i
const BEHIND = /[ \t]#+[ \t]*(?=gonogo)/gi

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
  for (const { from, to } of found(block.text.text, block.language)) {
    text += block.text.text.slice(at, from) + ' '.repeat(to - from)
    at = to
  }
  return at === 0 ? block : { ...block, text: { ...block.text, text: text + block.text.text.slice(at) } }
}

interface Found {
  readonly from: number
  readonly to: number
  readonly text: string
}

function found(code: string, language: string | null): readonly Found[] {
  if (!/gonogo/i.test(code) || MARKUP.has(language ?? '')) return []
  let at = 0
  return code.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    const one = commentIn(line)
    return one ? [{ from: start + one.from, to: start + line.trimEnd().length, text: one.text }] : []
  })
}

function commentIn(line: string): Pick<Found, 'from' | 'text'> | null {
  const own = OWN_LINE.exec(line)
  for (const { 0: mark, index } of own ? [own] : line.matchAll(BEHIND)) {
    const text = line.slice(index + mark.length).trim()
    const from = index + mark.length - mark.trimStart().length
    if (isDirective(text) && !isQuoted(line.slice(0, from))) return { from, text }
  }
  return null
}

/** Behind an opening quote, what looks like a comment is text. */
function isQuoted(before: string): boolean {
  return /['"]/.test(before.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, ''))
}
