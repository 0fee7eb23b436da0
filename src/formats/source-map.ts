import type { Run, Span } from '../model/index.js'

/** A sequence of characters that was put right: `length` characters at `offset` of the original became `text`. */
export interface Repair {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/** The text that is parsed, with the way back to the lines and columns of the source. */
export interface SourceMap {
  readonly text: string
  /** Offset of the first character of every line. */
  readonly lineStarts: readonly number[]
  /** Offsets after which columns differ from the source by another `delta`, in order. */
  readonly shifts: readonly { readonly offset: number; readonly line: number; readonly delta: number }[]
  /** The line that was asked for last, to find the next one quickly; never part of an answer. */
  readonly recent: { line: number }
}

/**
 * Repairs never hold a line break, so lines are the same on both sides and only columns shift.
 * `text` must have `\n` as its only line break.
 */
export function mapSource(original: string, repairs: readonly Repair[] = []): SourceMap {
  const pieces: string[] = []
  const shifted: { offset: number; delta: number }[] = []
  let from = 0
  let length = 0
  for (const repair of repairs) {
    pieces.push(original.slice(from, repair.offset), repair.text)
    length += repair.offset - from + repair.text.length
    from = repair.offset + repair.length
    shifted.push({ offset: length, delta: repair.length - repair.text.length })
  }
  const text = repairs.length === 0 ? original : pieces.join('') + original.slice(from)
  const lineStarts = startsOfLines(text)
  return { text, lineStarts, shifts: accumulate(shifted, lineStarts), recent: { line: 0 } }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Columns count from the line's start, so the sum of deltas starts anew on every line. */
function accumulate(shifted: readonly { offset: number; delta: number }[], lineStarts: readonly number[]) {
  let previous = { line: 0, sum: 0 }
  return shifted.map(({ offset, delta }) => {
    const line = lastAtMost(lineStarts, offset)
    previous = { line, sum: (previous.line === line ? previous.sum : 0) + delta }
    return { offset, line, delta: previous.sum }
  })
}

/** 1-based line and column of an offset; offsets beyond the text are its end. */
export function placeOf(map: SourceMap, offset: number): { line: number; column: number } {
  const at = within(map, offset)
  const line = lineAt(map, at)
  return { line: line + 1, column: columnAt(map, at, line) }
}

/** The half-open range as a span of the source. */
export function spanOf(map: SourceMap, from: number, to: number): Span {
  const start = within(map, from)
  const end = within(map, Math.max(from, to))
  const line = lineAt(map, start)
  const column = columnAt(map, start, line)
  const endLine = lineAt(map, end)
  return { line: line + 1, column, endLine: endLine + 1, endColumn: columnAt(map, end, endLine) }
}

/** The run for text at `target` of a prose that stands at an offset of the source. */
export function runAt(map: SourceMap, offset: number, target: number): Run {
  const at = within(map, offset)
  const line = lineAt(map, at)
  return { offset: target, line: line + 1, column: columnAt(map, at, line) }
}

/** Adds the runs for the text of the half-open range when it is put at `target` of a prose. */
export function addRuns(map: SourceMap, from: number, to: number, target: number, runs: Run[]): void {
  const first = lineAt(map, from)
  runs.push({ offset: target, line: first + 1, column: columnAt(map, from, first) })
  let shift = map.shifts.length === 0 ? 0 : shiftsUpTo(map, from)
  for (let line = first; ; line += 1) {
    const next = map.lineStarts[line + 1] ?? Number.POSITIVE_INFINITY
    for (let at = map.shifts[shift]; at && at.offset < Math.min(next, to); at = map.shifts[shift]) {
      if (at.offset > from) runs.push(runAt(map, at.offset, target + at.offset - from))
      shift += 1
    }
    if (next >= to) return
    runs.push({ offset: target + next - from, line: line + 2, column: columnAt(map, next, line + 1) })
  }
}

/** Zero-based index of the line that holds an offset. Texts are read onwards, so it is mostly the line of last time. */
export function lineAt(map: SourceMap, offset: number): number {
  const { lineStarts, recent } = map
  let line = recent.line
  const isOn = (lineStarts[line] as number) <= offset
  for (let step = 0; isOn && step < 8; step += 1) {
    if ((lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) > offset) {
      recent.line = line
      return line
    }
    line += 1
  }
  recent.line = lastAtMost(lineStarts, offset)
  return recent.line
}

/** The offset just behind a line's last character, before its line break. */
export function endOfLine(map: SourceMap, line: number): number {
  const next = map.lineStarts[line + 1]
  return next === undefined ? map.text.length : next - 1
}

const within = (map: SourceMap, offset: number) => Math.max(0, Math.min(offset, map.text.length))

function columnAt(map: SourceMap, at: number, line: number): number {
  const column = at - (map.lineStarts[line] as number) + 1
  if (map.shifts.length === 0) return column
  const shift = map.shifts[shiftsUpTo(map, at) - 1]
  return shift?.line === line ? column + shift.delta : column
}

/** How many shifts stand at or before an offset. */
function shiftsUpTo(map: SourceMap, offset: number): number {
  let low = 0
  let high = map.shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map.shifts[middle] as { offset: number }).offset <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
