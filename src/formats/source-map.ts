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
  return { text, lineStarts, shifts: accumulate(shifted, lineStarts) }
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
  const at = Math.max(0, Math.min(offset, map.text.length))
  const index = lastAtMost(map.lineStarts, at)
  const column = at - (map.lineStarts[index] as number) + 1
  return { line: index + 1, column: column + (map.shifts.length === 0 ? 0 : shiftAt(map, at, index)) }
}

function shiftAt(map: SourceMap, offset: number, line: number): number {
  let low = 0
  let high = map.shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map.shifts[middle] as { offset: number }).offset <= offset) low = middle + 1
    else high = middle
  }
  const shift = map.shifts[low - 1]
  return shift?.line === line ? shift.delta : 0
}

/** The half-open range as a span of the source. */
export function spanOf(map: SourceMap, from: number, to: number): Span {
  const start = placeOf(map, from)
  const end = placeOf(map, Math.max(from, to))
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

/** Runs for the text of the half-open range when it is put at `target` of a prose. */
export function runsOf(map: SourceMap, from: number, to: number, target: number): Run[] {
  const runs: Run[] = [{ offset: target, ...placeOf(map, from) }]
  const part = map.text.slice(from, to)
  for (let at = part.indexOf('\n'); at >= 0 && at + 1 < part.length; at = part.indexOf('\n', at + 1)) {
    runs.push({ offset: target + at + 1, ...placeOf(map, from + at + 1) })
  }
  if (map.shifts.length === 0) return runs
  for (const { offset } of map.shifts) {
    if (offset > from && offset < to) runs.push({ offset: target + offset - from, ...placeOf(map, offset) })
  }
  return runs.sort((a, b) => a.offset - b.offset)
}

/** Zero-based index of the line that holds an offset. */
export function lineAt(map: SourceMap, offset: number): number {
  return lastAtMost(map.lineStarts, offset)
}

/** The offset just behind a line's last character, before its line break. */
export function endOfLine(map: SourceMap, line: number): number {
  const next = map.lineStarts[line + 1]
  return next === undefined ? map.text.length : next - 1
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
