import { type Matcher, matcher } from '../wording/glob.js'

/** What is known of programs that run others, as it stands in `rules/vocabulary/programs.yaml`. */
export interface ProgramsData {
  readonly like: Readonly<Record<string, string>>
  readonly [list: string]: readonly string[] | Readonly<Record<string, string>>
}

/** The same, made ready for looking up. */
export interface Programs {
  /** The words that a program stands for, `docker compose` for `docker-compose`. */
  readonly like: ReadonlyMap<string, readonly string[]>
  /** Whether a word is in a list. */
  is(list: string, word: string): boolean
  /** Whether any of several words is in a list. */
  any(list: string, words: readonly string[]): boolean
  /** How many of the words a launcher takes: 2 for `poetry run`, 0 for none. */
  launcherLength(words: readonly string[]): number
  /** Whether the words begin with one that runs something by its name. */
  isRunner(words: readonly string[]): boolean
}

/** Compiles the lists once. */
export function programsOf({ like, ...lists }: ProgramsData): Programs {
  const matchers = new Map<string, Matcher>()
  for (const [name, words] of Object.entries(lists)) if (Array.isArray(words)) matchers.set(name, matcher(words))
  const is = (list: string, word: string) => matchers.get(list)?.(word) ?? false
  const launchers = sequences(lists['launchers'])
  const runners = sequences(lists['runners'])
  return {
    like: new Map(Object.entries(like).map(([name, words]) => [name, words.split(' ')])),
    is,
    any: (list, words) => words.some((word) => is(list, word)),
    launcherLength: (words) => Math.max(0, ...launchers.filter((one) => begins(one, words)).map((one) => one.length)),
    isRunner: (words) => runners.some((one) => begins(one, words)),
  }
}

const sequences = (lines: unknown): readonly (readonly Matcher[])[] =>
  Array.isArray(lines)
    ? lines.map((line) =>
        String(line)
          .split(' ')
          .map((word) => matcher([word])),
      )
    : []

const begins = (wanted: readonly Matcher[], words: readonly string[]): boolean =>
  wanted.every((fits, at) => fits(words[at] ?? ''))
