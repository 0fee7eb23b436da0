import type { DataNode, MapEntry, Problem } from '../model/index.js'

/** What a record says in words that are fixed. */
const OUTCOMES = ['succeeded', 'failed', 'aborted', 'partial']
const RESULTS = ['passed', 'failed']
const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['outcome', OUTCOMES],
  ['smokeTests', RESULTS],
  ['health', RESULTS],
])

/** Data with fixed words as they are spelled, `succeeded` for `SUCCEEDED`, and a note for each that was changed. */
export function inAllowedWords(
  data: DataNode,
  path: string,
): { readonly data: DataNode; readonly notes: readonly Problem[] } {
  const notes: Problem[] = []
  return { data: spelled(data, HOLDERS), notes }

  /** Words stand in records and in their attempts. */
  function spelled(node: DataNode, holders: readonly string[]): DataNode {
    if (node.type === 'sequence') return { ...node, items: node.items.map((item) => spelled(item, holders)) }
    if (node.type !== 'map') return node
    return { ...node, entries: node.entries.map((entry) => spelledEntry(entry, holders)) }
  }

  function spelledEntry(entry: MapEntry, holders: readonly string[]): MapEntry {
    const { key, value } = entry
    if (holders.includes(key)) return { ...entry, value: spelled(value, key === 'attempts' ? [] : ['attempts']) }
    const word = holders === HOLDERS ? null : allowedFor(key, value)
    if (word === null || value.type !== 'scalar') return entry
    const message = `\`${key}\` is ${value.source}, and kept as \`${word}\`.`
    notes.push({
      code: 'other-spelling',
      severity: 'note',
      message,
      fix: `Write \`${key}: ${word}\`.`,
      path,
      span: value.span,
    })
    return { ...entry, value: { ...value, value: word, source: word } }
  }
}

const HOLDERS = ['record', 'records']

/** The fixed word that is meant by another spelling of it; null where it is spelled so, or is none. */
function allowedFor(key: string, value: DataNode): string | null {
  if (value.type !== 'scalar' || typeof value.value !== 'string') return null
  const said = value.value
  const word = WORDS.get(key)?.find((one) => one === said.toLowerCase().replace(/[-_.\s]/g, ''))
  return word === undefined || word === said ? null : word
}
