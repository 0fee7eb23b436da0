import type { DataNode, ScalarNode, Span } from '../../model/index.js'
import type { Found } from './pointers.js'

/** Every text at a node: a scalar's, or those of a list. An entry that is a map gives its first text, or with `whole` all. */
export function* textsOf({ node, span, pointer }: Found, whole = false): Generator<readonly [string, Span, string]> {
  if (node.type === 'scalar') yield [textOf(node), node.value === null ? span : node.span, pointer]
  if (node.type !== 'sequence') return
  for (const [index, item] of node.items.entries()) {
    const at = `${pointer}/${index}`
    if (item.type === 'scalar') yield [textOf(item), item.span, at]
    if (item.type !== 'map') continue
    const texts = item.entries.flatMap(({ value }) => (value.type === 'scalar' ? [textOf(value)] : []))
    if (texts.length > 0) yield [whole ? texts.join(': ') : (texts[0] as string), headOf(item), at]
  }
}

const textOf = (node: ScalarNode): string => (node.value === null ? '' : node.source.trim())

/** The first line of a map: where a reader would point. */
export function headOf(node: DataNode): Span {
  if (node.type !== 'map' || !node.entries[0]) return node.span
  const { keySpan, value } = node.entries[0]
  return {
    ...keySpan,
    endLine: keySpan.line === value.span.endLine ? value.span.endLine : keySpan.endLine,
    endColumn: keySpan.line === value.span.endLine ? value.span.endColumn : keySpan.endColumn,
  }
}
