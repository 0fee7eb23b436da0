import type { ExampleFinding } from '../model/index.js'

/** `# finding: …`, `// finding: …` or `<!-- finding: … -->`, as the language of the example writes comments. */
const MARKER = /(<!--|#|\/\/)\s*finding:/g

/** A marker that marks nothing, by its line in the example. */
export interface MarkerFault {
  readonly line: number
  readonly message: string
  readonly fix: string
}

export interface Marked {
  /** Without the markers; lines stay where they are. */
  readonly lines: readonly string[]
  readonly findings: readonly ExampleFinding[]
  readonly faults: readonly MarkerFault[]
}

/** Takes the markers off: each says that a finding is expected at its line, and a part of its message. */
export function markersIn(text: readonly string[]): Marked {
  const lines: string[] = []
  const findings: ExampleFinding[] = []
  const faults: MarkerFault[] = []
  for (const [index, written] of text.entries()) {
    const starts = [...written.matchAll(MARKER)]
    const [first] = starts
    lines.push(first ? written.slice(0, first.index).trimEnd() : written)
    for (const [at, start] of starts.entries()) {
      const said = messageIn(start[1] === '<!--', written.slice(start.index + start[0].length, starts[at + 1]?.index))
      if (typeof said === 'string') findings.push({ line: index + 1, message: said })
      else faults.push({ line: index + 1, ...said })
    }
  }
  return { lines, findings, faults }
}

/** What stands between the beginning of a marker and the next one, or the end of the line. */
function messageIn(isHtml: boolean, written: string): string | Omit<MarkerFault, 'line'> {
  const text = written.trim()
  if (isHtml && !text.endsWith('-->')) return { message: 'Something stands behind a marker.', fix: AT_THE_END }
  const message = isHtml ? text.slice(0, -'-->'.length).trim() : text
  return message === '' ? { message: 'A marker names no message.', fix: NAME_ONE } : message
}

const NAME_ONE = 'Write a part of the message that is expected: `# finding: longer than 5 minutes`.'
const AT_THE_END =
  'Markers stand at the end of their line: `# finding: …`, `// finding: …` or `<!-- finding: … -->`, several one after the other.'
