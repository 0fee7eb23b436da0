import type { Prose, Run } from '../../model/index.js'

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

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|min|max|no|cf|resp)|\b[A-Z])\.$/i

/** The sentences of a text as half-open ranges. A line break ends one only where `lines` says so. */
export function sentencesOf(text: string, from = 0, to = text.length): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  let start = from
  const end = /[.!?]["'”’)*_]*(?=\s+["'“‘(*_`]*[\p{Lu}\p{N}])/gu
  end.lastIndex = from
  for (let match = end.exec(text); match && match.index < to; match = end.exec(text)) {
    const stop = match.index + match[0].length
    if (ABBREVIATION.test(text.slice(start, match.index + 1)) || /^\d+\.$/.test(text.slice(start, stop).trim()))
      continue
    push(ranges, text, start, stop)
    start = stop
  }
  push(ranges, text, start, to)
  return ranges
}

function push(ranges: [number, number][], text: string, from: number, to: number): void {
  const lead = /^\s*/.exec(text.slice(from, to))?.[0].length ?? 0
  const body = text.slice(from + lead, to).trimEnd()
  if (body) ranges.push([from + lead, from + lead + body.length])
}
