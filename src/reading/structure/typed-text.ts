import { type Block, type ListItem, type Mark, type Prose, spanWithin } from '../../model/index.js'
import { cut } from './prose.js'

const HEADING = /^ {0,3}(#{1,6})\s+(?=\S)/
const FENCE = /^\s*(?:```+|~~~+)\s*([\w+-]*)/
const ITEM = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(?=\S)/
const INLINE_CODE = /`([^`\n]{1,300})`/g

/** Whether a text inside data was written as Markdown: it has a fence or a heading that no script's comment looks like. */
export const isTyped = (text: string): boolean => /^\s*(?:```|~~~)|^ {0,3}#{2,6}\s+\S/m.test(text)

/** A Markdown text inside data as blocks, each still knowing its place: headings, fences, lists and paragraphs. */
export function typedBlocks(prose: Prose): readonly Block[] {
  const blocks: Block[] = []
  let items: ListItem[] = []
  let part: { readonly from: number; readonly item: RegExpExecArray | null } | null = null
  let fence: { readonly language: string; readonly from: number } | null = null
  let at = 0
  for (const line of prose.text.split('\n')) {
    const next = at + line.length + 1
    const marks = FENCE.exec(line)
    if (fence) {
      if (marks) {
        code(fence.from, at, fence.language)
        fence = null
      }
    } else if (marks) {
      close(at)
      fence = { language: marks[1] ?? '', from: next }
    } else inText(line)
    at = next
  }
  if (fence) code(fence.from, prose.text.length, fence.language)
  else close(prose.text.length)
  return blocks

  function inText(line: string): void {
    const heading = HEADING.exec(line)
    const item = ITEM.exec(line)
    if (heading || item || !line.trim()) close(at)
    if (heading) {
      const text = trimmed(at + heading[0].length, at + line.length)
      blocks.push({ type: 'heading', depth: heading[1]?.length ?? 1, text, span: spanOf(text) })
    } else if (line.trim() && !part) part = { from: at, item }
  }

  /** Ends the paragraph or item that is open. */
  function close(to: number): void {
    const begun = part
    part = null
    if (!begun) return
    const text = trimmed(begun.from + (begun.item?.[0].length ?? 0), to)
    const paragraph: Block = { type: 'paragraph', text, span: spanOf(text) }
    if (!begun.item) {
      blocks.push(paragraph)
      return
    }
    const number = begun.item[1] === undefined ? null : Number(begun.item[1])
    const made: ListItem = { number, checked: null, blocks: [paragraph], span: paragraph.span }
    if (blocks.at(-1)?.type === 'list') items.push(made)
    else {
      items = [made]
      blocks.push({ type: 'list', ordered: number !== null, items, span: paragraph.span })
    }
  }

  function code(from: number, to: number, language: string): void {
    if (!prose.text.slice(from, to).trim()) return
    const text = cut(prose, from, to)
    blocks.push({ type: 'code', language, meta: '', text, closed: true, span: spanOf(text) })
  }

  function trimmed(from: number, to: number): Prose {
    const text = prose.text.slice(from, to)
    const begin = from + text.length - text.trimStart().length
    const part = cut(prose, begin, Math.max(begin, from + text.trimEnd().length))
    return { ...part, marks: codeIn(part.text) }
  }
}

const spanOf = (text: Prose) => spanWithin(text, 0, text.text.length)

const codeIn = (text: string): Mark[] =>
  [...text.matchAll(INLINE_CODE)].map(({ index, 0: whole }) => ({
    type: 'code',
    from: index + 1,
    to: index + whole.length - 1,
  }))
