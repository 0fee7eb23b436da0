import { type Prose, type Run, spanWithin } from '../../model/index.js'

/** `[user@host dir]`, `user@host:~`, `host:/srv`, `bash-5.1`: what stands before the sign of a prompt. */
const PLACE = String.raw`(?:\([\w.-]+\)[ \t]*)?(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+[^\n$#%]{0,60}|[\w.-]*:[~/][^\n$#%]{0,60}|(?:ba|z)?sh-\d[\d.]*`
const USER_PROMPT = new RegExp(String.raw`^[ \t]*${PLACE}|~[\w/.-]*)?[ \t]?(?:\$|❯) +(?=\S)`)
/** A lone `# ` is a comment; only what stands before it tells that it is the prompt of the superuser. */
const ROOT_PROMPT = new RegExp(String.raw`^[ \t]*${PLACE}|[\w.-]*[~/])[ \t]?# +(?=\S)`)
const CONTINUED_PROMPT = /^[ \t]*>(?: |$)/
const HEREDOC = /<<-?\s*(['"\\]?)(\w+)\1/
/** An unclosed quote must not take the whole session for one command. */
const LONGEST = 4000

/**
 * The commands a reader would type. Where a text begins with a prompt it is a console session: what the commands
 * printed is left out too, and comments stay.
 */
export function withoutPrompts(code: Prose): Prose {
  if (!/[$#❯]/.test(code.text)) return code
  const lines = code.text.split('\n')
  const opening = lines.find((line) => line.trim() !== '' && !/^\s*#(?! *$)[^$]*$/.test(line))
  const isSession = opening !== undefined && promptLength(opening) > 0
  if (!isSession && !lines.some((line) => promptLength(line) > 0)) return code
  const kept: Kept[] = []
  let offset = 0
  let command: Command | null = null
  for (const line of lines) {
    const prompt = promptLength(line)
    let cut = prompt
    if (command !== null && goesOn(command, line)) {
      const isPrompted: boolean = command.isPrompted || CONTINUED_PROMPT.test(line)
      cut = isPrompted ? (CONTINUED_PROMPT.exec(line)?.[0].length ?? 0) : 0
      command = continued(command, line.slice(cut), isPrompted)
    } else command = prompt > 0 ? begun(line.slice(prompt), false) : null
    const isLeftOut = isSession && command === null && !/^\s*#/.test(line)
    kept.push({ from: isLeftOut ? offset + line.length : offset + cut, to: offset + line.length + 1 })
    offset += line.length + 1
  }
  return joined(code, kept)
}

/** A range of a prose's text. */
interface Kept {
  readonly from: number
  readonly to: number
}

/** Parts of a prose as one; every character keeps its place. */
function joined(code: Prose, parts: readonly Kept[]): Prose {
  const runs: Run[] = []
  let text = ''
  let next = 0
  for (const { from, to } of parts) {
    const { line, column } = spanWithin(code, from, from)
    runs.push({ offset: text.length, line, column })
    while ((code.runs[next]?.offset ?? Number.POSITIVE_INFINITY) <= from) next += 1
    for (let at = next; (code.runs[at]?.offset ?? Number.POSITIVE_INFINITY) < to; at += 1) {
      const run = code.runs[at] as Run
      runs.push({ ...run, offset: text.length + run.offset - from })
    }
    text += code.text.slice(from, to)
  }
  return { text, runs, marks: [] }
}

function promptLength(line: string): number {
  return (USER_PROMPT.exec(line) ?? ROOT_PROMPT.exec(line))?.[0].length ?? 0
}

/** A command of a session, as far as it has been typed. */
interface Command {
  readonly text: string
  /** The shell asked for more with `> `. */
  readonly isPrompted: boolean
  /** The line that ends the here-document it is in. */
  readonly delimiter: string | null
}

function begun(text: string, isPrompted: boolean): Command {
  return { text, isPrompted, delimiter: HEREDOC.exec(text)?.[2] ?? null }
}

function continued(command: Command, line: string, isPrompted: boolean): Command {
  if (command.delimiter === null) return begun(`${command.text}\n${line}`, isPrompted)
  const isOver = line.trim() === command.delimiter
  return { text: isOver ? '' : command.text, isPrompted, delimiter: isOver ? null : command.delimiter }
}

/** A command goes on behind a backslash or an operator, inside quotes and here-documents, and at a `>` prompt. */
function goesOn({ text, isPrompted, delimiter }: Command, next: string): boolean {
  if (delimiter !== null) return true
  if (promptLength(next) > 0 || text.length > LONGEST) return false
  return /(?:\\|\||&&)\s*$/.test(text) || isOpen(text) || (CONTINUED_PROMPT.test(next) && isPrompted && text !== '')
}

/** A quote or a block waits for its end. */
function isOpen(command: string): boolean {
  const bare = command.replace(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/gs, '')
  return /["']/.test(bare) || /(?:^|[\s;])(?:do|then|else|\{)\s*$/.test(bare)
}
