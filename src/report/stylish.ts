import { counts, type Report } from '../model/index.js'
import { renderDocuments, renderSummary } from './documents.js'
import type { View } from './palette.js'
import { printable } from './printable.js'
import { renderProblems } from './problems.js'
import { renderPillars, renderVerdict } from './verdict.js'

/** The report for people: findings by document, problems, pillars, and last the verdict. */
export function stylish(report: Report, view: View): string {
  const findings = view.quiet
    ? report.findings.filter((finding) => finding.level === 'block' && counts(finding))
    : report.findings
  const problems = view.quiet ? report.problems.filter((problem) => problem.severity === 'error') : report.problems
  const lines = [
    ...renderDocuments(findings, report.documents, view),
    ...(problems.length > 0 ? [view.palette.strong('Problems'), '', ...renderProblems(problems, view)] : []),
    ...(view.verbose ? notJudged(report, view) : []),
    ...(view.quiet ? [] : renderSummary(report, view)),
    ...renderPillars(report, view),
    ...renderVerdict(report, view),
  ]
  return `${lines.join('\n')}\n`
}

function notJudged(report: Report, view: View): readonly string[] {
  const others = report.documents.filter((document) => !document.judged)
  if (others.length === 0) return []
  return [
    view.palette.strong('Not judged'),
    ...others.map((one) => `  ${printable(one.path)}  ${view.palette.dim(printable(one.kindBecause))}`),
    '',
  ]
}
