import type { ShellCommand } from '../../model/index.js'
import { isLike, matcher } from '../wording/glob.js'
import { type StatementEffect, type Statements, statementsIn } from './statements.js'

/** What counts most of what several statements do. */
const WEIGHT: readonly StatementEffect[] = ['database', 'secret', 'unknown', 'read-only']

/** What a text of SQL, or a script of a document database, does. */
export function effectOfSql(text: string, statements: Statements): StatementEffect {
  const script = effectOfScript(text, statements)
  if (script) return script
  const effects: StatementEffect[] = []
  let held: StatementEffect[] | null = null
  for (const words of statementsIn(text)) {
    // What is taken back at the end of its own transaction was never done.
    if (isWord(words, ['begin', 'start'])) held = []
    else if (held && isWord(words, ['rollback', 'abort']) && words[1] !== 'to') held = null
    else if (held && isWord(words, ['commit', 'end'])) {
      effects.push(...held)
      held = null
    }
    const rest = afterOpening(words)
    if (rest.length > 0) (held ?? effects).push(effectOfStatement(rest, statements))
  }
  const all = [...effects, ...(held ?? [])]
  return WEIGHT.find((effect) => all.includes(effect)) ?? 'read-only'
}

const isWord = (words: readonly string[], wanted: readonly string[]): boolean => wanted.includes(words[0] ?? '')

/** `begin update …`, on one line, and the statement that is explained by being run. */
function afterOpening(words: readonly string[]): readonly string[] {
  if (words[0] === 'begin' && words.length > 1) {
    const from = ['transaction', 'tran', 'work'].includes(words[1] as string) ? 2 : 1
    return words.length > from ? words.slice(from) : words
  }
  if (words[0] !== 'explain') return words
  const at = words.findIndex((word) => word === 'analyze' || word === 'analyse')
  if (at !== 1 && !(at > 1 && words[1] === '(')) return words
  const from = words[1] === '(' ? words.indexOf(')') + 1 : at + 1
  return words.slice(words[from] === 'verbose' ? from + 1 : from)
}

function effectOfStatement(words: readonly string[], statements: Statements): StatementEffect {
  // A common table expression writes where one of its parts does, or what follows them.
  if (words[0] === 'with') {
    const parts = words.flatMap((word, at) => (word === '(' || word === ')' ? [words.slice(at + 1)] : []))
    return parts.some((part) => statements.effectOf(part) === 'database') ? 'database' : 'read-only'
  }
  return statements.effectOf(words[0] === '(' ? words.slice(words.findIndex((word) => word !== '(')) : words)
}

/** `db.orders.deleteMany({})`, by the methods called. */
function effectOfScript(text: string, statements: Statements): StatementEffect | null {
  if (!/\bdb\.\w|\brs\.\w|\bsh\.\w/.test(text)) return null
  const called = [...text.matchAll(/\.(\w{1,60})\s*\(/g)].map(([, name = '']) => name)
  const [writes, secrets] = [matcher(statements.list('document-writes')), matcher(statements.list('document-secrets'))]
  if (called.some(secrets)) return 'secret'
  return called.some(writes) ? 'database' : 'read-only'
}

/** A whole statement, in whatever letters. */
export const isStatement = (text: string, statements: Statements): boolean =>
  statements.fits('unmistakable', statementsIn(text.slice(0, LONGEST_BEGINNING))[0] ?? [])

/** The effect of SQL in a fence that says it is shell, or null where it is none. */
export function bareSql(text: string, statements: Statements): 'database' | 'read-only' | null {
  const begin = text.slice(0, LONGEST_BEGINNING)
  if (!/^[A-Z]{3,}(?: [A-Z]{3,})?\b/.test(begin)) return null
  const words = statementsIn(begin)[0] ?? []
  if (statements.fits('capital', words)) return 'database'
  return statements.fits('capital-reads', words) ? 'read-only' : null
}

/** What decides stands in the first words. */
const LONGEST_BEGINNING = 2000

/** Short options that stand together: `-tAc "select 1"`, `-sNe`. */
const SHORT_STATEMENT = /^-[1abelnqstvwxzABENLX]*[ceQq]$/
const SHORT_FILE = /^-(?:[1abelnqstvwxzABENLX]*f|i)$/
/** `-c"DELETE …"`, one word with its option. */
const GLUED = /^-[1abelnqstvwxzABENLX]*?[ceQq](\S*\s[\s\S]*)$/

/** What a client is told that takes its statement without an option, and what files it loads. */
export interface ClientWords {
  readonly bare: boolean
  isLoaded(file: string): boolean
}

/** What a database client is told to do by its options, its input or a file. */
export function told(
  program: string,
  { words, input }: Pick<ShellCommand, 'words' | 'input'>,
  client: ClientWords,
  statements: Statements,
): { readonly effect: StatementEffect; readonly by: string } {
  const takes = (list: string, short: RegExp) => (word: string) =>
    short.test(word) || statements.list(list).includes(word)
  const takesStatement = takes('statement-options', SHORT_STATEMENT)
  const takesFile = takes('file-options', SHORT_FILE)
  const flagged = words.filter((_word, index) => takesStatement(words[index - 1] ?? ''))
  const attached = words.flatMap((word) => attachedTo(word, statements) ?? GLUED.exec(word)?.[1] ?? [])
  const typed = input.filter(({ type }) => type === 'text').map(({ value }) => value)
  const positional = client.bare ? words.slice(2).filter((word) => /\s/.test(word)) : []
  const texts = [...flagged, ...attached, ...typed, ...positional]
  const effects = texts.map((text) => effectOfSql(text, statements))
  const effect = WEIGHT.find((one) => effects.includes(one))
  if (effect === 'database' || effect === 'secret') return { effect, by: `${program} with a writing statement` }
  const loads =
    (flagged.length + attached.length === 0 && input.some(({ type }) => type === 'file')) ||
    words.some(
      (word, index) =>
        takesFile(words[index - 1] ?? '') ||
        statements.list('file-options').some((option) => word.startsWith(`${option}=`)) ||
        client.isLoaded(word),
    )
  if (loads) return { effect: 'database', by: `${program} loading a file` }
  if (effect === 'unknown') return { effect, by: `${program} with a statement nobody knows` }
  return { effect: 'read-only', by: effect ? `${program} with a reading statement` : program }
}

/** `--command=DELETE …` */
function attachedTo(word: string, statements: Statements): string | undefined {
  const at = word.indexOf('=')
  return at > 0 && statements.list('statement-options').some((option) => isLike(option, word.slice(0, at)))
    ? word.slice(at + 1)
    : undefined
}
