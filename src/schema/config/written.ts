import type { DataNode, MapNode } from '../../model/index.js'
import { entryOf } from '../locate.js'

/** The value of a key; undefined where the key is missing or nothing stands after it. */
export function nodeAt(map: MapNode, key: string): DataNode | undefined {
  const node = entryOf(map, key)?.value
  return node?.type === 'scalar' && node.value === null ? undefined : node
}

export function mapsIn(node: DataNode | undefined): readonly MapNode[] {
  return node?.type === 'sequence' ? node.items.filter((item) => item.type === 'map') : []
}

/** The texts of one text or a list of them; undefined where there is neither. */
export function textsOf(node: DataNode | undefined): readonly string[] | undefined {
  return node === undefined || node.type === 'map' ? undefined : textNodes(node).map(({ source }) => source)
}

export function textNodes(node: DataNode) {
  const nodes = node.type === 'sequence' ? node.items : [node]
  return nodes.filter((item) => item.type === 'scalar').filter(({ value }) => typeof value === 'string')
}

/** The one text at a key. */
export function textAt(map: MapNode, key: string) {
  const node = nodeAt(map, key)
  return node?.type === 'scalar' ? textNodes(node)[0] : undefined
}
