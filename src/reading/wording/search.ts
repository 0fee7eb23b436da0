import { type FlatLexicon, listAt, STEP_TYPES } from './flat-lexicon.js'
import { type KnownWord, knownWords } from './known-words.js'
import { chainOf, matchEnd, type Node, type Words } from './matching.js'
import { placesOfWords } from './tokens.js'

/** A phrase found in a text. */
export interface Hit {
  readonly name: string
  readonly from: number
  readonly to: number
  /** How many words it has: the longer phrase knows better. */
  readonly words: number
}

/** A text that was looked through once for all books: what is left to do for one of them is little. */
export interface Looked {
  readonly words: Words
  /** Numbers of the entries that can match, book by book. */
  readonly eligible: Int32Array
  /** Where those of each book begin, and where the last ones end. */
  readonly starts: Int32Array
}

/** Looks for phrases. */
export interface Search {
  /** Takes time linear in the words of the text. */
  look(text: string): Looked
  /** What one book finds, in the order of the text. */
  hits(looked: Looked, book: number): readonly Hit[]
}

/** A match: where it begins and ends, counted in words, and of which entry. */
interface Match {
  readonly start: number
  readonly end: number
  readonly number: number
}

const NONE: readonly Hit[] = []

/**
 * Makes the search over a lexicon. A text is first asked which tests its words fit: of the thousands of phrases only those
 * are tried whose rarest word stands there, and all others that they cannot be without.
 */
export function searchOf(lexicon: FlatLexicon): Search {
  const { books, heads, needs, byTest, always } = lexicon
  const wordOf = knownWords(lexicon)
  const chains: (Node | undefined)[] = []
  // Where a word that fits a test was seen last, counted through all texts, so that nothing has to be cleared.
  const seen = new Float64Array(lexicon.needed.length).fill(-1)
  let before = 0
  // Filled anew for each text: these would be most of what a run throws away.
  const fresh = new Int32Array(lexicon.needed.length)
  const eligible = new Int32Array(books.length)
  let found = 0
  const bookCount = books.reduce((most, book) => Math.max(most, book + 1), 0)
  const next = new Int32Array(bookCount)

  function look(text: string): Looked {
    const words = wordsIn(text, wordOf)
    const count = noteTests(words.known)
    found = 0
    for (let at = 0; at < always.length; at++)
      if (hasAll(always[at] as number)) eligible[found++] = always[at] as number
    for (let at = 0; at < count; at++) addEligible(fresh[at] as number)
    before += words.known.length
    return { words, ...byBook() }
  }

  /** What is eligible, book by book: a book can be asked without going through the others. */
  function byBook(): Pick<Looked, 'eligible' | 'starts'> {
    const starts = new Int32Array(bookCount + 1)
    for (let at = 0; at < found; at++) {
      const behind = (books[eligible[at] as number] as number) + 1
      starts[behind] = (starts[behind] as number) + 1
    }
    for (let book = 0; book < bookCount; book++) {
      next[book] = starts[book] as number
      starts[book + 1] = (starts[book + 1] as number) + (starts[book] as number)
    }
    const grouped = new Int32Array(found)
    for (let at = 0; at < found; at++) {
      const number = eligible[at] as number
      const book = books[number] as number
      const place = next[book] as number
      grouped[place] = number
      next[book] = place + 1
    }
    return { eligible: grouped, starts }
  }

  /** Puts down the tests that words of a text fit, with their last places, and tells how many they are. */
  function noteTests(known: readonly KnownWord[]): number {
    let count = 0
    for (let at = 0; at < known.length; at++) {
      const { needed } = known[at] as KnownWord
      for (let nth = 0; nth < needed.length; nth++) {
        const test = needed[nth] as number
        if ((seen[test] as number) < before) fresh[count++] = test
        seen[test] = before + at
      }
    }
    return count
  }

  /** Adds the entries whose rarest test this is. */
  function addEligible(test: number): void {
    const end = byTest.starts[test + 1] as number
    for (let at = byTest.starts[test] as number; at < end; at++) {
      const number = byTest.values[at] as number
      if (hasAll(number)) eligible[found++] = number
    }
  }

  /** Whether all that a match cannot be without stands there, not too near to the beginning. */
  function hasAll(number: number): boolean {
    const end = needs.starts[number + 1] as number
    for (let at = needs.starts[number] as number; at < end; at += 2) {
      if ((seen[needs.values[at] as number] as number) < before + (needs.values[at + 1] as number)) return false
    }
    return true
  }

  function matchesOf(number: number, words: Words, into: Match[]): void {
    const head = heads[number] as number
    const chain = chains[number] ?? chainOf(listAt(lexicon.steps, number), lexicon)
    chains[number] = chain
    const last = head < 0 ? Math.min(1, words.known.length) : words.known.length
    for (let start = 0; start < last; start++) {
      if (head >= 0 && !fits(words.known[start] as KnownWord, head)) continue
      const end = matchEnd(words, chain, start)
      if (end > start) into.push({ start, end, number })
    }
  }

  /** Of those that begin with the same word, first those that name it, last those that ask where it stands. */
  function rankOf({ start, number }: Match, { known }: Words): number {
    const head = heads[number] as number
    const first = lexicon.steps.values[lexicon.steps.starts[number] as number] as number
    if (head < 0 || lexicon.stepTypes[first] === STEP_TYPES.indexOf('start')) return 3
    const word = known[start] as KnownWord
    if (word.named.includes(head)) return 0
    return word.isNumber && lexicon.testsOfNumbers.includes(head) ? 2 : 1
  }

  function hits({ words, eligible, starts }: Looked, book: number): readonly Hit[] {
    const first = starts[book] ?? 0
    const end = starts[book + 1] ?? 0
    if (first >= end) return NONE
    const matches: Match[] = []
    for (let at = first; at < end; at++) matchesOf(eligible[at] as number, words, matches)
    if (matches.length === 0) return NONE
    sortFew(matches, (a, b) => a.start - b.start || rankOf(a, words) - rankOf(b, words) || a.number - b.number)
    return matches.map((match) => hitOf(match, words))
  }

  function hitOf({ start, end, number }: Match, { places }: Words): Hit {
    const name = lexicon.names[lexicon.entryNames[number] as number] as string
    const { starts } = lexicon.steps
    return {
      name,
      from: places[2 * start] as number,
      to: places[2 * end - 1] as number,
      words: (starts[number + 1] as number) - (starts[number] as number),
    }
  }

  return { look, hits }
}

/** A text has a few matches, for which a sort that needs no room of its own is the fastest; of many it would be the slowest. */
function sortFew(matches: Match[], order: (a: Match, b: Match) => number): void {
  if (matches.length > FEW) {
    matches.sort(order)
    return
  }
  for (let at = 1; at < matches.length; at++) {
    const one = matches[at] as Match
    let place = at
    for (; place > 0 && order(matches[place - 1] as Match, one) > 0; place--)
      matches[place] = matches[place - 1] as Match
    matches[place] = one
  }
}

const FEW = 12

function wordsIn(text: string, wordOf: (written: string) => KnownWord): Words {
  const places = placesOfWords(text)
  const known: KnownWord[] = []
  for (let at = 0; at < places.length; at += 2) known.push(wordOf(text.slice(places[at], places[at + 1])))
  return { text, places, known, breaks: [] }
}

const fits = ({ bits }: KnownWord, test: number): boolean => ((bits[test >> 5] as number) & (1 << (test & 31))) !== 0
