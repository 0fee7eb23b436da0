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
}
