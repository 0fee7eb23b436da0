import { counts, type Finding, type Level, type Report } from '../model/index.js'
import type { View } from './palette.js'
import { jsonText, printable, shorten } from './printable.js'
import { digest, fingerprinted } from './problem-fingerprints.js'
import { otherReasons } from './standing.js'

type Severity = 'blocker' | 'critical' | 'major' | 'minor' | 'info'

/** GitLab's word for a finding, and for one that could not be told. */
const SEVERITIES: Readonly<Record<Level, readonly [known: Severity, open: Severity]>> = {
  block: ['blocker', 'critical'],
  warn: ['major', 'minor'],
  note: ['info', 'info'],
}

/** Letters of one description: it is one line of a list. */
const LONG = 1000

/**
 * The report as GitLab's Code Quality artifact. Problems and what else kept the verdict from being known are entries
 * too: an empty list would be taken for a clean one.
 */
export function gitlab(report: Report, view: View): string {
  const findings = report.findings.filter(counts)
  const entries = [
    ...reasons(report, view),
    ...fingerprinted(report.problems, view).map(({ problem, fingerprint }) => {
      const { code, severity, message, fix, path, span } = problem
      return entry(`problem/${code}`, `${message} ${fix}`, fingerprint, severity === 'error' ? 'critical' : 'info', {
        path: placed(path, view),
        line: span.line,
      })
    }),
    ...findings.map((one) =>
      entry(one.rule, said(one), one.fingerprint, SEVERITIES[one.level][one.result === 'not-met' ? 0 : 1], {
        path: placed(one.path, view),
        line: one.span.line,
      }),
    ),
  ]
  return `${jsonText(entries)}\n`
}

/** What no place can be given for stands at the first document there is. */
function reasons(report: Report, view: View) {
  const path = placed(report.documents[0]?.path ?? report.problems[0]?.path ?? 'gonogo.config.yaml', view)
  const known = report.verdict.decision === 'INDETERMINATE' ? 'critical' : 'blocker'
  return otherReasons(report).map((reason) => entry('verdict', reason, digest(reason), known, { path, line: 1 }))
}

function entry(rule: string, text: string, fingerprint: string, severity: Severity, place: Place) {
  return {
    engine_name: 'gonogo',
    check_name: printable(rule),
    description: shorten(printable(text), LONG),
    severity,
    fingerprint,
    location: { path: place.path, lines: { begin: place.line } },
  }
}

interface Place {
  readonly path: string
  readonly line: number
}

const said = ({ message, fix }: Finding): string => `${message} ${fix}`

/** GitLab finds no file whose path begins with `./`. */
function placed(path: string, view: View): string {
  return printable((view.placeOf?.(path) ?? path).replace(/^(?:\.\/)+(?=.)/, ''))
}
