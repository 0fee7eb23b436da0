import { type FlatLexicon, flattened } from './flat-lexicon.js'
import { type BookSource, compileLexicon, type PhraseTable } from './lexicon.js'
import { type PackedLexicon, packed, unpacked } from './packed-lexicon.js'
import { remembered } from './remembered.js'
import { type Hit, type Looked, searchOf } from './search.js'

export type { BookSource, PhraseTable } from './lexicon.js'
export type { PackedLexicon } from './packed-lexicon.js'
export type { Hit } from './search.js'

/** What was found in one text. */
export interface Hits {
  readonly all: readonly Hit[]
  has(name: string): boolean
  first(name: string): Hit | undefined
}

/** Finds every phrase of every class in one pass over the words. */
export interface Phrasebook {
  find(text: string): Hits
}

/**
 * Compiles phrases once; `terms` are classes that phrases may refer to and nobody asks for.
 *
 * @throws Error on a phrase that cannot be read, and on classes that refer to each other in a circle.
 */
export function phrasebook(table: PhraseTable, terms: PhraseTable = new Map()): Phrasebook {
  return phrasebooks([{ table, terms }])[0] as Phrasebook
}

/** Several books that are asked about the same texts: a text is looked through once for all of them. */
export const phrasebooks = (sources: readonly BookSource[]): readonly Phrasebook[] =>
  booksIn(flattened(compileLexicon(sources)), sources.length)

/** Several books as plain data for `readBooks`, because reading phrases takes longer than to check a document. */
export const packedBooks = (sources: readonly BookSource[]): PackedLexicon => packed(flattened(compileLexicon(sources)))

/** So many books that were made ready before. */
export const readBooks = (ready: PackedLexicon, count: number): readonly Phrasebook[] => booksIn(unpacked(ready), count)

function booksIn(lexicon: FlatLexicon, count: number): readonly Phrasebook[] {
  const search = searchOf(lexicon)
  const asked = remembered((text): Asked => ({ looked: search.look(text), books: [] }))
  const hitsIn = ({ looked, books }: Asked, book: number): Hits => {
    const ready = books[book] ?? hitsOf(search.hits(looked, book))
    books[book] = ready
    return ready
  }
  return Array.from({ length: count }, (_, book) => ({
    find: (text: string) => (text === '' ? NONE : hitsIn(asked(text), book)),
  }))
}

/** A text with what books found in it as far as they were asked. */
interface Asked {
  readonly looked: Looked
  readonly books: (Hits | undefined)[]
}

/** There are many of these, so they share their functions. */
class HitsOfText implements Hits {
  constructor(readonly all: readonly Hit[]) {}

  has(name: string): boolean {
    return this.first(name) !== undefined
  }

  first(name: string): Hit | undefined {
    const { all } = this
    for (let at = 0; at < all.length; at++) if ((all[at] as Hit).name === name) return all[at]
    return undefined
  }
}

const NONE: Hits = new HitsOfText([])

const hitsOf = (all: readonly Hit[]): Hits => (all.length === 0 ? NONE : new HitsOfText(all))
