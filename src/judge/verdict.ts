import { counts, type Finding, type Problem, type Verdict } from '../model/index.js'

/** All that decides. */
export interface Evidence {
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  readonly maxWarnings: number | null
  /** Documents that a rule was asked about. */
  readonly judged: number
  /** Outcomes of rules that applied. */
  readonly applied: number
  /** Outcomes there are, and outcomes there should be. */
  readonly evaluations: number
  readonly expected: number
  /** Where no document is judged, that is no doubt: nothing was asked that could be wrong. */
  readonly mayJudgeNone?: boolean
}

/** One cause: what it is in words, and the findings it rests on. */
interface Cause {
  readonly reason: string
  readonly findings: readonly Finding[]
}

/**
 * NO-GO where something is known to be wrong, INDETERMINATE where something is not known, GO only where neither is.
 * In doubt NO-GO comes first, because what is known to be wrong stays wrong whatever the rest may be; its reasons
 * then name the doubts too.
 */
export function verdictOf(evidence: Evidence): Verdict {
  const against = objections(evidence)
  const open = doubts(evidence)
  const decision = against.length > 0 ? 'NO-GO' : open.length > 0 ? 'INDETERMINATE' : 'GO'
  const deciding = decision === 'NO-GO' ? against : open
  return {
    decision,
    because: [...new Set(deciding.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)))],
    reasons: [...against, ...open].map(({ reason }) => reason),
  }
}

function objections({ findings, maxWarnings }: Evidence): readonly Cause[] {
  const broken = findings.filter((finding) => finding.result === 'not-met' && counts(finding))
  const blocking = broken.filter((finding) => finding.level === 'block')
  const warnings = broken.filter((finding) => finding.level === 'warn')
  const causes = blocking.map((finding) => ({ reason: sentence(finding), findings: [finding] }))
  if (maxWarnings === null || warnings.length <= maxWarnings) return causes
  const reason = `There ${warnings.length === 1 ? 'is 1 warning' : `are ${warnings.length} warnings`}, and at most ${maxWarnings} ${maxWarnings === 1 ? 'is' : 'are'} accepted.`
  return [...causes, { reason, findings: warnings }]
}

function doubts(evidence: Evidence): readonly Cause[] {
  const { findings, problems, judged, applied, evaluations, expected, mayJudgeNone } = evidence
  const untold = findings.filter(isOpen).map((finding) => ({ reason: sentence(finding), findings: [finding] }))
  const unread = problems
    .filter((problem) => problem.severity === 'error')
    .map(({ path, span, message }) => `${path}:${span.line}: ${message}`)
  const gaps = [
    ...(judged === 0 && !mayJudgeNone
      ? ['No document was judged: none is a release document that a rule asks about.']
      : []),
    ...(judged > 0 && applied === 0 ? ['No rule applied to what the documents say.'] : []),
    ...(evaluations === expected ? [] : [`${evaluations} of ${expected} evaluations were made.`]),
  ]
  return [...untold, ...[...unread, ...gaps].map((reason) => ({ reason, findings: [] }))]
}

function isOpen(finding: Finding): boolean {
  return finding.result === 'cannot-tell' && finding.level === 'block' && counts(finding)
}

function sentence({ path, span, message }: Finding): string {
  return `${path}:${span.line}: ${message}`
}
