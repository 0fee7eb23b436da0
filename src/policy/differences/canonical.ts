import type { DataNode, Value } from '../../model/index.js'

/** Data as text, the same whatever the order of keys and wherever it is written: places are left out. */
export function canonical(data: unknown): string {
  return JSON.stringify(data, (key, value) => {
    if (PLACES.has(key)) return undefined
    if (value instanceof Map) return sorted([...value])
    return isPlain(value) ? Object.fromEntries(sorted(Object.entries(value))) : value
  })
}

const PLACES: ReadonlySet<string> = new Set(['span', 'keySpan', 'levelSpan', 'parameterSpans', 'parameterKeySpans'])

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = <T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

/** What is written at a node, without where. */
export function writtenAt(node: DataNode): unknown {
  if (node.type === 'scalar') return [node.source, node.quoted]
  if (node.type === 'sequence') return node.items.map(writtenAt)
  return new Map(node.entries.map(({ key, value }) => [key, writtenAt(value)]))
}

/** A value for people: a list in its order, a text as it is. Long ones are cut. */
export function inShort(value: Value | undefined): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? 'nothing')
  const line = text === '' ? 'nothing' : text.replace(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

const LONGEST = 120
