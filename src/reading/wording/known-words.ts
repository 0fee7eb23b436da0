import { folded } from './fold.js'
import { isNumber } from './tokens.js'
import type { WordTest } from './word-tests.js'

/** A word of texts, with all that phrases ask of it. */
export interface KnownWord {
  /** The tests it fits, and the same as a set of bits. */
  readonly tests: readonly number[]
  readonly bits: Uint32Array
  /** No gap skips it: what follows it is meant the other way round. */
  readonly turns: boolean
}

const TURNS: ReadonlySet<string> = new Set(['no', 'not', 'never', 'without', 'except', 'nor'])
/** Texts are made of a few thousand words. */
const MOST_WORDS = 20_000
const NONE: readonly number[] = []

/** Looks words up as they are written, each worked out once. */
export function knownWords(tests: readonly WordTest[]): (written: string) => KnownWord {
  const testsOf = testFinder(tests)
  const byWriting = new Map<string, KnownWord>()
  const byWord = new Map<string, KnownWord>()
  const describe = (word: string): KnownWord => {
    const fitting = testsOf(word)
    const bits = new Uint32Array((tests.length >> 5) + 1)
    for (const test of fitting) bits[test >> 5] = (bits[test >> 5] as number) | (1 << (test & 31))
    return { tests: fitting, bits, turns: TURNS.has(word) }
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
function testFinder(tests: readonly WordTest[]): (word: string) => readonly number[] {
  const words = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  const endings = new Map<string, number[]>()
  const numbers: number[] = []
  let longest = 0
  const enter = (index: Map<string, number[]>, key: string, test: number) => {
    const known = index.get(key)
    if (known) known.push(test)
    else index.set(key, [test])
  }
  for (const [number, test] of tests.entries()) {
    for (const word of test.words) enter(words, word, number)
    for (const stem of test.stems) enter(stems, stem, number)
    for (const ending of test.endings) enter(endings, ending, number)
    for (const part of [...test.stems, ...test.endings]) longest = Math.max(longest, part.length)
    if (test.number) numbers.push(number)
  }
  return (word) => {
    const found = new Set(words.get(word))
    for (let length = 0; length <= Math.min(longest, word.length); length++) {
      for (const test of stems.get(word.slice(0, length)) ?? NONE) found.add(test)
      for (const test of endings.get(word.slice(word.length - length)) ?? NONE) found.add(test)
    }
    if (isNumber(word)) for (const test of numbers) found.add(test)
    return [...found]
  }
}
