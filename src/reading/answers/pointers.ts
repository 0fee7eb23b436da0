import type { DataNode, Span } from '../../model/index.js'

/** A node and the place that names it: its key, or itself. */
export interface Found {
  readonly node: DataNode
  readonly span: Span
  readonly pointer: string
}

/** The node a JSON pointer (RFC 6901) leads to, or null. */
export function nodeAt(root: DataNode, pointer: string): Found | null {
  let found: Found = { node: root, span: root.span, pointer: '' }
  for (const part of partsOfPointer(pointer)) {
    const next = stepInto(found, part)
    if (!next) return null
    found = next
  }
  return found
}

/** The deepest node on the way to a pointer that exists. */
export function nearestTo(root: DataNode, pointer: string): Found {
  let found: Found = { node: root, span: firstKey(root), pointer: '' }
  for (const part of partsOfPointer(pointer)) {
    const next = stepInto(found, part)
    if (!next) break
    found = next
  }
  return found
}

/** The keys that a pointer goes through. */
export const partsOfPointer = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A key as it is written in a pointer. */
export const keyPlace = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

function stepInto({ node, pointer }: Found, part: string): Found | null {
  const at = `${pointer}/${keyPlace(part)}`
  if (node.type === 'map') {
    const entry = node.entries.find((candidate) => candidate.key === part)
    return entry ? { node: entry.value, span: entry.keySpan, pointer: at } : null
  }
  if (node.type !== 'sequence' || !/^\d+$/.test(part)) return null
  const item = node.items[Number(part)]
  return item ? { node: item, span: item.span, pointer: at } : null
}

const firstKey = (root: DataNode): Span =>
  root.type === 'map' && root.entries[0] ? root.entries[0].keySpan : root.span
