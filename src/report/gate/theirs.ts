import { counts, type Finding, type GateReport, type Problem, type Report } from '../../model/index.js'

/** What keeps a report from a GO. */
export interface Standing {
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
}

/** NO-GO rests on what is known to be wrong; what could not be told stands in the way of GO all the same. */
export function standingIn({ verdict, findings, problems }: Report): Standing {
  if (verdict.decision === 'GO') return { findings: [], problems: [] }
  const deciding = new Set(verdict.because)
  return {
    findings: findings.filter((one) => deciding.has(one.fingerprint) || (one.level === 'block' && counts(one))),
    problems: problems.filter(({ severity }) => severity === 'error'),
  }
}

/** What blocks by the rules of the trusted revision alone: what the change's own rules say as well is told once. */
export function theirsIn({ report, trusted }: GateReport): Standing {
  if (trusted === null) return { findings: [], problems: [] }
  const [own, theirs] = [standingIn(report), standingIn(trusted.report)]
  const findings = new Set(own.findings.map(saidBy))
  const problems = new Set(own.problems.map(({ message }) => message))
  return {
    findings: theirs.findings.filter((one) => !findings.has(saidBy(one))),
    problems: theirs.problems.filter(({ message }) => !problems.has(message)),
  }
}

const saidBy = ({ fingerprint, message }: Finding): string => `${fingerprint} ${message}`

/** `By the rules of main.` Null of a finding or a problem that the change's own rules have. */
export function byTheirs(one: Finding | Problem, { trusted }: GateReport): string | null {
  if (trusted === null) return null
  const all: readonly (Finding | Problem)[] = [...trusted.report.findings, ...trusted.report.problems]
  return all.includes(one) ? `By the rules of ${trusted.revision}.` : null
}

/**
 * Of a finding that blocks by the trusted rules alone: what of this change would settle it, and from when on. Null where
 * the change asks nothing otherwise.
 */
export function onceMerged(finding: Finding, { report, trusted }: GateReport): string | null {
  if (trusted === null || trusted.differences.length === 0 || !trusted.report.findings.includes(finding)) return null
  const then = `counts once it is merged to ${trusted.revision}.`
  const here = report.findings.find(({ fingerprint }) => fingerprint === finding.fingerprint)
  if (here?.waivedBy !== undefined) return `The waiver ${here.waivedBy} ${then}`
  const isChanged = trusted.differences.some(({ what, name }) => what === 'rule' && name.split(':')[0] === finding.rule)
  return `${isChanged ? `What this change makes of the rule ${finding.rule}` : 'What this change asks otherwise'} ${then}`
}
