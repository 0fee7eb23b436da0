import type { Mark, Prose, Run } from '../model/index.js'
import { addRuns, runAt, type SourceMap } from './source-map.js'

/** A prose being written. */
export interface Draft {
  readonly map: SourceMap
  text: string
  readonly runs: Run[]
  readonly marks: Mark[]
}

export function startProse(map: SourceMap): Draft {
  return { map, text: '', runs: [], marks: [] }
}

/** Appends the source text of a half-open range as it stands. */
export function copy(draft: Draft, from: number, to: number): void {
  if (to <= from) return
  addRuns(draft.map, from, to, draft.text.length, draft.runs)
  draft.text += draft.map.text.slice(from, to)
}

/** Appends text that stands for something else, such as an entity, at one place of the source. */
export function write(draft: Draft, text: string, at: number): void {
  if (text === '') return
  draft.runs.push(runAt(draft.map, at, draft.text.length))
  draft.text += text
}

/** The finished prose without white space around it; an empty one still knows its place, `at`. */
export function finishProse(draft: Draft, at: number): Prose {
  const text = draft.text.trim()
  const start = text === draft.text ? 0 : draft.text.length - draft.text.trimStart().length
  if (text === '') return { text: '', runs: [runAt(draft.map, at, 0)], marks: [] }
  return start === 0 ? { text, runs: draft.runs, marks: clip(draft.marks, text) } : shifted(draft, start, text)
}

/** The finished prose with its white space: code and data. */
export function exactProse(draft: Draft, at: number): Prose {
  if (draft.runs.length === 0) draft.runs.push(runAt(draft.map, at, 0))
  return { text: draft.text, runs: draft.runs, marks: draft.marks }
}

function shifted(draft: Draft, start: number, text: string): Prose {
  const runs: Run[] = []
  for (const run of draft.runs) {
    if (run.offset >= start) runs.push({ ...run, offset: run.offset - start })
    else runs[0] = { offset: 0, line: run.line, column: run.column + start - run.offset }
  }
  if (runs[1]?.offset === 0) runs.shift()
  const marks = draft.marks.map((mark) => ({ ...mark, from: Math.max(0, mark.from - start), to: mark.to - start }))
  return { text, runs, marks: clip(marks, text) }
}

/** Marks in reading order, the outer before the inner, none of them beyond the text. */
function clip(marks: readonly Mark[], text: string): readonly Mark[] {
  if (marks.length === 0) return marks
  return marks
    .map((mark) => (mark.to > text.length ? { ...mark, to: text.length } : mark))
    .filter((mark) => mark.to > mark.from)
    .sort((a, b) => a.from - b.from || b.to - a.to)
}
