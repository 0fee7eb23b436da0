import type { ExampleFinding } from '../model/index.js'

/** `# finding: …`, `// finding: …` or `<!-- finding: … -->`, as the language of the example writes comments. */
const START = /\s*(?:<!--|#|\/\/)\s*finding:/
/** Markers up to the end of the line, one after the other. */
const ONE = /^\s*(?:<!--\s*finding:(.*?)-->|(?:#|\/\/)\s*finding:(.*?))(?=\s*(?:<!--|#|\/\/)\s*finding:|\s*$)/

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
    const start = START.exec(written)
    lines.push(start ? written.slice(0, start.index) : written)
    if (!start) continue
    const line = index + 1
    let rest = written.slice(start.index)
    for (let marker = ONE.exec(rest); marker; marker = ONE.exec(rest)) {
      const message = (marker[1] ?? marker[2] ?? '').trim()
      if (message === '') faults.push({ line, message: 'A marker names no message.', fix: NAME_ONE })
      else findings.push({ line, message })
      rest = rest.slice(marker[0].length)
      if (rest.trim() === '') break
    }
    if (rest.trim() !== '') faults.push({ line, message: 'Something stands behind a marker.', fix: AT_THE_END })
  }
  return { lines, findings, faults }
}

const NAME_ONE = 'Write a part of the message that is expected: `# finding: longer than 5 minutes`.'
const AT_THE_END =
  'Markers stand at the end of their line: `# finding: …`, `// finding: …` or `<!-- finding: … -->`, several one after the other.'
