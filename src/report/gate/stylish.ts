import { counts, type Finding, type GateReport, type Report } from '../../model/index.js'
import { renderDocuments } from '../documents.js'
import { place } from '../finding.js'
import type { View } from '../palette.js'
import { count, printable, wrap } from '../printable.js'
import { renderProblems } from '../problems.js'
import { renderPillars, renderVerdict } from '../verdict.js'
import { blockersOf, vainWaivers } from './blockers.js'
import { momentThere, shortMoment } from './moment.js'
import { identityOf } from './plan.js'
import { differenceLines, evidenceLines, historyLines, joinedLines, waiverLines } from './stylish-parts.js'
import { onceMerged, theirsIn } from './theirs.js'
import { configWords } from './words.js'

/** The gate for a terminal: what was found, what it rests on, and last the verdict and how long it holds. */
export function gateStylish(gate: GateReport, view: View): string {
  const { report } = gate
  const findings = view.quiet ? quietOf(report.findings) : report.findings
  const problems = view.quiet ? report.problems.filter(({ severity }) => severity === 'error') : report.problems
  const lines = [
    ...renderDocuments(findings, report.documents, view),
    ...(problems.length > 0 ? [view.palette.strong('Problems'), '', ...renderProblems(problems, view)] : []),
    ...(view.quiet ? [] : joinedLines(gate, view)),
    ...differenceLines(gate, view),
    ...theirLines(gate, view),
    ...waiverLines(gate, view),
    ...evidenceLines(gate, view),
    ...historyLines(gate, view),
    ...renderPillars(report, view),
    ...subjectLines(gate, view),
    ...renderVerdict(explicable(report), view, [...unblockedBy(gate, view), ...validLines(gate, view)]),
  ]
  return `${lines.join('\n')}\n`
}

function quietOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => one.level === 'block' && counts(one))
}

/** Findings that `gonogo explain` can tell of: it knows documents, and neither evidence nor waivers. */
function explicable(report: Report): Report {
  const known = new Set(
    report.findings.filter(({ subject }) => !GATE_ONLY.has(subject.type)).map(({ fingerprint }) => fingerprint),
  )
  const because = report.verdict.because.filter((one) => known.has(one))
  return { ...report, verdict: { ...report.verdict, because } }
}

const GATE_ONLY: ReadonlySet<string> = new Set(['gate', 'evidence', 'past', 'waiver'])

/** `storefront 2.15.0 to production, goes back to 2.14.3, judged at 2026-11-24 17:30 UTC, as gonogo.config.yaml asks`. */
function subjectLines(gate: GateReport, view: View): readonly string[] {
  const { release, environment, target } = identityOf(gate)
  const to = environment === null ? '' : ` to ${environment}`
  const there = momentThere(gate.at, gate.timeZone)
  const when = `judged at ${shortMoment(gate.at)}${there === null ? '' : ` (${there})`}`
  const asked = configWords(gate.config, (path) => path).join('')
  return wrapped(printable(`${release}${to}, ${target}, ${when}, ${asked}`), '', view)
}

/** What blocks by the rules of the trusted revision alone, each with its place and what to do. */
function theirLines(gate: GateReport, view: View): readonly string[] {
  const { trusted } = gate
  const { findings, problems } = theirsIn(gate)
  if (trusted === null || findings.length + problems.length === 0) return []
  return [
    view.palette.strong(`What blocks by the rules of ${printable(trusted.revision)}`),
    '',
    ...renderDocuments(findings, trusted.report.documents, view),
    ...renderProblems(problems, view),
  ]
}

/** Waivers that would have helped if they counted, and what counts later: the shortest way on, or a dead end. */
function unblockedBy(gate: GateReport, view: View): readonly string[] {
  const waivers = new Set(blockersOf(gate).findings.flatMap((one) => vainWaivers(one, gate)))
  const later = new Set(theirsIn(gate).findings.map((one) => onceMerged(one, gate) ?? ''))
  const says = [...waivers].map(({ waiver, standing }) => {
    return `The waiver ${waiver.ticket} is meant for this and does not count (${standing}): ${place(waiver.path, waiver.span)}`
  })
  const all = [...says.slice(0, 5), ...[...later].filter((one) => one !== '').slice(0, 5)]
  return all.flatMap((one) => wrapped(printable(one), '  ', view))
}

function validLines(gate: GateReport, view: View): readonly string[] {
  const { decision } = gate.report.verdict
  const { validUntil } = gate
  if (decision !== 'GO') return []
  if (validUntil === null) return ['  No moment is known at which this ends.']
  const there = momentThere(validUntil.moment, gate.timeZone)
  const then = validUntil.because.length > 0 ? '. Then:' : ''
  const until = `Valid until ${shortMoment(validUntil.moment)}${there === null ? '' : ` (${there})`}${then}`
  const shown = view.verbose ? validUntil.because : validUntil.because.slice(0, 3)
  const more = validUntil.because.length - shown.length
  return [
    `  ${view.palette.strong(until)}`,
    ...shown.flatMap((one) => wrapped(printable(`- ${one}`), '    ', view)),
    ...(more > 0 ? [`    - and ${count(more, 'more reason')}`] : []),
  ]
}

function wrapped(text: string, indent: string, view: View): readonly string[] {
  return wrap(text, view.width - indent.length - 2).map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`)
}
