import type { Document, OwnFact } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import type { Said } from './answer.js'
import { bodyOf } from './body.js'
import { type Declared, type OwnFacts, ownIn } from './declared.js'
import { readOwnOfItems } from './items.js'
import { mentionsOf } from './mentions.js'
import { pointersInto, saidAt } from './pointed.js'
import { saidBelow } from './titled.js'

/**
 * Reads the facts that packs and the config declare. Those of the document stand at their pointers, and in Markdown at
 * their titles and labels; those of what it lists, in the entries of it. Time grows with the document and with what is
 * found for each fact, not with their product.
 */
export function readOwn(document: Document, reading: Reading, into: Collected): void {
  const own = ownIn(reading.catalogue, reading.vocabulary)
  if (!own) return
  if (own.document.length > 0) readOfDocument(document, own, reading, into)
  if (own.items.size > 0) readOwnOfItems(document, own.items, reading, into)
}

function readOfDocument(document: Document, own: OwnFacts, reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  const pointers = document.data ? pointersInto(document.data) : null
  const isTitled = document.format === 'markdown' && own.sections.size + own.labels.size > 0
  const body = isTitled ? bodyOf(document.blocks, reading, own) : null
  const known = new Map<string, readonly Said[]>()
  for (const { fact, places } of own.document) {
    const said = places.flatMap((place) => saidIn(place, fact))
    into.mentions.push(...mentionsOf(fact, said, into, vocabulary))
    const near = places.map((place) => (typeof place === 'string' ? keyNear(place) : titleNear(place.section)))
    // Whoever reads that there is none looks where that is said.
    const nearest = said.find(({ state }) => state === 'rejected') ?? near.find((one) => one !== null)
    if (nearest) into.anchors.push({ prefix: fact.name, span: nearest.span, where: nearest.where })
  }

  /** Facts of one type read the same from the same place; only a choice of values is a matter of each. */
  function saidIn(place: Declared['places'][number], fact: OwnFact): readonly Said[] {
    const key = fact.values ? null : `${fact.type} ${JSON.stringify(place)}`
    const before = key === null ? undefined : known.get(key)
    if (before) return before
    const found = typeof place === 'string' ? pointers?.at(place).found : null
    const titled = typeof place === 'string' || !body ? [] : saidBelow(place, fact, body, vocabulary)
    const said = found ? saidAt(found, fact, vocabulary) : titled
    if (key !== null) known.set(key, said)
    return said
  }

  function keyNear(pointer: string) {
    const nearest = pointers?.at(pointer).nearest
    return nearest && nearest.pointer !== '' ? { span: nearest.span, where: nearest.pointer } : null
  }

  function titleNear(key: string | null) {
    const [section] = key === null ? [] : (body?.titled(key) ?? [])
    return section ? { span: section.span, where: section.where } : null
  }
}
