import { bookSources, booksOf } from './books.js'
import type { VocabularyData } from './vocabulary.js'
import { type PackedLexicon, type Phrasebook, packedBooks } from './wording/phrases.js'
import { remembered } from './wording/remembered.js'
import { titleKeys } from './wording/title-keys.js'

/**
 * What is worked out of the vocabulary that ships when gonogo is built, because it takes longer than to check a document.
 * Plain data; it belongs to the vocabulary of which it was made, and to no other.
 */
export interface ReadyVocabulary {
  readonly lexicon: PackedLexicon
  /** What each title of the vocabulary asks for. */
  readonly titles: Readonly<Record<string, string>>
}

/** @throws Error on a phrase that cannot be read. */
export function readyVocabulary(data: VocabularyData): ReadyVocabulary {
  const lexicon = packedBooks(bookSources(data))
  const titleKey = titleKeys(booksOf(data, lexicon).says('titles'))
  return { lexicon, titles: Object.fromEntries(titlesOf(data).map((title) => [title, titleKey(title)])) }
}

/** As `titleKeys`, with those that are known already. */
export function titleKeysOf(book: Phrasebook, ready: ReadyVocabulary | undefined): (title: string) => string {
  const known = new Map(Object.entries(ready?.titles ?? {}))
  const titleKey = titleKeys(book)
  return remembered((title) => known.get(title) ?? titleKey(title))
}

function titlesOf({ answers, incident }: VocabularyData): readonly string[] {
  const titled = [answers, incident].flatMap(({ fields, items, links }) => [
    ...fields,
    ...items,
    ...items.flatMap(({ columns }) => Object.values(columns)),
    ...links,
  ])
  return [...new Set(titled.flatMap(({ titles }) => titles))].sort()
}
