import type {
  BaselineReport,
  Finding,
  PillarReport,
  Problem,
  Report,
  SinceReport,
  Span,
  Stats,
  Suppressed,
} from '../model/index.js'
import { PILLARS } from '../model/index.js'
import { jsonText } from './printable.js'

/** The report as `schemas/report.schema.json` has it: the public contract, so no key here changes lightly. */
export function json(report: Report): string {
  return `${jsonText(reportJson(report))}\n`
}

/** The same as data, for what holds a report. */
export function reportJson(report: Report) {
  const { decision, because, reasons } = report.verdict
  const { documents, rules, evaluations } = report.coverage
  return {
    version: report.version,
    verdict: { decision, because, reasons },
    pillars: Object.fromEntries(PILLARS.map((pillar) => [pillar, pillarJson(report.pillars[pillar])])),
    findings: report.findings.map(findingJson),
    problems: report.problems.map(problemJson),
    documents: report.documents.map(({ path, index, kind, kindBecause, judged }) => ({
      path,
      index,
      kind,
      kindBecause,
      judged,
    })),
    coverage: { documents, rules, evaluations },
    ...(report.baseline ? { baseline: baselineJson(report.baseline) } : {}),
    ...(report.since ? { since: sinceJson(report.since) } : {}),
    ...(report.stats ? { stats: statsJson(report.stats) } : {}),
  }
}

function baselineJson({ path, known, stale }: BaselineReport) {
  return { path, known, stale: stale.map(({ fingerprint, rule, path, where }) => ({ fingerprint, rule, path, where })) }
}

function sinceJson({ revision, commit, documents, changed, linking, everything }: SinceReport) {
  return { revision, commit, documents, changed, linking, everything }
}

function statsJson({ phases, rules }: Stats) {
  return {
    phases: phases.map(({ phase, milliseconds }) => ({ phase, milliseconds })),
    rules: rules.map(({ rule, milliseconds, findings, documents, met, notApplicable, cannotTell }) => {
      return { rule, milliseconds, findings, documents, met, notApplicable, cannotTell }
    }),
  }
}

function findingJson(finding: Finding) {
  const { rule, level, pillar, message, why, fix, path, span, where, subject, fingerprint, result, source } = finding
  return {
    rule,
    level,
    pillar,
    message,
    why,
    fix,
    path,
    ...placeJson(span),
    where,
    subject: { type: subject.type, label: subject.label },
    result,
    source,
    related: finding.related.map((other) => ({ path: other.path, ...placeJson(other.span), message: other.message })),
    fingerprint,
    ...(finding.waivedBy === undefined ? {} : { waivedBy: finding.waivedBy }),
    ...(finding.suppressedBy === undefined ? {} : { suppressedBy: suppressedJson(finding.suppressedBy) }),
    ...(finding.known === undefined ? {} : { known: finding.known }),
  }
}

function suppressedJson({ reason, until, path, span }: Suppressed) {
  return { reason, until, path, ...placeJson(span) }
}

function pillarJson(pillar: PillarReport) {
  return {
    state: pillar.state,
    evaluated: pillar.evaluated,
    because: pillar.because,
    answers: pillar.answers.map(({ fact, state, value, path, span }) => ({
      fact,
      state,
      value,
      path,
      ...placeJson(span),
    })),
  }
}

/** A problem as every JSON output has it. */
export function problemJson(problem: Problem) {
  const { code, severity, message, fix, path, span } = problem
  return { code, severity, message, fix, path, ...placeJson(span) }
}

/** A span's four numbers in their order, and nothing else it may carry. */
export function placeJson({ line, column, endLine, endColumn }: Span) {
  return { line, column, endLine, endColumn }
}
