import type { DataNode } from '../../model/index.js'

/** Whether it is a JSON pointer (RFC 6901): empty, or parts that each begin with `/`, where `~` is written `~0`. */
export const isPointer = (text: string): boolean => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text)

/** Whether a part of a pointer is a place in a list. */
export const isIndex = (part: string): boolean => /^(?:0|[1-9]\d*)$/.test(part)

/** What a JSON pointer points at; null where nothing is there. */
export function pointedAt(root: DataNode, pointer: string): DataNode | null {
  const parts = pointer.split('/').slice(1)
  return parts.reduce<DataNode | null>((node, part) => node && step(node, part), root)
}

function step(node: DataNode, part: string): DataNode | null {
  if (node.type === 'scalar') return null
  if (node.type === 'sequence') return isIndex(part) ? (node.items[Number(part)] ?? null) : null
  const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
  return node.entries.find((entry) => entry.key === key)?.value ?? null
}
