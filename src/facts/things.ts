import type { DataNode, Item, Release, Subject } from '../model/index.js'

/** Where each thing stands as a whole. A phase is what lies between two headings, and no thing that somebody lists. */
export function thingsOf({ items, document }: Release): NonNullable<Subject['things']> {
  return items
    .filter(({ type }) => type !== 'phase')
    .map((item) => ({ span: nodeAt(document.data, item.where)?.span ?? item.span, key: keyOf(item) }))
}

/** What stands at a pointer into data. */
function nodeAt(data: DataNode | null, pointer: string): DataNode | null {
  if (!pointer.startsWith('/')) return null
  let node: DataNode | null = data
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (node?.type === 'map') node = node.entries.find((entry) => entry.key === key)?.value ?? null
    else node = node?.type === 'sequence' ? (node.items[Number(part)] ?? null) : null
  }
  return node
}

/** The type and the name of a thing, wherever in the document it stands. */
export const keyOf = ({ type, label }: Item): string => `${type} ${label}`
