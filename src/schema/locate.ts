import type { DataNode, MapEntry, Span } from '../model/index.js'

/** A node found by its address. */
export interface Place {
  readonly node: DataNode
  /** Its name for people: `` `level` ``, `` entry 2 of `steps` ``, `the document`. */
  readonly label: string
  /** The nearest key at or above it, for what is missing there; at the top, where the document begins. */
  readonly anchor: Span
}

/** The node at a JSON pointer. A pointer into nowhere ends at the last node that exists. */
export function locate(root: DataNode, pointer: string): Place {
  let place: Place = { node: root, label: 'the document', anchor: beginning(root) }
  for (const part of pointer.split('/').slice(1)) {
    const next = child(place, part.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (!next) break
    place = next
  }
  return place
}

/** The entry of that key, the first of several; undefined in anything but a map. */
export function entryOf(node: DataNode, key: string): MapEntry | undefined {
  return node.type === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
}

function child(parent: Place, key: string): Place | null {
  const { node } = parent
  if (node.type === 'sequence') {
    const item = node.items[Number(key)]
    const of = parent.label === 'the document' ? 'the list' : parent.label
    return item ? { node: item, label: `entry ${Number(key) + 1} of ${of}`, anchor: beginning(item) } : null
  }
  const entry = entryOf(node, key)
  return entry ? { node: entry.value, label: `\`${key}\``, anchor: entry.keySpan } : null
}

/** The first key of a map, the first line of anything else: a place to point at, not the whole document. */
function beginning(node: DataNode): Span {
  const first = node.type === 'map' ? node.entries[0] : undefined
  if (first) return first.keySpan
  const { line, column, endLine, endColumn } = node.span
  return { line, column, endLine: line, endColumn: endLine === line ? endColumn : column + 1 }
}
