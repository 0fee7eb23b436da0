import type { Finding, GateReport, Problem, WaiverReport } from '../../model/index.js'

/** All that stands between a release and its GO. */
export interface Blockers {
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  /** Reasons of the verdict that are neither of them: nothing was judged, an engine fault. */
  readonly reasons: readonly string[]
}

export function blockersOf({ report }: GateReport): Blockers {
  const { verdict, findings, problems } = report
  if (verdict.decision === 'GO') return { findings: [], problems: [], reasons: [] }
  // NO-GO rests on what is known to be wrong; what could not be told stands in the way of GO all the same.
  const deciding = new Set(verdict.because)
  const blocking = findings.filter(
    (one) => deciding.has(one.fingerprint) || (one.level === 'block' && one.waivedBy === undefined),
  )
  // What is known to be wrong comes before what could not be told.
  const known = blocking.filter(({ result }) => result === 'not-met')
  const unknown = blocking.filter(({ result }) => result !== 'not-met')
  const unread = problems.filter(({ severity }) => severity === 'error')
  const told = new Set([...blocking, ...unread].map(({ path, span, message }) => `${path}:${span.line}: ${message}`))
  return {
    findings: [...known, ...unknown],
    problems: unread,
    reasons: verdict.reasons.filter((reason) => !told.has(reason)),
  }
}

/** Findings that block nothing, those that are waived aside. */
export function warningsOf(gate: GateReport): readonly Finding[] {
  const blocking = new Set(blockersOf(gate).findings)
  return gate.report.findings.filter((one) => !blocking.has(one) && one.waivedBy === undefined)
}

/** Waivers that are meant for a finding and do not count. */
export function vainWaivers({ fingerprint }: Finding, gate: GateReport): readonly WaiverReport[] {
  return gate.waivers.filter(({ standing, meant }) => standing !== 'in-force' && meant.includes(fingerprint))
}

/** In the order in which the first of each group stands. */
export function grouped<T>(all: readonly T[], key: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return [...groups.values()]
}
