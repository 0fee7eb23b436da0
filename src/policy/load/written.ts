import type { DataNode } from '../../model/index.js'
import type { Written } from '../values/literal.js'

/** What a parameter is set to: a list may be empty here, as a calendar in which nothing is closed. */
export function writtenSetting(node: DataNode): Written {
  return node.type === 'sequence' && node.items.length === 0 ? { value: [], source: null } : written(node)
}

/** A node as a literal. A list that does not hold texts only is none. */
export function written(node: DataNode): Written {
  if (node.type === 'scalar') return { value: node.value, source: node.source }
  if (node.type === 'map') return { value: null, source: null }
  const texts = node.items.flatMap((item) =>
    item.type === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  )
  return { value: texts.length === node.items.length && texts.length > 0 ? texts : null, source: null }
}
