import type { DataNode, MapEntry, MapNode, ScalarNode } from '../../model/index.js'
import { type Context, mistake, unknownWord } from './context.js'

/** The node as a map, or null with a mistake noted. */
export function mapIn(node: DataNode, what: string, context: Context): MapNode | null {
  if (node.type === 'map') return node
  return mistake(
    context,
    'wrong-type',
    node.span,
    `${what} is ${shapeOf(node)}, not a map.`,
    'Write `key: value` lines.',
  )
}

/** The entries by key; a key that is not known is a mistake and left out. Of a repeated key the first counts. */
export function entriesOf(map: MapNode, known: readonly string[], what: string, context: Context) {
  const entries = new Map<string, MapEntry>()
  for (const entry of map.entries) {
    if (!known.includes(entry.key)) unknownWord(context, 'unknown-key', entry.keySpan, `${what} key`, entry.key, known)
    else if (!entries.has(entry.key)) entries.set(entry.key, entry)
  }
  return entries as ReadonlyMap<string, MapEntry>
}

/** Notes each of these keys that is not there, at the map. */
export function demand(
  keys: readonly string[],
  entries: ReadonlyMap<string, MapEntry>,
  map: MapNode,
  context: Context,
) {
  const start = { ...map.span, endLine: map.span.line, endColumn: map.span.column }
  for (const key of keys.filter((name) => !entries.has(name))) {
    mistake(context, 'missing-key', start, `The key "${key}" is missing.`, `Add \`${key}:\`.`)
  }
}

/** Text that is not empty, or null with a mistake noted. */
export function textIn(node: DataNode | undefined, what: string, context: Context): string | null {
  if (!node) return null
  if (isText(node)) return node.value
  const fix = 'Write text, in quotes where it looks like something else.'
  return mistake(context, 'wrong-type', node.span, `${what} is ${shapeOf(node)}, not text.`, fix)
}

/** One of the known words, or null with a mistake noted. */
export function wordIn<W extends string>(
  node: DataNode | undefined,
  what: string,
  known: readonly W[],
  context: Context,
): W | null {
  if (!node) return null
  const word = node.type === 'scalar' && typeof node.value === 'string' ? node.value : ''
  if (word.trim() === '') {
    const fix = `Write one of ${known.join(', ')}.`
    return mistake(context, 'wrong-type', node.span, `The ${what} is ${shapeOf(node)}, not text.`, fix)
  }
  return known.find((one) => one === word) ?? unknownWord(context, `unknown-${what}`, node.span, what, word, known)
}

/** The texts of a list that is not empty, one text being a list of one; null with a mistake noted where it is neither. */
export function scalarsIn(node: DataNode | undefined, what: string, context: Context): readonly ScalarNode[] | null {
  if (!node) return null
  const items = node.type === 'sequence' ? node.items : isText(node) ? [node] : []
  if (items.length === 0) {
    const is = node.type === 'sequence' ? 'empty' : `${shapeOf(node)}, not a list`
    return mistake(context, 'wrong-type', node.span, `${what} is ${is}.`, 'Write a list, such as [one, two].')
  }
  return items.flatMap((item) => {
    const text = textIn(item, `An entry of ${what.toLowerCase()}`, context)
    return text !== null && item.type === 'scalar' ? [item] : []
  })
}

function isText(node: DataNode): node is ScalarNode & { readonly value: string } {
  return node.type === 'scalar' && typeof node.value === 'string' && node.value.trim() !== ''
}

/** Nothing stands there: an empty list, or nothing behind the key. */
export function isNothing(node: DataNode): boolean {
  return node.type === 'sequence' ? node.items.length === 0 : node.type === 'scalar' && node.value === null
}

/** What a node is, in a sentence. */
export function shapeOf(node: DataNode): string {
  if (node.type === 'map') return 'a map'
  if (node.type === 'sequence') return 'a list'
  if (node.value === null) return 'empty'
  if (typeof node.value === 'string') return node.value.trim() === '' ? 'empty' : 'text'
  return typeof node.value === 'number' ? `the number ${node.source}` : `\`${node.source}\``
}
