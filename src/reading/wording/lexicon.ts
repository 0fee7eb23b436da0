import { type Part, parsePhrase, type Sequence } from './grammar.js'
import { type Tests, type WordTest, wordTests } from './word-tests.js'

/** Phrases by class; `grammar.ts` says how a phrase is written. */
export type PhraseTable = ReadonlyMap<string, readonly string[]>

/** The classes of one book; `terms` are classes that phrases may refer to and nobody asks for. */
export interface BookSource {
  readonly table: PhraseTable
  readonly terms?: PhraseTable
}

/** One step of a phrase; words are known by the number of their test, alternatives by the numbers of their steps. */
export type Step =
  | { readonly type: 'word'; readonly test: number }
  | { readonly type: 'gap'; readonly least: number; readonly most: number }
  | { readonly type: 'start' | 'end' }
  | { readonly type: 'choice'; readonly choices: readonly (readonly number[])[]; readonly optional: boolean }

/** One phrase of one book. */
export interface Entry {
  readonly book: number
  readonly name: string
  /** Numbers of its steps. */
  readonly steps: readonly number[]
  /** The test of the words that it can begin with; null: any that opens the text. */
  readonly head: number | null
  /** Tests that some word must fit, two numbers each: the test, and at least how many words behind the first one. */
  readonly needs: readonly number[]
  /** The test among these that the fewest texts fit; null where there is none. */
  readonly rarest: number | null
}

/** All phrases of several books, ready to be looked for at once. Plain data: it can be made when gonogo is built. */
export interface Lexicon {
  readonly tests: readonly WordTest[]
  readonly steps: readonly Step[]
  /** In the order of their books, classes and phrases. */
  readonly entries: readonly Entry[]
}

/**
 * Reads the phrases of several books.
 *
 * @throws Error on a phrase that cannot be read, and on classes that refer to each other in a circle.
 */
export function compileLexicon(books: readonly BookSource[]): Lexicon {
  const tests = wordTests()
  const { steps, numbersOf } = stepNumbers(tests)
  const written = books.flatMap((source, book) =>
    [...classesOf(source)].flatMap(([name, sequences]) =>
      sequences.map((sequence) => ({ book, name, steps: numbersOf(sequence) })),
    ),
  )
  const heads = headsIn(steps, tests)
  const needed = written.map((entry) => ({ ...entry, head: heads.of(entry.steps), needs: heads.needs(entry.steps) }))
  const entries = needed.map((entry) => ({
    ...entry,
    rarest: tests.rarest(entry.needs.filter((_, at) => at % 2 === 0)),
  }))
  return { tests: tests.all, steps, entries }
}

function classesOf({ table, terms = new Map() }: BookSource): ReadonlyMap<string, readonly Sequence[]> {
  const known = new Map<string, readonly Sequence[]>()
  const open = new Set<string>()
  const refer = (name: string): readonly Sequence[] => {
    const ready = known.get(name)
    if (ready) return ready
    const phrases = table.get(name) ?? terms.get(name)
    if (!phrases) throw new Error(`no class of phrases is named "${name}"`)
    if (open.has(name)) throw new Error(`the phrases of "${name}" refer to themselves`)
    open.add(name)
    const sequences = phrases.map((phrase) => parsePhrase(phrase, refer))
    known.set(name, sequences)
    return sequences
  }
  return new Map([...table.keys()].map((name) => [name, refer(name)]))
}

/** Equal steps have one number: a class that many phrases refer to stands here once. */
function stepNumbers({ numberOf }: Tests) {
  const steps: Step[] = []
  const ofSteps = new Map<string, number>()
  const ofParts = new Map<Part, number>()
  const stepOf = (part: Part): Step => {
    if (part.type === 'number')
      return { type: 'word', test: numberOf({ words: [], stems: [], endings: [], number: true }) }
    if (part.type === 'words')
      return { type: 'word', test: numberOf({ ...part, words: [...part.words], number: false }) }
    return part.type === 'choice' ? { ...part, choices: part.choices.map(numbersOf) } : part
  }
  const numberOfPart = (part: Part): number => {
    const step = stepOf(part)
    const key = JSON.stringify(step)
    const number = ofSteps.get(key) ?? steps.push(step) - 1
    ofSteps.set(key, number)
    return number
  }
  const numbersOf = (sequence: Sequence): readonly number[] =>
    sequence.map((part) => {
      const number = ofParts.get(part) ?? numberOfPart(part)
      ofParts.set(part, number)
      return number
    })
  return { steps, numbersOf }
}

/** What phrases begin with, and what no match of them can be without. */
function headsIn(steps: readonly Step[], tests: Tests) {
  const stepOf = (number: number) => steps[number] as Step
  const known = new Map<number, number | null>()

  /** The test of the first words of a sequence; null where that can be any word. */
  function of(sequence: readonly number[]): number | null {
    const firsts: number[] = []
    for (const number of sequence) {
      const step = stepOf(number)
      if (step.type === 'gap') return null
      if (step.type === 'word') firsts.push(step.test)
      if (step.type === 'choice') {
        const test = ofChoice(number)
        if (test === null) return null
        firsts.push(test)
      }
      if (step.type === 'word' || (step.type === 'choice' && !step.optional)) break
    }
    return tests.anyOf(firsts)
  }

  function ofChoice(number: number): number | null {
    const ready = known.get(number)
    if (ready !== undefined) return ready
    const step = stepOf(number) as Extract<Step, { type: 'choice' }>
    const firsts = step.choices.map(of)
    const test = firsts.includes(null) ? null : tests.anyOf(firsts.flatMap((first) => first ?? []))
    known.set(number, test)
    return test
  }

  function needs(sequence: readonly number[]): readonly number[] {
    const found: number[] = []
    let ahead = 0
    for (const number of sequence) {
      const step = stepOf(number)
      const least = fewest(number)
      const test = step.type === 'word' ? step.test : step.type === 'choice' && least > 0 ? ofChoice(number) : null
      if (test !== null) found.push(test, ahead)
      ahead += least
    }
    return found
  }

  function fewest(number: number): number {
    const step = stepOf(number)
    if (step.type === 'word') return 1
    if (step.type === 'gap') return step.least
    if (step.type !== 'choice' || step.optional) return 0
    return Math.min(...step.choices.map((choice) => choice.reduce((sum, one) => sum + fewest(one), 0)))
  }

  return { of, needs }
}
