import type { Vocabulary, VocabularyData } from './vocabulary.js'
import {
  type BookSource,
  type PackedLexicon,
  type Phrasebook,
  type PhraseTable,
  phrasebooks,
  readBooks,
} from './wording/phrases.js'
import { normalName } from './wording/tokens.js'

type Books = Pick<Vocabulary, 'words' | 'sections' | 'says' | 'effects' | 'acts' | 'values'>
type FourAndMore = readonly [Phrasebook, Phrasebook, Phrasebook, Phrasebook, ...Phrasebook[]]

/** All books of phrases in one: a text is looked through once, whoever asks. */
export function booksOf(data: VocabularyData, ready?: PackedLexicon): Books {
  const families = Object.keys(data.says)
  const facts = Object.keys(data.values)
  const count = FIRST + families.length + facts.length
  const books = ready ? readBooks(ready, count) : phrasebooks(bookSources(data))
  const [words, sections, effects, acts, ...named] = books as unknown as FourAndMore
  const byFamily = new Map(families.map((family, index) => [family, named[index] as Phrasebook]))
  const values = new Map(facts.map((fact, index) => [fact, named[families.length + index] as Phrasebook]))
  return { words, sections, effects, acts, values, says: (family) => byFamily.get(family) ?? NO_BOOK }
}

/** What the books are made of, in their order. */
export function bookSources(data: VocabularyData): readonly BookSource[] {
  const terms = table(data.terms)
  const effects = Object.entries(data.effects)
  return [
    { table: table(data.words) },
    { table: table(data.sections) },
    { table: new Map(effects.map(([effect, { says }]) => [effect, says])), terms },
    { table: new Map(effects.map(([effect, { names = [] }]) => [effect, names])), terms },
    ...Object.values(data.says).map((classes) => ({ table: table(classes) })),
    ...Object.values(data.values).map((values) => ({ table: withOwnName(values) })),
  ]
}

/** Books that stand before those of the families. */
const FIRST = 4
const NO_BOOK = phrasebooks([{ table: new Map() }])[0] as Phrasebook

const table = (classes: Readonly<Record<string, readonly string[]>>): PhraseTable => new Map(Object.entries(classes))

function withOwnName(values: Readonly<Record<string, readonly string[]>>): PhraseTable {
  return new Map(Object.entries(values).map(([value, phrases]) => [value, [normalName(value), ...phrases]]))
}
