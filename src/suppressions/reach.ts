import type { Span, SuppressionScope } from '../model/index.js'
import type { Layout, Lines } from './layout.js'

/** The lines that a comment is for, or null where nothing follows it. */
export function linesFor(scope: SuppressionScope, span: Span, layout: Layout): Lines | null {
  const lines = scope === 'section' ? sectionOf(span, layout) : lineOf(scope, span, layout)
  // What is missing in a document without a title stands where it begins, which may be above its first content.
  return lines && reaches(lines, layout.head) ? { ...lines, from: Math.min(lines.from, layout.whole.from) } : lines
}

/** Whether a comment stands in YAML, or in a fence: what holds no sections of Markdown. */
export function isInData({ line, column }: Span, { lines, fences }: Layout): boolean {
  return (lines[line - 1] ?? '')[column - 1] === '#' || among(fences, line) !== null
}

const reaches = ({ from, to }: Lines, line: number): boolean => from <= line && line <= to

function lineOf(scope: SuppressionScope, span: Span, layout: Layout): Lines | null {
  return scope === 'line' ? { from: span.line, to: span.line } : nextOf(span, layout)
}

/** The block that begins on the next line that is not blank and no comment, or that line of a block that began before. */
function nextOf(span: Span, layout: Layout): Lines | null {
  const fence = among(layout.fences, span.line)
  const last = fence?.to ?? layout.whole.to
  const next = layout.next[span.endLine + 1] ?? 0
  if (next === 0 || next > last) return null
  if (fence) return { from: next, to: continued(next, last, layout.lines) }
  const block = among(layout.blocks, next)
  const end = block?.from === next ? block.to : layout.entries.get(next)
  return { from: next, to: end ?? next }
}

/** A command goes on behind a backslash at the very end of its line, unless that is escaped itself or ends a remark. */
function continued(from: number, last: number, lines: readonly string[]): number {
  let to = from
  while (to < last && goesOn(lines[to - 1] ?? '')) to += 1
  return to
}

const goesOn = (line: string): boolean =>
  (/\\+$/.exec(line.replace(/\r$/, ''))?.[0].length ?? 0) % 2 === 1 && !/(?:^|\s)#/.test(line)

/** The section of the title above the comment; above all titles, the whole document. In a quote, no more than the quote. */
function sectionOf({ line }: Span, { sections, containers, whole }: Layout): Lines {
  const part = containers.findLast((one) => reaches(one, line)) ?? { ...whole, sections }
  return part.sections[lastAt(part.sections, line)] ?? part
}

/** The stretch in which a line lies, of stretches none of which lies within another. */
function among(stretches: readonly Lines[], line: number): Lines | null {
  const found = stretches[lastAt(stretches, line)]
  return found && line <= found.to ? found : null
}

/** The last that begins on a line or above it, or -1; they are in the order of their beginnings. */
function lastAt(stretches: readonly Lines[], line: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle] as Lines).from <= line) low = middle + 1
    else high = middle
  }
  return low - 1
}
