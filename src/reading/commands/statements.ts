import { isLike } from '../wording/glob.js'

/** What a statement does. */
export type StatementEffect = 'read-only' | 'database' | 'secret' | 'unknown'

/** The wording of statements, as it stands in `rules/vocabulary/sql.yaml`. */
export type SqlData = Readonly<Record<string, readonly string[]>>

/** Patterns of words by what they mean. */
export interface Statements {
  /** What one statement does by its words. */
  effectOf(words: readonly string[]): StatementEffect
  /** Whether the words begin as one of a list does. */
  fits(list: string, words: readonly string[]): boolean
  /** The words of a list. */
  list(name: string): readonly string[]
}

/** Nobody writes more words before those that decide. */
const MOST_WORDS = 400

/** Compiles the patterns once. */
export function statementsOf(data: SqlData): Statements {
  const patterns = (name: string) =>
    (data[name] ?? []).flatMap((line) => line.split(';')).map((line) => line.trim().toLowerCase().split(/\s+/))
  const known = (['secret', 'database', 'read-only'] as const).flatMap((effect) =>
    patterns(effect).map((words) => ({ effect, words })),
  )
  const lists = new Map(Object.keys(data).map((name) => [name, patterns(name)]))
  return {
    effectOf(words) {
      const told = words.slice(0, MOST_WORDS)
      const best = known
        .filter((one) => matches(one.words, told))
        .reduce<(typeof known)[number] | null>(
          (found, one) => (found && found.words.length >= one.words.length ? found : one),
          null,
        )
      return best?.effect ?? 'unknown'
    },
    fits: (list, words) => (lists.get(list) ?? []).some((one) => matches(one, words.slice(0, MOST_WORDS))),
    list: (name) => data[name] ?? [],
  }
}

/** Words in order from the first on; behind a `*` they may stand anywhere. */
function matches(wanted: readonly string[], words: readonly string[]): boolean {
  let at = 0
  let skips = false
  for (const one of wanted) {
    if (one === '*') {
      if (at >= words.length) return false
      skips = true
      continue
    }
    const found = skips ? words.findIndex((word, index) => index >= at && isLike(one, word)) : at
    if (found < 0 || !isLike(one, words[found] ?? '')) return false
    at = found + 1
    skips = false
  }
  return true
}

const LEXEME =
  /--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^'\\]|\\.|'')*'|"[^"]*"|`[^`]*`|[\w.@\\$:]+|\S/g

/** The statements of a text as words in small letters; strings and quoted names say nothing of what is done. */
export function statementsIn(text: string): readonly (readonly string[])[] {
  const statements: string[][] = []
  let words: string[] = []
  for (const [lexeme] of text.matchAll(LEXEME)) {
    if (/^(?:--|#|\/\*)/.test(lexeme)) continue
    if (lexeme === ';') {
      if (words.length > 0) statements.push(words)
      words = []
    } else words.push(/^(?:'|"|`|\$\w*\$)/.test(lexeme) ? '""' : lexeme.toLowerCase())
  }
  if (words.length > 0) statements.push(words)
  return statements
}
