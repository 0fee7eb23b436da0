import type { DataNode } from '../../model/index.js'
import type { Written } from '../values/literal.js'

/** A node as a literal. A list that does not hold texts only is none. */
export function written(node: DataNode): Written {
  if (node.type === 'scalar') return { value: node.value, source: node.source }
  if (node.type === 'map') return { value: null, source: null }
  const texts = node.items.flatMap((item) =>
    item.type === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  )
  return { value: texts.length === node.items.length && texts.length > 0 ? texts : null, source: null }
}
