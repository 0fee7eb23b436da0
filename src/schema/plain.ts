import type { DataNode } from '../model/index.js'

/** Deeper than any plan, rule or configuration; the validators descend by recursion. */
const DEEPEST = 64
/** More than any document people write; a tree that grows by aliases is far beyond it. */
const MOST = 200_000

/** A tree as the validators want it, or the node from which on it is too much. */
export type Plain =
  | { readonly value: unknown; readonly excess: null }
  | { readonly excess: 'too-deep' | 'too-large'; readonly node: DataNode }

/**
 * Nodes to plain JavaScript values. Maps have no prototype, so that `__proto__` and `constructor` are keys like any
 * other. Of a key given twice the first counts. Numbers that are none in JSON (`.inf`, or `7e12345`, which is
 * a revision rather than a number) become the text that was written.
 */
export function plainOf(root: DataNode): Plain {
  let left = MOST
  let excess: Plain | null = null

  function convert(node: DataNode, depth: number): unknown {
    if (excess) return null
    if (depth > DEEPEST || --left < 0) {
      excess = { excess: left < 0 ? 'too-large' : 'too-deep', node }
      return null
    }
    if (node.type === 'scalar') {
      return typeof node.value === 'number' && !Number.isFinite(node.value) ? node.source : node.value
    }
    if (node.type === 'sequence') return node.items.map((item) => convert(item, depth + 1))
    const map: Record<string, unknown> = Object.create(null)
    for (const { key, value } of node.entries) {
      if (!(key in map)) map[key] = convert(value, depth + 1)
    }
    return map
  }

  const value = convert(root, 0)
  return excess ?? { value, excess: null }
}
