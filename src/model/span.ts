/** A place in a source text. Lines and columns are 1-based, columns count UTF-16 code units, the end is exclusive. */
export interface Span {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The file, where it is another than that of what carries the span: facts of joined documents. */
  readonly path?: string
}

/** Where the text at `offset` of a prose stands in the source; holds from that offset up to the next run. */
export interface Run {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** Inline markup over a half-open range of a prose's text. */
export interface Mark {
  readonly type: 'strong' | 'emphasis' | 'delete' | 'code' | 'link' | 'image' | 'html' | 'footnote'
  readonly from: number
  readonly to: number
  /** Destination of a link or image, as written. */
  readonly url?: string
}

/** Plain text with its inline markup beside it, able to tell where every character came from. */
export interface Prose {
  readonly text: string
  readonly runs: readonly Run[]
  readonly marks: readonly Mark[]
}

/** The source span of `prose.text.slice(from, to)`. */
export function spanWithin(prose: Prose, from: number, to: number): Span {
  const start = positionAt(prose, from)
  const end = to > from ? positionAt(prose, to - 1) : start
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column + (to > from ? 1 : 0) }
}

function positionAt(prose: Prose, offset: number): { line: number; column: number } {
  let low = 0
  let high = prose.runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((prose.runs[middle] as Run).offset <= offset) low = middle
    else high = middle - 1
  }
  const run = prose.runs[low]
  if (!run) return { line: 1, column: 1 }
  return { line: run.line, column: run.column + Math.max(0, offset - run.offset) }
}
