import type { Corpus, Language } from './corpus/corpus.js'
import type { Measured } from './measure.js'
import { BARE, CACHED, EVERY_FACT, oneFile, PARSE_ONLY, RECOMMENDED, VERSION } from './own-cases.js'
import { PEERS } from './peers.js'

export type Results = ReadonlyMap<string, Measured | string>

/** What was measured on one corpus. */
export interface Measurement {
  readonly corpus: Corpus
  readonly results: Results
}

/** One thing against another at one place: how many times as much, and whether that is what is wanted. */
export interface Comparison {
  readonly where: string
  /** On the clock, or of memory. It decides. */
  readonly times: number
  /** Of the processor: it says more where other work ran on the machine. Null for memory. */
  readonly cpu: number | null
  readonly reached: boolean
}

export interface Goal {
  readonly text: string
  readonly comparisons: readonly Comparison[]
}

const NAMES: Readonly<Record<Language, string>> = { yaml: 'YAML', markdown: 'Markdown' }
const LANGUAGES: readonly Language[] = ['yaml', 'markdown']
const PARSING: Readonly<Record<Language, number>> = { yaml: 1.15, markdown: 2 }

/** Ten times faster than these. Validators that know no positions, and programs that are not JavaScript, are shown beside. */
const SLOWER = ['Spectral', 'markdownlint-cli2', 'remark-cli, remark-lint', 'textlint', 'ESLint, @eslint/markdown']

/** Each goal with what was measured. */
export function goalsOf(start: Results, measurements: readonly Measurement[]): readonly Goal[] {
  const of = (language: Language) => measurements.filter(({ corpus }) => corpus.language === language)
  const beside = (language: Language, one: string, other: string, isFine: (times: number) => boolean) =>
    of(language).flatMap(({ corpus, results }) => compared(corpus.name, results.get(one), results.get(other), isFine))
  const atStart = (name: string, most: number) =>
    compared(name.replace('gonogo ', ''), start.get(name), start.get(BARE), (times) => times <= most)
  return [
    { text: '`--version`: at most 1.2 times an empty program', comparisons: atStart(VERSION, 1.2) },
    {
      text: 'One file: at most 1.6 times an empty program',
      comparisons: LANGUAGES.flatMap((language) => atStart(oneFile(language), 1.6)),
    },
    ...LANGUAGES.flatMap((language) =>
      [RECOMMENDED, EVERY_FACT].map((name) => ({
        text: `${NAMES[language]}, ${name}: at most ${PARSING[language]} times parsing alone`,
        comparisons: beside(language, name, PARSE_ONLY, (times) => times <= PARSING[language]),
      })),
    ),
    ...LANGUAGES.map((language) => ({
      text: `${NAMES[language]}: cached at most 0.15 times the cold run`,
      comparisons: beside(language, CACHED, RECOMMENDED, (times) => times <= 0.15),
    })),
    ...PEERS.filter(({ name }) => SLOWER.includes(name)).map(({ name, language }) => ({
      text: `${NAMES[language]}: ${name} takes at least 10 times as long`,
      comparisons: beside(language, name, RECOMMENDED, (times) => times >= 10),
    })),
    ...LANGUAGES.map((language) => memoryGoal(language, of(language))),
  ]
}

function memoryGoal(language: Language, measurements: readonly Measurement[]): Goal {
  const sizes = measurements.filter(({ corpus }) => corpus.name !== 'real')
  const [least, most] = [sizes[0]?.results.get(RECOMMENDED), sizes.at(-1)?.results.get(RECOMMENDED)]
  const text = `${NAMES[language]}: peak memory of the most documents at most 1.5 times that of the fewest`
  if (sizes.length < 2 || typeof least !== 'object' || typeof most !== 'object') return { text, comparisons: [] }
  const times = most.peak / least.peak
  return {
    text,
    comparisons: [{ where: sizes.at(-1)?.corpus.name ?? '', times, cpu: null, reached: times <= 1.5 }],
  }
}

/** Nothing where one of the two was not measured. */
function compared(
  where: string,
  one: Measured | string | undefined,
  other: Measured | string | undefined,
  isFine: (times: number) => boolean,
): readonly Comparison[] {
  if (typeof one !== 'object' || typeof other !== 'object') return []
  const times = one.wall / other.wall
  return [{ where, times, cpu: one.cpu / other.cpu, reached: isFine(times) }]
}
