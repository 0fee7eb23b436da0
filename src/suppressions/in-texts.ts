import { type Comment, type DataNode, type Document, isDirective, spanWithin } from '../model/index.js'

const COMMENT = /(?<=^|[ \t])#+[ \t]*(?=gonogo)/gim

/** What looks like a comment that suppresses within a text of YAML, where it is text like any other. */
export function directivesInTexts({ format, data, text }: Document): readonly Comment[] {
  if (format === 'json' || data === null || !/gonogo/i.test(text)) return []
  const found: Comment[] = []
  const seen = new Set<DataNode>()
  const stack: DataNode[] = [data]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.type === 'map') for (const { value } of node.entries) stack.push(value)
    else if (node.type === 'sequence') for (const item of node.items) stack.push(item)
    else if (/gonogo/i.test(node.source)) found.push(...commentsIn(node))
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
