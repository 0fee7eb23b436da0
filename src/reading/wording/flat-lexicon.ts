import type { Entry, Lexicon, Step } from './lexicon.js'

/** Lists of numbers one behind the other: list `n` goes from `starts[n]` to `starts[n + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly values: Int32Array
}

/** A lexicon in plain numbers: it is read for every text, and can be kept in a file that needs no reading of phrases. */
export interface FlatLexicon {
  /** Of classes. */
  readonly names: readonly string[]
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly endings: readonly string[]
  /** The tests that each of these fits. */
  readonly testsOfWords: Lists
  readonly testsOfStems: Lists
  readonly testsOfEndings: Lists
  readonly testsOfNumbers: Int32Array
  /** For each test 1 where some phrase cannot be without. */
  readonly needed: Int32Array
  /** For each entry its book, its name, its head (-1: any word that opens the text) and the rest of `Entry`. */
  readonly books: Int32Array
  readonly entryNames: Int32Array
  readonly heads: Int32Array
  readonly steps: Lists
  readonly needs: Lists
  /** Entries by their rarest test, and those that have none. */
  readonly byTest: Lists
  readonly always: Int32Array
  /** For each step what it is, then its test or the width of its gap, or whether it may be left out. */
  readonly stepTypes: Int32Array
  readonly stepValues: Lists
  /** For each step its alternatives, and the steps of each of these. */
  readonly choices: Lists
  readonly sequences: Lists
}

export const STEP_TYPES = ['word', 'gap', 'start', 'end', 'choice'] as const

/** One of several lists. */
export const listAt = ({ starts, values }: Lists, at: number): Int32Array => values.subarray(starts[at], starts[at + 1])

export function flattened({ tests, steps, entries }: Lexicon): FlatLexicon {
  const names = numbered<string>()
  const [words, stems, endings] = [grouped(), grouped(), grouped()]
  for (const [number, test] of tests.entries()) {
    for (const word of test.words) words.add(word, number)
    for (const stem of test.stems) stems.add(stem, number)
    for (const ending of test.endings) endings.add(ending, number)
  }
  const needed = new Set(entries.flatMap(({ needs }) => needs.filter((_, at) => at % 2 === 0)))
  const sequences: (readonly number[])[] = []
  const choices = steps.map((step) =>
    step.type === 'choice' ? step.choices.map((choice) => sequences.push(choice) - 1) : [],
  )
  const numbersWhere = (fits: (entry: Entry) => boolean) =>
    entries.flatMap((entry, number) => (fits(entry) ? [number] : []))
  const byTest = tests.map((): number[] => [])
  for (const [number, { rarest }] of entries.entries()) if (rarest !== null) byTest[rarest]?.push(number)
  return {
    words: words.keys,
    stems: stems.keys,
    endings: endings.keys,
    testsOfWords: lists(words.values),
    testsOfStems: lists(stems.values),
    testsOfEndings: lists(endings.values),
    testsOfNumbers: Int32Array.from(tests.flatMap(({ number }, test) => (number ? [test] : []))),
    needed: Int32Array.from(tests, (_, test) => (needed.has(test) ? 1 : 0)),
    books: Int32Array.from(entries, ({ book }) => book),
    entryNames: Int32Array.from(entries, ({ name }) => names.of(name)),
    heads: Int32Array.from(entries, ({ head }) => head ?? -1),
    steps: lists(entries.map((entry) => entry.steps)),
    needs: lists(entries.map(({ needs }) => needs)),
    byTest: lists(byTest),
    always: Int32Array.from(numbersWhere(({ rarest }) => rarest === null)),
    stepTypes: Int32Array.from(steps, ({ type }) => STEP_TYPES.indexOf(type)),
    stepValues: lists(steps.map(valuesOf)),
    choices: lists(choices),
    sequences: lists(sequences),
    names: names.all,
  }
}

function valuesOf(step: Step): readonly number[] {
  if (step.type === 'word') return [step.test]
  if (step.type === 'gap') return [step.least, step.most]
  return step.type === 'choice' ? [step.optional ? 1 : 0] : []
}

function lists(several: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(several.length + 1)
  for (const [at, list] of several.entries()) starts[at + 1] = (starts[at] as number) + list.length
  return { starts, values: Int32Array.from(several.flat()) }
}

function numbered<T>() {
  const known = new Map<T, number>()
  const all: T[] = []
  const of = (thing: T): number => {
    const number = known.get(thing) ?? all.push(thing) - 1
    known.set(thing, number)
    return number
  }
  return { all, of }
}

function grouped() {
  const { all, of } = numbered<string>()
  const values: number[][] = []
  const add = (key: string, value: number) => {
    const number = of(key)
    const known = values[number]
    if (known) known.push(value)
    else values[number] = [value]
  }
  return { keys: all, values, add }
}
