/** What a word may be: one of some words, with one of some beginnings or endings, or a number. */
export interface WordTest {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly endings: readonly string[]
  /** Any word that begins with a digit. */
  readonly number: boolean
}

/** Tests by their numbers: equal ones have the same. */
export interface Tests {
  readonly all: readonly WordTest[]
  readonly numberOf: (test: WordTest) => number
  /** The test that a word fits when it fits one of these. */
  readonly anyOf: (numbers: readonly number[]) => number
  /** The one that the fewest texts fit, or null of none. */
  readonly rarest: (numbers: readonly number[]) => number | null
}

/** A beginning or an ending stands for about so many words, a number for many. */
const WORDS_OF_STEM = 3
const WORDS_OF_NUMBER = 100

export function wordTests(): Tests {
  const all: WordTest[] = []
  const known = new Map<string, number>()
  let counted: { readonly tests: number; readonly counts: ReadonlyMap<string, number> } | null = null
  const numberOf = (test: WordTest): number => {
    const key = JSON.stringify([test.words, test.stems, test.endings, test.number])
    const number = known.get(key) ?? all.push(test) - 1
    known.set(key, number)
    return number
  }
  return {
    all,
    numberOf,
    anyOf(numbers) {
      const [first, ...others] = new Set(numbers)
      if (first !== undefined && others.length === 0) return first
      const several = [...new Set(numbers)].map((number) => all[number] as WordTest)
      return numberOf({
        words: [...new Set(several.flatMap(({ words }) => words))],
        stems: [...new Set(several.flatMap(({ stems }) => stems))],
        endings: [...new Set(several.flatMap(({ endings }) => endings))],
        number: several.some(({ number }) => number),
      })
    },
    rarest(numbers) {
      const costs = numbers.map((number) => [costOf(all[number] as WordTest), number] as const)
      return costs.sort(([a], [b]) => a - b)[0]?.[1] ?? null
    },
  }

  /** What many tests ask for stands in many texts. */
  function costOf({ words, stems, endings, number }: WordTest): number {
    const common = words.reduce((sum, word) => sum + frequency(word), 0)
    return common + WORDS_OF_STEM * (stems.length + endings.length) + (number ? WORDS_OF_NUMBER : 0)
  }

  function frequency(word: string): number {
    return frequencies().get(word) ?? 1
  }

  function frequencies(): ReadonlyMap<string, number> {
    if (counted?.tests === all.length) return counted.counts
    const counts = new Map<string, number>()
    for (const { words } of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    counted = { tests: all.length, counts }
    return counts
  }
}
