import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { DataNode, MapEntry, MapNode } from '../../model/index.js'
import { emptyScalar, writtenScalar } from '../data/scalars.js'
import { type Context, DEEPEST, report, tooDeep } from '../problem.js'
import { placeOf, spanOf } from '../source-map.js'
import { duplicateKey } from '../troubles.js'
import { scalarNode } from './scalar.js'
import { ALIAS_BOMB, ALIAS_CYCLE, COMPLEX_KEY, UNRENDERED_TEMPLATE, unknownAlias } from './troubles.js'

/** How many nodes a document may have when every alias is written out. */
const NODE_BUDGET = 100_000

/** What is carried along while the nodes of one document are made. */
interface Making extends Context {
  /** Where the parsed text begins in the source. */
  readonly base: number
  readonly anchors: Map<string, { readonly node: DataNode; readonly size: number } | 'open'>
  /** Nodes so far, with every alias written out. */
  size: number
  bombReported: boolean
}

/** The parser's tree as ours: spans, aliases and merge keys resolved, troubles reported; never throws. */
export function dataNode(node: Node | null, context: Context, base: number): DataNode | null {
  if (node === null) return null
  return make(node, { ...context, base, anchors: new Map(), size: 0, bombReported: false }, 0)
}

function make(node: Node, making: Making, depth: number): DataNode {
  const from = making.base + (node.range?.[0] ?? 0)
  const to = making.base + (node.range?.[1] ?? 0)
  if (isAlias(node)) return follow(node.source, making, from, to)
  if (depth > DEEPEST) {
    report(making, tooDeep(), from)
    return emptyScalar(making.map, from)
  }
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
  const before = making.size
  making.size += 1
  if (anchor !== undefined) making.anchors.set(anchor, 'open')
  const made = content(node, making, depth, from, to)
  if (anchor !== undefined) making.anchors.set(anchor, { node: made, size: making.size - before })
  return made
}

function content(node: Node, making: Making, depth: number, from: number, to: number): DataNode {
  if (isMap(node) && making.map.text.startsWith('{{', from)) {
    report(making, UNRENDERED_TEMPLATE, from, to)
    return writtenScalar(making.map, from, to)
  }
  if (isMap(node)) return mapNode(node, making, depth, from, to)
  if (isSeq(node)) {
    const items = (node as YAMLSeq<Node | null>).items.map((item) =>
      item === null ? emptyScalar(making.map, to) : make(item, making, depth + 1),
    )
    return { type: 'sequence', items, span: trimmedSpan(making, from, to) }
  }
  return isScalar(node) ? scalarNode(node, making.map, from, to) : emptyScalar(making.map, from)
}

function mapNode(node: YAMLMap, making: Making, depth: number, from: number, to: number): MapNode {
  const entries: MapEntry[] = []
  const merged: MapEntry[] = []
  const lines = new Map<string, number>()
  for (const pair of node.items as Pair<Node | null, Node | null>[]) {
    const { key, from: keyFrom, to: keyTo } = keyOf(pair.key, making, from)
    const value = pair.value === null ? emptyScalar(making.map, keyTo) : make(pair.value, making, depth + 1)
    if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') {
      merged.push(...entriesOf(value))
      continue
    }
    const first = lines.get(key)
    if (first !== undefined) report(making, duplicateKey(key, first), keyFrom, keyTo)
    else lines.set(key, placeOf(making.map, keyFrom).line)
    entries.push({ key, keySpan: spanOf(making.map, keyFrom, keyTo), value })
  }
  for (const entry of merged) {
    if (lines.has(entry.key)) continue
    lines.set(entry.key, entry.keySpan.line)
    entries.push(entry)
  }
  return { type: 'map', entries, span: trimmedSpan(making, from, to) }
}

/** What a merge key brings in: the entries of a map, or of several, the first of which wins. */
function entriesOf(value: DataNode): readonly MapEntry[] {
  if (value.type === 'map') return value.entries
  return value.type === 'sequence' ? value.items.flatMap((item) => (item.type === 'map' ? item.entries : [])) : []
}

function keyOf(key: Node | null, making: Making, parent: number): { key: string; from: number; to: number } {
  if (key === null) return { key: '', from: parent, to: parent }
  const from = making.base + (key.range?.[0] ?? 0)
  const to = making.base + (key.range?.[1] ?? 0)
  if (isScalar(key)) return { key: key.source ?? String(key.value ?? ''), from, to }
  const written = making.map.text.slice(from, to).trim()
  if (!isAlias(key)) report(making, /^\{[{%]/.test(written) ? UNRENDERED_TEMPLATE : COMPLEX_KEY, from, to)
  return { key: written, from, to }
}

function follow(name: string, making: Making, from: number, to: number): DataNode {
  const anchored = making.anchors.get(name)
  if (anchored === 'open' || anchored === undefined) {
    report(making, anchored === 'open' ? ALIAS_CYCLE : unknownAlias(name), from, to)
    return emptyScalar(making.map, from)
  }
  if (making.size + anchored.size > NODE_BUDGET) {
    if (!making.bombReported) report(making, ALIAS_BOMB, from, to)
    making.bombReported = true
    return emptyScalar(making.map, from)
  }
  making.size += anchored.size
  return anchored.node
}

/** A block collection reaches up to the next token; its span ends with its last written character. */
function trimmedSpan(making: Making, from: number, to: number) {
  return spanOf(making.map, from, from + making.map.text.slice(from, to).trimEnd().length)
}
