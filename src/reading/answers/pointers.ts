import type { DataNode, Span } from '../../model/index.js'

/** A node and the place that names it: its key, or itself. */
export interface Found {
  readonly node: DataNode
  readonly span: Span
  readonly pointer: string
}

/** The node a JSON pointer (RFC 6901) leads to, or null. */
export function nodeAt(root: DataNode, pointer: string): Found | null {
  const parts = partsOfPointer(pointer)
  const found = walked(parts, { node: root, span: root.span })
  return found.steps === parts.length ? at(found, parts) : null
}

/** The deepest node on the way to a pointer that exists. */
export function nearestTo(root: DataNode, pointer: string): Found {
  const parts = partsOfPointer(pointer)
  return at(walked(parts, { node: root, span: firstKey(root) }), parts)
}

interface Walked extends Omit<Found, 'pointer'> {
  /** How many parts of the pointer led to it. */
  readonly steps: number
}

/** As far as there is something. Most pointers of a format lead to nothing in most documents, so places are named last. */
function walked(parts: readonly string[], from: Omit<Found, 'pointer'>): Walked {
  let found = from
  for (const [steps, part] of parts.entries()) {
    const next = stepInto(found.node, part)
    if (!next) return { ...found, steps }
    found = next
  }
  return { ...found, steps: parts.length }
}

const at = ({ node, span, steps }: Walked, parts: readonly string[]): Found => ({
  node,
  span,
  pointer: parts
    .slice(0, steps)
    .map((part) => `/${keyPlace(part)}`)
    .join(''),
})

/** The keys that a pointer goes through. */
export function partsOfPointer(pointer: string): readonly string[] {
  const parts = pointer.split('/').slice(1)
  return pointer.includes('~') ? parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')) : parts
}

/** A key as it is written in a pointer. */
export const keyPlace = (key: string): string =>
  /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

function stepInto(node: DataNode, part: string): Omit<Found, 'pointer'> | null {
  if (node.type === 'map') {
    const entry = node.entries.find((candidate) => candidate.key === part)
    return entry ? { node: entry.value, span: entry.keySpan } : null
  }
  if (node.type !== 'sequence' || !/^\d+$/.test(part)) return null
  const item = node.items[Number(part)]
  return item ? { node: item, span: item.span } : null
}

const firstKey = (root: DataNode): Span =>
  root.type === 'map' && root.entries[0] ? root.entries[0].keySpan : root.span
