import { type Comment, type DataNode, type Document, isDirective } from '../model/index.js'

const OWN_LINE = /^([ \t]*)#+[ \t]*(gonogo.*\S)[ \t]*$/i

/** Lines within texts of YAML that look like comments that suppress: there they are text like any other. */
export function directivesInTexts({ format, data, text }: Document): readonly Comment[] {
  if (format !== 'yaml' || data === null || !text.includes('gonogo')) return []
  const lines = text.split('\n')
  const found: Comment[] = []
  const seen = new Set<DataNode>()
  const stack: DataNode[] = [data]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node.type === 'map') for (const { value } of node.entries) stack.push(value)
    else if (node.type === 'sequence') for (const item of node.items) stack.push(item)
    else if (node.source.includes('gonogo'))
      for (let line = node.span.line + 1; line <= node.span.endLine; line += 1) {
        const [, indent = '', said = ''] = OWN_LINE.exec(lines[line - 1] ?? '') ?? []
        const column = indent.length + 1
        const endColumn = (lines[line - 1] ?? '').length + 1
        if (isDirective(said)) found.push({ text: said, span: { line, column, endLine: line, endColumn } })
      }
  }
  return found
}
