import type { DataNode, MapNode, OwnFact, ScalarNode } from '../../model/index.js'
import { type Found, keyPlace, partsOfPointer } from '../answers/pointers.js'
import type { Vocabulary } from '../vocabulary.js'
import { MOST_ENTRIES, ownAnswer, type Said } from './answer.js'

/** Looks for many pointers in one tree without going through a map for each of them. */
export interface Pointers {
  /** What a pointer leads to, or null, and the deepest node on the way to it that exists. */
  at(pointer: string): { readonly found: Found | null; readonly nearest: Found }
}

/** Pointers into one document's data. */
export function pointersInto(root: DataNode): Pointers {
  const entries = new Map<MapNode, ReadonlyMap<string, Found>>()
  const start: Found = { node: root, span: root.span, pointer: '' }
  return {
    at(pointer) {
      let nearest = start
      for (const part of partsOfPointer(pointer)) {
        const next = stepInto(nearest, part)
        if (!next) return { found: null, nearest }
        nearest = next
      }
      return { found: nearest, nearest }
    },
  }

  function stepInto(from: Found, part: string): Found | null {
    const { node } = from
    const at = `${from.pointer}/${keyPlace(part)}`
    if (node.type === 'sequence') {
      const item = /^(?:0|[1-9]\d{0,8})$/.test(part) ? node.items[Number(part)] : undefined
      return item ? { node: item, span: item.span, pointer: at } : null
    }
    if (node.type !== 'map') return null
    const known = entries.get(node) ?? indexed(node)
    entries.set(node, known)
    const found = known.get(part)
    return found ? { ...found, pointer: at } : null
  }
}

/** Of a repeated key the first counts. */
function indexed({ entries }: MapNode): ReadonlyMap<string, Found> {
  const index = new Map<string, Found>()
  for (const { key, keySpan, value } of entries)
    if (!index.has(key)) index.set(key, { node: value, span: keySpan, pointer: '' })
  return index
}

/** What stands at a node, as answers for a fact. */
export function saidAt({ node, span, pointer }: Found, fact: OwnFact, vocabulary: Vocabulary): readonly Said[] {
  if (node.type === 'scalar')
    return [{ ...scalar(node, false), span: node.value === null ? span : node.span, where: pointer }]
  if (node.type === 'map') return [misfit('a map', span)]
  const nested = node.items.find((item) => item.type !== 'scalar')
  if (nested) return [misfit(`an entry that is a ${nested.type === 'map' ? 'map' : 'list'}`, nested.span)]
  if (node.items.length > MOST_ENTRIES) return [misfit(`a list of more than ${MOST_ENTRIES}`, span)]
  return node.items.flatMap((item, index) =>
    item.type === 'scalar' ? [{ ...scalar(item, true), span: item.span, where: `${pointer}/${index}` }] : [],
  )

  function scalar(written: ScalarNode, whole: boolean) {
    const { value, source, quoted } = written
    const isNative = typeof value === fact.type && !quoted && fact.values === undefined
    if (isNative && (typeof value === 'boolean' || Number.isFinite(value))) return { state: 'stated', value } as const
    return ownAnswer(fact, value === null ? '' : source, vocabulary, whole ? 'entry' : 'value')
  }

  function misfit(what: string, at: Said['span']): Said {
    return { state: 'unreadable', because: `${what} stands here, not a ${fact.type}`, span: at, where: pointer }
  }
}
