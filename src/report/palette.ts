import type { Kind, Rule } from '../model/index.js'

/** Paint for a terminal, chosen by the command line; without colour every function returns its text. */
export interface Palette {
  readonly block: Paint
  readonly warn: Paint
  readonly note: Paint
  readonly go: Paint
  readonly strong: Paint
  readonly dim: Paint
  readonly gutter: Paint
}
export type Paint = (text: string) => string

const bare: Paint = (text) => text
export const NO_COLOUR: Palette = {
  block: bare,
  warn: bare,
  note: bare,
  go: bare,
  strong: bare,
  dim: bare,
  gutter: bare,
}

/** What a renderer may know beyond the report itself. */
export interface View {
  readonly palette: Palette
  /** The lines of a document that was read, for code frames; null where it can no longer be shown. */
  readonly linesOf: (path: string) => readonly string[] | null
  /** Show every repetition and every document that was only counted. */
  readonly verbose: boolean
  /** Show only what blocks. */
  readonly quiet: boolean
  /** Columns to fill. */
  readonly width: number
  /** What is known of a rule beside its findings; read only where a format asks (`ASK_RULES`). Absent: nothing is. */
  readonly rules?: (id: string) => RuleText | null
  /** A path as the server that keeps the code calls it, from the root of the repository. Absent: it is that already. */
  readonly placeOf?: (path: string) => string
  /**
   * How a check was asked for, word by word: the options that choose config and rules, and the paths. Absent: it is no
   * check.
   */
  readonly again?: { readonly options: readonly string[]; readonly paths: readonly string[] }
  /** Ids of the packs that have rules for a kind of document, whether the config extends them or not. */
  readonly packsFor?: (kind: Kind) => readonly string[]
}

/** What a format for other programs tells of a rule. */
export interface RuleText extends Pick<Rule, 'id' | 'title' | 'level' | 'pillar' | 'why' | 'fix' | 'source'> {
  /** Its page as Markdown; null where nobody wrote one. */
  readonly page: string | null
}
