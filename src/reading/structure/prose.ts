import { type Mark, type Prose, type Run, spanWithin } from '../../model/index.js'

/** Several proses as one, with a separator between, every character still knowing its place. */
export function joined(parts: readonly Prose[], separator: string): Prose {
  let text = ''
  const runs: Run[] = []
  const marks: Prose['marks'][number][] = []
  parts.forEach((part, index) => {
    if (index > 0) text += separator
    const shift = text.length
    for (const run of part.runs) runs.push({ ...run, offset: run.offset + shift })
    for (const mark of part.marks) marks.push({ ...mark, from: mark.from + shift, to: mark.to + shift })
    text += part.text
  })
  return { text, runs, marks }
}

/** A part of a prose as one of its own: the run that holds its first character is cut to begin there. */
export function cut(whole: Prose, from: number, to: number): Prose {
  const text = whole.text.slice(from, to)
  const start = spanWithin(whole, from, Math.min(from + 1, whole.text.length))
  const at = (offset: number) => firstAt(whole.runs, offset, (run) => run.offset)
  const later = whole.runs.slice(at(from + 1), at(to)).map((run) => ({ ...run, offset: run.offset - from }))
  const marks = marksFrom(whole, from, to).map((mark) => ({
    ...mark,
    from: mark.from - from,
    to: Math.min(mark.to, to) - from,
  }))
  return { text, marks, runs: [{ offset: 0, line: start.line, column: start.column }, ...later] }
}

/** The marks of a prose that begin in a half-open range of its text. */
export function marksFrom(prose: Prose, from: number, to: number): readonly Mark[] {
  const first = firstAt(prose.marks, from, (mark) => mark.from)
  const beyond = firstAt(prose.marks, to, (mark) => mark.from)
  return prose.marks.slice(first, beyond)
}

/** Where in an ordered list the first entry at or behind `offset` stands. */
export function firstAt<T>(ordered: readonly T[], offset: number, place: (entry: T) => number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (place(ordered[middle] as T) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A lead-in or label without the colon at its end. */
export function withoutColon(text: string): string {
  const plain = text.trimEnd()
  return plain.endsWith(':') ? plain.slice(0, -1).trimEnd() : plain
}

/** The last word of a sentence and its full stop; one letter is an initial. */
const LAST_WORD = /(?<![\p{L}\p{N}_])(\p{L}|\p{L}[\p{L}.]{0,9})\.$/u

/** The sentences of a text as half-open ranges; a full stop behind one of the abbreviations ends none. */
export function sentencesOf(
  text: string,
  abbreviations: ReadonlySet<string>,
  from = 0,
  to = text.length,
): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let start = from
  // Only this stretch is searched: the rest of a long text would be gone through for each of its parts.
  for (const match of text.slice(from, to).matchAll(SENTENCE_END)) {
    const at = from + match.index
    const stop = at + match[0].length
    const last = LAST_WORD.exec(text.slice(Math.max(start, at - LONGEST_ABBREVIATION), at + 1))?.[1] ?? ''
    const isAbbreviated = /(?:^|\.)[a-z]$/i.test(last) || abbreviations.has(last.toLowerCase())
    if (isAbbreviated || /^\d+\.$/.test(text.slice(start, stop).trim())) continue
    push(ranges, text, start, stop)
    start = stop
  }
  push(ranges, text, start, to)
  return ranges
}

const LONGEST_ABBREVIATION = 8
const SENTENCE_END = /[.!?]["'”’)*_]*(?=\s+["'“‘(*_`]*[\p{Lu}\p{N}])/gu

function push(ranges: [number, number][], text: string, from: number, to: number): void {
  const lead = /^\s*/.exec(text.slice(from, to))?.[0].length ?? 0
  const body = text.slice(from + lead, to).trimEnd()
  if (body) ranges.push([from + lead, from + lead + body.length])
}

/** Nothing but a link. */
export function isLink({
  prose,
  from,
  text,
}: {
  readonly prose: Prose
  readonly from: number
  readonly text: string
}): boolean {
  const end = from + text.trimEnd().length
  return marksFrom(prose, from, from + 2).some((mark) => mark.type === 'link' && mark.to >= end - 1)
}
