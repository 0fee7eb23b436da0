import { type FlatLexicon, type Lists, listAt } from './flat-lexicon.js'
import { folded } from './fold.js'
import { isNumber } from './tokens.js'

/** A word of texts, with all that phrases ask of it. */
export interface KnownWord {
  /** The tests it fits, as a set of bits. */
  readonly bits: Int32Array
  /** Those among them that some phrase cannot be without. */
  readonly needed: Int32Array
  /** The tests that name it. */
  readonly named: Int32Array
  readonly isNumber: boolean
  /** No gap skips it: what follows it is meant the other way round. */
  readonly turns: boolean
}

const TURNS: ReadonlySet<string> = new Set(['no', 'not', 'never', 'without', 'except', 'nor'])
/** Texts are made of a few thousand words. */
const MOST_WORDS = 20_000
const NONE = new Int32Array(0)

/** Looks words up as they are written, each worked out once. */
export function knownWords(lexicon: FlatLexicon): (written: string) => KnownWord {
  const { needed } = lexicon
  const testsOf = testFinder(lexicon)
  const byWriting = new Map<string, KnownWord>()
  const byWord = new Map<string, KnownWord>()
  const describe = (word: string): KnownWord => {
    const { named, all } = testsOf(word)
    const bits = new Int32Array((needed.length >> 5) + 1)
    for (const test of all) bits[test >> 5] = (bits[test >> 5] as number) | (1 << (test & 31))
    const own = Int32Array.from([...all].filter((test) => needed[test] === 1))
    return { bits, needed: own, named, isNumber: isNumber(word), turns: TURNS.has(word) }
  }
  return (written) => {
    const ready = byWriting.get(written)
    if (ready) return ready
    if (byWriting.size >= MOST_WORDS) {
      byWriting.clear()
      byWord.clear()
    }
    const word = folded(written)
    const known = byWord.get(word) ?? describe(word)
    byWord.set(word, known)
    byWriting.set(written, known)
    return known
  }
}

/** Finds the tests that a word fits without asking every one of them. */
function testFinder(lexicon: FlatLexicon) {
  const words = finder(lexicon.words, lexicon.testsOfWords)
  const stems = finder(lexicon.stems, lexicon.testsOfStems)
  const endings = finder(lexicon.endings, lexicon.testsOfEndings)
  const longest = Math.max(0, ...[...lexicon.stems, ...lexicon.endings].map(({ length }) => length))
  return (word: string) => {
    const named = words(word)
    const all = new Set(named)
    for (let length = 1; length <= Math.min(longest, word.length); length++) {
      for (const test of stems(word.slice(0, length))) all.add(test)
      for (const test of endings(word.slice(word.length - length))) all.add(test)
    }
    if (isNumber(word)) for (const test of lexicon.testsOfNumbers) all.add(test)
    return { named, all }
  }
}

function finder(keys: readonly string[], lists: Lists): (key: string) => Int32Array {
  const numbers = new Map(keys.map((key, number) => [key, number]))
  return (key) => {
    const number = numbers.get(key)
    return number === undefined ? NONE : listAt(lists, number)
  }
}
