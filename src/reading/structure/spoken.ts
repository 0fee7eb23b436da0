import { type Prose, type ShellCommand, type ShellText, spanWithin } from '../../model/index.js'
import { cut } from './prose.js'

/** What taking a text apart has to know of commands. */
export interface Shell {
  /** The shell parser of the formats room. */
  readonly parse: (code: Prose) => ShellText
  /** Whether a word may be a program: one of the command table, or a script that says what it does. */
  readonly isProgram: (word: string) => boolean
  /** How sure it is that a command changes a database or a secret; null where it does neither. */
  readonly acts: (command: ShellCommand) => 'surely' | 'if-ordered' | null
  /** Whether what stands before a command orders that it be typed. */
  readonly isOrdered: (before: string) => boolean
  /** Whether a line that begins with the word is a command in any text. */
  readonly isTyped: (word: string) => boolean
  /** What a fence of that language holds; null for any other language. */
  readonly speaks: (language: string) => 'shell' | 'plain' | 'sql' | 'patch' | null
}

/** A command in the middle of a text, by its place in the prose. */
export interface Spoken {
  readonly from: number
  readonly command: ShellCommand
}

const WORD = /(?<![\w./$@:+-])[a-z.][\w.+/-]*[a-z\d](?![\w@:])/g
/** Nobody types a longer command into a sentence. */
const LONGEST = 2000

/**
 * Commands that a text holds without saying that they are code: `Run pg_restore --clean -d orders x.dump`,
 * `os.system("alembic downgrade -1")`. Only those that change a database or a secret are looked for.
 * `from`/`to` bound a line of the prose; `isCode` says that a program's name is a command wherever it stands.
 */
export function spokenCommands(
  prose: Prose,
  from: number,
  to: number,
  shell: Shell,
  isCode: boolean,
): readonly Spoken[] {
  const found: Spoken[] = []
  // A list of words in quotes is the command they make: `["alembic", "downgrade"]`.
  const text = prose.text.slice(from, to).replace(/["'],\s*["']/g, (between) => ' '.repeat(between.length))
  let done = 0
  for (const match of text.matchAll(WORD)) {
    if (match.index < done || !shell.isProgram(match[0])) continue
    const end = endOfCommand(text, match.index)
    const part = text.slice(match.index, end)
    const runs = cut(prose, from + match.index, from + end).runs
    const command = shell.parse({ text: part, marks: [], runs }).commands.find((one) => shell.acts(one) !== null)
    const sure = command && shell.acts(command)
    if (
      !command ||
      (sure === 'if-ordered' && !isCode && !shell.isOrdered(text.slice(Math.max(0, match.index - 200), match.index)))
    )
      continue
    found.push({
      from: from + match.index,
      command: { ...command, span: spanWithin(prose, from + match.index, from + end) },
    })
    done = end
  }
  return found
}

/** Where a command that begins at `at` ends: with the quotes or brackets it stands in, the sentence, or the line. */
function endOfCommand(text: string, at: number): number {
  const opened = /["'`]$/.exec(text.slice(0, at))?.[0]
  const limit = Math.min(text.length, at + LONGEST)
  let quote = ''
  let next = at
  for (; next < limit; next++) {
    const char = text[next] as string
    if (char === '\n' || char === '`' || char === opened || /^<\/\w+>/.test(text.slice(next, next + 12))) break
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || (char === "'" && /[\s=(-]/.test(text[next - 1] ?? ' '))) quote = char
    else if (char === ')' || (/[.,:!?]/.test(char) && /^["')*_]*(?:\s|$)/.test(text.slice(next + 1, next + 5)))) break
  }
  return at + text.slice(at, next).trimEnd().length
}
