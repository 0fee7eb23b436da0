import type { Finding, GateReport, Problem, Report } from '../../model/index.js'
import { blockersOf } from './blockers.js'
import { onceMerged, theirsIn } from './theirs.js'

/**
 * The gate as a report like that of `check`, for formats that know findings, problems and a verdict and nothing else.
 * What blocks by the trusted rules alone is in it like anything else, so that no format shows less than what decided.
 */
export function asReport(gate: GateReport): Report {
  const { report, trusted } = gate
  if (trusted === null) return report
  const theirs = theirsIn(gate)
  const by = `By the rules of ${trusted.revision}: `
  const mine = new Set(report.findings.map(({ fingerprint }) => fingerprint))
  const findings = theirs.findings.map((finding) => ({
    ...finding,
    message: `${by}${finding.message}`,
    fix: [finding.fix, onceMerged(finding, gate) ?? ''].join(' ').trim(),
    // The change's own rules may find the same there and let it pass.
    fingerprint: mine.has(finding.fingerprint) ? `${finding.fingerprint}-trusted` : finding.fingerprint,
  }))
  const problems = theirs.problems.map((problem) => ({ ...problem, message: `${by}${problem.message}` }))
  const { verdict } = report
  const own = new Set([...report.findings, ...report.problems].map(sentence))
  return {
    ...report,
    verdict: {
      ...verdict,
      because: [...verdict.because, ...findings.map(({ fingerprint }) => fingerprint)],
      reasons: [
        ...verdict.reasons.filter((reason) => own.has(reason)),
        ...[...findings, ...problems].map(sentence),
        ...blockersOf(gate).reasons,
      ],
    },
    findings: [...report.findings, ...findings],
    problems: [...report.problems, ...problems],
  }
}

const sentence = ({ path, span, message }: Finding | Problem): string => `${path}:${span.line}: ${message}`
