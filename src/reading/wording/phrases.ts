import { type BookSource, compileLexicon, type Lexicon, type PhraseTable } from './lexicon.js'
import { type Found, type Hit, searchOf } from './search.js'

export type { PhraseTable } from './lexicon.js'
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

/** Several readers ask the same sentence, one reader after the other; a whole document is asked about once. */
const REMEMBERED = 4096
const LONGEST_REMEMBERED = 2000

/**
 * Compiles phrases once; `terms` are classes that phrases may refer to and nobody asks for.
 *
 * @throws Error on a phrase that cannot be read, and on classes that refer to each other in a circle.
 */
export function phrasebook(table: PhraseTable, terms: PhraseTable = new Map()): Phrasebook {
  return phrasebooks([{ table, terms }])[0] as Phrasebook
}

/**
 * Several books that are asked about the same texts: a text is looked through once for all of them.
 *
 * @param lexicon what was compiled of the same books before
 */
export function phrasebooks(
  sources: readonly BookSource[],
  lexicon: Lexicon = compileLexicon(sources),
): readonly Phrasebook[] {
  const search = searchOf(lexicon)
  const found = remembering((text) => hitsIn(search(text)))
  return sources.map((_, book) => ({
    find: (text) => (text.length > LONGEST_REMEMBERED ? hitsIn(search(text, book)) : found(text))?.[book] ?? NONE,
  }))
}

type HitsByBook = readonly (Hits | undefined)[] | null

const hitsIn = (found: Found): HitsByBook => found?.map((hits) => hits && hitsOf(hits)) ?? null

/** Keeps what was asked lately: when there is much of it, what nobody asked since the last time is let go. */
function remembering(look: (text: string) => HitsByBook): (text: string) => HitsByBook {
  let young = new Map<string, HitsByBook>()
  let old = young
  return (text) => {
    let hits = young.get(text)
    if (hits !== undefined) return hits
    if (young.size >= REMEMBERED) {
      old = young
      young = new Map()
    }
    hits = old.get(text)
    if (hits === undefined) hits = look(text)
    young.set(text, hits)
    return hits
  }
}

const NONE: Hits = { all: [], has: () => false, first: () => undefined }

function hitsOf(all: readonly Hit[]): Hits {
  return {
    all,
    has: (name) => all.some((hit) => hit.name === name),
    first: (name) => all.find((hit) => hit.name === name),
  }
}
