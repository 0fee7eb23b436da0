import { type Finding, LEVELS, type Problem, type Report, type Span } from '../../model/index.js'
import { comparedWords } from '../compared.js'
import type { View } from '../palette.js'
import { count } from '../printable.js'
import { errors, open, otherReasons } from '../standing.js'
import { tally } from '../tally.js'
import { command, logLine } from './command.js'

/**
 * Annotations of one level that are shown: GitHub takes 10 a step and drops the rest without a word, so that the last
 * tells how many there are besides. Three levels make 30, within the 50 of a job.
 */
const SHOWN = 9

const NAMES = { block: 'error', warn: 'warning', note: 'notice' } as const

interface Annotation {
  readonly title: string
  readonly text: string
  readonly place: { readonly path: string; readonly span: Span } | null
}

/**
 * The report as annotations of GitHub Actions, the verdict below them. The command line writes all of it to the summary
 * of the job as well.
 */
export function github(report: Report, view: View): string {
  const lines = LEVELS.flatMap((level) => {
    const all = annotations(report, level)
    const shown = all.slice(0, SHOWN).map((one) => command(NAMES[level], properties(one, view), one.text))
    const more = all.length - shown.length
    if (more === 0) return shown
    const rest = `and ${count(more, `more ${NAMES[level]}`)}. The summary of this job lists them.`
    return [...shown, command(NAMES[level], { title: 'gonogo' }, rest)]
  })
  return `${[...lines, ...comparedWords(report).map(logLine), verdictLine(report)].join('\n')}\n`
}

/** What is told at one level: what is about the run as a whole, what cannot be trusted, findings, and notes on the reading. */
function annotations(report: Report, level: (typeof LEVELS)[number]): readonly Annotation[] {
  const findings = open(report.findings).filter((finding) => finding.level === level)
  const about = level === 'block' ? otherReasons(report) : []
  const problems = level === 'block' ? errors(report.problems) : []
  const notes = level === 'note' ? report.problems.filter(({ severity }) => severity === 'note') : []
  return [
    ...about.map((text) => ({ title: report.verdict.decision, text, place: null })),
    ...problems.map(ofProblem),
    ...findings.map(ofFinding),
    ...notes.map(ofProblem),
  ]
}

function ofProblem({ code, message, fix, path, span }: Problem): Annotation {
  return { title: code, text: `${message}\n${fix}`, place: { path, span } }
}

function ofFinding({ rule, message, why, fix, path, span, result }: Finding): Annotation {
  const doubt = result === 'cannot-tell' ? ' (cannot be told)' : ''
  return { title: `${rule}${doubt}`, text: `${message}\nWhy: ${why}\nWhat to do: ${fix}`, place: { path, span } }
}

/** Columns are only for what stands on one line: GitHub refuses them otherwise. */
function properties({ title, place }: Annotation, view: View): Readonly<Record<string, string | number>> {
  if (place === null) return { title }
  const { line, column, endLine, endColumn } = place.span
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn) } : {}
  return { file: view.placeOf?.(place.path) ?? place.path, line, endLine, ...columns, title }
}

/** `NO-GO: 3 block, 1 warn; 4 documents judged.` */
function verdictLine({ verdict, findings, problems, coverage }: Report): string {
  const wrong = errors(problems).length
  const parts = [
    tally(findings) || 'no findings',
    ...(wrong > 0 ? [count(wrong, 'problem')] : []),
    `${count(coverage.documents, 'document')} judged`,
  ]
  return logLine(`${verdict.decision}: ${parts.join('; ')}.`)
}
