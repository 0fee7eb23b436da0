import type { Span } from './span.js'

/** One simple command of a shell text, prompts and pipelines taken apart. */
export interface ShellCommand {
  /** Program and arguments after unquoting; a word with an expansion keeps it as written (`$TAG`). */
  readonly words: readonly string[]
  /** `NAME=value` before the program, or alone. */
  readonly assignments: readonly { readonly name: string; readonly value: string; readonly span: Span }[]
  /** Here-documents, here-strings and files read by `<`, as written. */
  readonly input: readonly { readonly type: 'text' | 'file'; readonly value: string; readonly span: Span }[]
  /** Files written by `>` and `>>`. */
  readonly output: readonly string[]
  readonly span: Span
  /** The command as it stands in the source. */
  readonly text: string
}

/** A shell text: its commands in order, its comments, and whether it parsed without an error. */
export interface ShellText {
  readonly commands: readonly ShellCommand[]
  readonly comments: readonly { readonly text: string; readonly span: Span }[]
  readonly complete: boolean
}
