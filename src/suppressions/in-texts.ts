import { type Block, type Comment, type DataNode, type Document, isDirective, spanWithin } from '../model/index.js'

const TELLS = /gonogo|disable[-_]/i
const COMMENT = /(?<=^|[ \t])#+[ \t]*(?=[dg])/gim

/** What looks like a comment that suppresses, and is text like any other: in a text of YAML, in a paragraph. */
export function directivesInTexts(document: Document): readonly Comment[] {
  const { format, data, text } = document
  if (format === 'json' || !TELLS.test(text)) return []
  return [...(data === null ? [] : inData(data)), ...document.blocks.flatMap(inBlock)]
}

/** `[//]: # (a remark (with brackets))` defines nothing. */
function inBlock(block: Block): readonly Comment[] {
  if (block.type === 'quote') return block.blocks.flatMap(inBlock)
  if (block.type === 'list') return block.items.flatMap((item) => item.blocks.flatMap(inBlock))
  if (block.type !== 'paragraph') return []
  const text = /^\[[^\]\n]{1,20}\]: # [("'](.*)/.exec(block.text.text)?.[1]
  return text !== undefined && isDirective(text) ? [{ text, span: block.span }] : []
}

function inData(data: DataNode): readonly Comment[] {
  const found: Comment[] = []
  const seen = new Set<DataNode>()
  const stack: DataNode[] = [data]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.type === 'map') for (const { value } of node.entries) stack.push(value)
    else if (node.type === 'sequence') for (const item of node.items) stack.push(item)
    else if (TELLS.test(node.source)) found.push(...commentsIn(node))
  }
  return found
}

/** One in a line; what stands behind it belongs to it. */
function commentsIn({ prose }: Extract<DataNode, { type: 'scalar' }>): readonly Comment[] {
  const found: Comment[] = []
  let end = -1
  for (const { 0: mark, index } of prose.text.matchAll(COMMENT)) {
    if (index < end) continue
    end = prose.text.indexOf('\n', index)
    if (end < 0) end = prose.text.length
    const text = prose.text.slice(index + mark.length, end).trim()
    if (isDirective(text)) found.push({ text, span: spanWithin(prose, index, end) })
  }
  return found
}
