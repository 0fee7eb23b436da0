import type { Catalogue, DataNode, Span } from '../../model/index.js'
import { keyPlace, partsOfPointer } from '../answers/pointers.js'
import type { Vocabulary } from '../vocabulary.js'
import { ownIn } from './declared.js'
import { pointersInto } from './pointed.js'

/** Entries beyond these are not looked through for keys of one's own. */
const MOST_ENTRIES = 1000

/** Where keys stand that facts of one's own are read from, with the keys above them: a document may have them. */
export function ownKeysIn(data: DataNode, catalogue: Catalogue, vocabulary: Vocabulary): ReadonlySet<Span> {
  const own = ownIn(catalogue, vocabulary)
  const spans = new Set<Span>()
  if (!own) return spans
  const pointers = pointersInto(data)
  for (const { places } of own.document) for (const place of places) if (typeof place === 'string') note('', place)
  for (const { type, at, single } of vocabulary.items) {
    const keys = (own.items.get(type) ?? []).flatMap((declared) => declared.keys)
    if (keys.length === 0) continue
    const node = pointers.at(at).found?.node
    const entries =
      node?.type === 'sequence' ? node.items.slice(0, MOST_ENTRIES).map((_, index) => `${at}/${index}`) : []
    for (const entry of single ? [...entries, single] : entries)
      for (const key of keys) note(entry, `/${keyPlace(key)}`)
  }
  return spans

  /** The keys of a pointer below a place that is known already. */
  function note(above: string, pointer: string): void {
    let at = above
    for (const part of partsOfPointer(pointer)) {
      at = `${at}/${keyPlace(part)}`
      const { found } = pointers.at(at)
      if (!found) return
      spans.add(found.span)
    }
  }
}
