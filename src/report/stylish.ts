import { counts, type Problem, type Report } from '../model/index.js'
import { renderDocuments } from './documents.js'
import { isManifold, READABLE, renderFirst } from './first.js'
import type { View } from './palette.js'
import { count, printable } from './printable.js'
import { renderProblems } from './problems.js'
import { isListed } from './set-aside.js'
import { isUnjudged } from './standing.js'
import { renderStats } from './stats.js'
import { renderSummary } from './summary.js'
import { renderPillars, renderVerdict } from './verdict.js'

/** Reasons a verdict gives where it is told what they have in common. */
const SOME = 3

/** The report for people: findings by document, problems, pillars, and last the verdict. */
export function stylish(report: Report, view: View): string {
  const findings = view.quiet
    ? report.findings.filter((finding) => finding.level === 'block' && counts(finding))
    : report.findings.filter((finding) => view.verbose || isListed(finding))
  const problems = report.problems.filter(isWorthShowing(report, view))
  const untold = view.quiet ? 0 : report.problems.length - problems.length
  const lines = [
    ...renderDocuments(findings, report.documents, view),
    ...(problems.length > 0 ? [view.palette.strong('Problems'), '', ...renderProblems(problems, view)] : []),
    ...(untold > 0 ? [`${count(untold, 'note')} on files that no rule asks about (--verbose shows them all)`, ''] : []),
    ...(view.verbose ? notJudged(report, view) : []),
    ...(view.quiet ? [] : renderSummary(report, view)),
    ...renderPillars(report, view),
    ...renderFirst(report, view),
    ...renderVerdict(report, view, [], isManifold(report) ? SOME : READABLE),
    ...renderStats(report, view),
  ]
  return `${lines.join('\n')}\n`
}

/** Where something is judged, what is worth knowing of other files is counted. An error decides, so it is always shown. */
function isWorthShowing({ documents }: Report, view: View): (problem: Problem) => boolean {
  const judged = new Set(documents.filter((document) => document.judged).map(({ path }) => path))
  const others = new Set(documents.map(({ path }) => path).filter((path) => !judged.has(path)))
  const isCounted = (problem: Problem) =>
    !view.verbose && judged.size > 0 && others.has(problem.path) && !isUnjudged(problem)
  return (problem) => problem.severity === 'error' || (!view.quiet && !isCounted(problem))
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
