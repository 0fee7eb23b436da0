import { isMap, isScalar, parseAllDocuments, visit, type Document as YamlDocument } from 'yaml'
import { parse } from '../../src/formats/index.js'
import type { Block, Span } from '../../src/model/index.js'

/** A change of a text that changes none of its answers. `at`: from 0 to below 1, where in the text it is made. */
export type Move = (text: string, at: number) => string

const linesOf = (text: string): readonly string[] => text.split('\n')
const chosen = <T>(all: readonly T[], at: number): T | undefined => all[Math.floor(at * all.length)]

/** Blocks of Markdown at the top level, outside lists, quotes and fences. */
const blocksOf = (text: string): readonly Block[] => parse({ path: 'text.md', text })[0]?.blocks ?? []

function withLines(text: string, { line, endLine }: Span, replaced: readonly string[]): string {
  const lines = linesOf(text)
  return [...lines.slice(0, line - 1), ...replaced, ...lines.slice(endLine)].join('\n')
}

/** Puts lines before a block of the top level, or behind the last. */
function inserted(text: string, at: number, lines: readonly string[], fits: (block: Block) => boolean): string {
  const block = chosen(blocksOf(text).filter(fits), at)
  if (!block) return text
  const { line } = block.span
  return withLines(text, { ...block.span, line, endLine: line - 1 }, [...lines, ''])
}

/** Lines of paragraphs that are nothing but words: what stands at their ends or beginnings has no meaning of its own. */
const PLAIN = /^[\w"'(][^|<>[\]`*_\\]*[\w.,;)]$/

function rewrapped(text: string, width: number): string {
  const paragraphs = blocksOf(text).filter(
    (block) => block.type === 'paragraph' && block.span.endLine > block.span.line && !block.text.text.includes(':'),
  )
  return paragraphs.toReversed().reduce((changed, { span }) => {
    const lines = linesOf(changed).slice(span.line - 1, span.endLine)
    if (!lines.every((line) => PLAIN.test(line.trimEnd()) && !/ {2}$/.test(line))) return changed
    return withLines(changed, span, wrapped(lines.join(' '), width))
  }, text)
}

function wrapped(text: string, width: number): readonly string[] {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1
    const line = lines[last] ?? ''
    // A line that begins with a number or a dash would begin a list.
    const fits = line === '' || line.length + word.length < width || !/^[A-Za-z(]/.test(word)
    if (fits) lines[last] = line === '' ? word : `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Every line outside fences. */
function outsideFences(text: string, change: (line: string) => string): string {
  let fence: string | null = null
  return linesOf(text)
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
      if (mark && fence === null) fence = mark.slice(0, 3)
      else if (mark?.startsWith(fence ?? ' ')) fence = null
      return mark || fence !== null ? line : change(line)
    })
    .join('\n')
}

export const MARKDOWN_MOVES: Readonly<Record<string, Move>> = {
  'a paragraph more': (text, at) => inserted(text, at, ['Lunch is at noon.'], ({ type }) => type === 'heading'),
  'a section more': (text, at) =>
    inserted(
      text,
      at,
      ['## Canteen', '', 'Lunch is at noon.'],
      (block) => block.type === 'heading' && block.depth === 2,
    ),
  'narrow paragraphs': (text) => rewrapped(text, 40),
  'wide paragraphs': (text) => rewrapped(text, 1000),
  'other bullets': (text) => outsideFences(text, (line) => line.replace(/^(\s*)-(?= \S)(?! *[-*_][ -])/, '$1*')),
  'other numbers': (text) => outsideFences(text, (line) => line.replace(/^(\s*\d+)\.(?= )/, '$1)')),
  'empty lines': (text) => text.replace(/\n(#{1,6} )/g, '\n\n\n$1'),
  CRLF: (text) => text.replaceAll(/\r?\n/g, '\r\n'),
}

function yaml(text: string, change: (documents: readonly YamlDocument[]) => void, indent = 2): string {
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents) || documents.some(({ errors, warnings }) => errors.length + warnings.length > 0))
    return text
  change(documents)
  return documents.map((document) => document.toString({ indent, lineWidth: 0 })).join(documents.length > 1 ? '' : '')
}

/** Texts that no quotes change: what YAML takes for a number or a date without them is another answer with them. */
function quotedWith(style: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'): Move {
  return (text) =>
    yaml(text, (documents) => {
      for (const document of documents) {
        visit(document, {
          Scalar(key, node) {
            const isText = typeof node.value === 'string' && /^[A-Za-z][\w .,-]*$/.test(node.value)
            if (key !== 'key' && isText && node.type === 'PLAIN') node.type = style
          },
        })
      }
    })
}

export const YAML_MOVES: Readonly<Record<string, Move>> = {
  'wider indentation': (text) => yaml(text, () => {}, 4),
  'double quotes': quotedWith('QUOTE_DOUBLE'),
  'single quotes': quotedWith('QUOTE_SINGLE'),
  'a comment above': (text) => `# Lunch is at noon.\n\n${text}`,
  CRLF: (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  'keys in another order': (text, at) =>
    yaml(text, ([document]) => {
      if (!isMap(document?.contents)) return
      const { items } = document.contents
      const turn = Math.floor(at * items.length)
      items.unshift(...items.splice(turn))
      for (const { key } of items) if (isScalar(key)) delete key.spaceBefore
    }),
}
