import type { Decision, Difference, GateReport } from '../../model/index.js'

const ORDER: readonly Decision[] = ['GO', 'INDETERMINATE', 'NO-GO']

/** The revision whose rules are trusted, and what the head asks otherwise. */
export interface Trusted {
  readonly revision: string
  readonly commit: string
  readonly differences: readonly Difference[]
}

/**
 * The head's report, decided by the stricter of both: rules that a change weakens do not judge that change alone. Where
 * both say GO, it holds until the first of the two ends.
 */
export function stricter(head: GateReport, base: GateReport, { revision, commit, differences }: Trusted): GateReport {
  const [mine, theirs] = [head.report.verdict.decision, base.report.verdict.decision]
  const decision = ORDER[Math.max(ORDER.indexOf(mine), ORDER.indexOf(theirs))] as Decision
  const decides =
    decision === mine ? [] : base.report.verdict.reasons.map((reason) => `By the rules of ${revision}: ${reason}`)
  const { verdict } = head.report
  return {
    ...head,
    report: { ...head.report, verdict: { ...verdict, decision, reasons: [...decides, ...verdict.reasons] } },
    validUntil: decision === 'GO' ? earlier(head.validUntil, base.validUntil) : null,
    trusted: {
      revision,
      commit,
      report: base.report,
      evidence: base.evidence,
      differences,
    },
  }
}

function earlier(a: GateReport['validUntil'], b: GateReport['validUntil']): GateReport['validUntil'] {
  if (a === null || b === null) return a ?? b
  return Date.parse(a.moment) <= Date.parse(b.moment) ? a : b
}
