import type { DataNode } from '../model/index.js'

/**
 * Nodes to values that JSON can hold, as their author wrote them: `1.10` is a version and stays a text, because as a
 * number it would be another one. Keys without a value are left out. The tree was checked before: it is no deeper and
 * no larger than a record.
 */
export function plainOf(node: DataNode): unknown {
  if (node.type === 'scalar') {
    const isNumber = typeof node.value === 'number'
    return isNumber && (!Number.isFinite(node.value) || String(node.value) !== node.source) ? node.source : node.value
  }
  if (node.type === 'sequence') return node.items.map(plainOf)
  // Without a prototype `__proto__` is a key like any other.
  const map: Record<string, unknown> = Object.create(null)
  for (const { key, value } of node.entries) {
    if (value.type !== 'scalar' || value.value !== null) map[key] = plainOf(value)
  }
  return map
}
