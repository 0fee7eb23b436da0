import { counts, type Finding, type GateReport, type Problem, type WaiverReport } from '../../model/index.js'
import { groupBy } from '../tally.js'
import { standingIn, theirsIn } from './theirs.js'

/** All that stands between a release and its GO. */
export interface Blockers {
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  /** Reasons of the verdict that are neither of them: nothing was judged, an engine fault. */
  readonly reasons: readonly string[]
}

/** By the rules of the change and, where it is judged by those of a trusted revision too, by theirs. */
export function blockersOf(gate: GateReport): Blockers {
  const { verdict } = gate.report
  if (verdict.decision === 'GO') return { findings: [], problems: [], reasons: [] }
  const [own, theirs] = [standingIn(gate.report), theirsIn(gate)]
  const findings = [...own.findings, ...theirs.findings]
  const problems = [...own.problems, ...theirs.problems]
  // What is known to be wrong comes before what could not be told.
  const known = findings.filter(({ result }) => result === 'not-met')
  const unknown = findings.filter(({ result }) => result !== 'not-met')
  const told = new Set([...findings, ...problems].map(({ path, span, message }) => `${path}:${span.line}: ${message}`))
  const prefix = gate.trusted && `By the rules of ${gate.trusted.revision}: `
  const plain = (reason: string) => (prefix && reason.startsWith(prefix) ? reason.slice(prefix.length) : reason)
  return {
    findings: [...known, ...unknown],
    problems,
    reasons: verdict.reasons.filter((reason) => !told.has(reason) && !told.has(plain(reason))),
  }
}

/** Findings that block nothing, those that are waived aside. */
export function warningsOf(gate: GateReport): readonly Finding[] {
  const blocking = new Set(blockersOf(gate).findings)
  return gate.report.findings.filter((one) => !blocking.has(one) && counts(one))
}

/** Waivers that are meant for a finding and do not count. */
export function vainWaivers({ fingerprint }: Finding, gate: GateReport): readonly WaiverReport[] {
  return gate.waivers.filter(({ standing, meant }) => standing !== 'in-force' && meant.includes(fingerprint))
}

/** In the order in which the first of each group stands. */
export function grouped<T>(all: readonly T[], key: (one: T) => string): readonly (readonly T[])[] {
  return [...groupBy(all, key).values()]
}
