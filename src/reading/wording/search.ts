import { type KnownWord, knownWords } from './known-words.js'
import type { Entry, Lexicon } from './lexicon.js'
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

/** What each book finds in a text, by its number; null where none finds anything. */
export type Found = readonly (readonly Hit[] | undefined)[] | null

/** Looks for the phrases of all books in one pass; `only`: of this book. */
export type Search = (text: string, only?: number) => Found

/** A match: where it begins and ends, counted in words, and of which entry. */
interface Match {
  readonly start: number
  readonly end: number
  readonly number: number
}

/**
 * Makes the search over a lexicon. A text is first asked which tests its words fit: of the thousands of phrases only those
 * are tried whose rarest word stands there. It takes time linear in the words of a text.
 */
export function searchOf(lexicon: Lexicon): Search {
  const { tests, steps, entries } = lexicon
  const wordOf = knownWords(tests)
  const byRarest = entriesByRarest(lexicon)
  const chains: (Node | undefined)[] = []
  // Where a word that fits a test was seen last, counted through all texts, so that nothing has to be cleared.
  const seen = new Float64Array(tests.length).fill(-1)
  let before = 0
  return (text, only) => {
    const words = wordsIn(text, wordOf)
    const { known } = words
    const matches: Match[] = []
    for (const numbers of [byRarest.always, ...eligible(known)]) {
      for (const number of numbers) if (only === undefined || entries[number]?.book === only) look(number)
    }
    before += known.length
    return matches.length > 0 ? hitsByBook(matches, entries, words) : null

    function look(number: number): void {
      const { head, needs, steps: own } = entries[number] as Entry
      if (!hasAll(needs, seen, before)) return
      const last = head === null ? Math.min(1, known.length) : known.length
      for (let start = 0; start < last; start++) {
        if (head !== null && !fits(known[start] as KnownWord, head)) continue
        if (start > 0 && !hasAll(needs, seen, before + start)) return
        const chain = chains[number] ?? chainOf(own, steps)
        chains[number] = chain
        const end = matchEnd(words, chain, start)
        if (end > start) matches.push({ start, end, number })
      }
    }
  }

  /** Entries whose rarest test some word fits. */
  function eligible(known: readonly KnownWord[]): readonly (readonly number[])[] {
    const found: (readonly number[])[] = []
    for (let at = 0; at < known.length; at++) {
      for (const test of (known[at] as KnownWord).tests) {
        if ((seen[test] as number) < before) {
          const numbers = byRarest.of[test]
          if (numbers) found.push(numbers)
        }
        seen[test] = before + at
      }
    }
    return found
  }
}

function entriesByRarest({ entries }: Lexicon) {
  const of: (number[] | undefined)[] = []
  const always: number[] = []
  for (const [number, { rarest }] of entries.entries()) {
    const numbers = rarest === null ? always : (of[rarest] ?? [])
    if (rarest !== null) of[rarest] = numbers
    numbers.push(number)
  }
  return { of, always }
}

function wordsIn(text: string, wordOf: (written: string) => KnownWord): Words {
  const places = placesOfWords(text)
  const known: KnownWord[] = []
  for (let at = 0; at < places.length; at += 2) known.push(wordOf(text.slice(places[at], places[at + 1])))
  return { text, places, known, breaks: [] }
}

const fits = ({ bits }: KnownWord, test: number): boolean => ((bits[test >> 5] as number) & (1 << (test & 31))) !== 0

/** Whether all that a match cannot be without stands at its place or behind it. */
function hasAll(needs: readonly number[], seen: Float64Array, from: number): boolean {
  for (let at = 0; at < needs.length; at += 2) {
    if ((seen[needs[at] as number] as number) < from + (needs[at + 1] as number)) return false
  }
  return true
}

/** As they stand in the text; those that begin with the same word in the order of their phrases. */
function hitsByBook(matches: Match[], entries: readonly Entry[], { places }: Words): Found {
  const found: (Hit[] | undefined)[] = []
  matches.sort((a, b) => a.start - b.start || a.number - b.number)
  for (const { start, end, number } of matches) {
    const { book, name, steps } = entries[number] as Entry
    const hit = { name, from: places[2 * start] as number, to: places[2 * end - 1] as number, words: steps.length }
    const hits = found[book]
    if (hits) hits.push(hit)
    else found[book] = [hit]
  }
  return found
}
