import { counts, PILLARS, type Report } from '../model/index.js'

/**
 * What `--quiet` leaves of a report, the same for every format: what blocks, and what cannot be trusted. The verdict is
 * that of all of it, and fingerprints of what is left out are left out with it.
 */
export function quietened(report: Report): Report {
  const findings = report.findings.filter((finding) => finding.level === 'block' && counts(finding))
  const shown = new Set(findings.map(({ fingerprint }) => fingerprint))
  const those = (because: readonly string[]) => because.filter((fingerprint) => shown.has(fingerprint))
  const { verdict, pillars } = report
  return {
    ...report,
    verdict: { ...verdict, because: those(verdict.because) },
    pillars: Object.fromEntries(
      PILLARS.map((pillar) => [pillar, { ...pillars[pillar], because: those(pillars[pillar].because) }]),
    ) as unknown as Report['pillars'],
    findings,
    problems: report.problems.filter(({ severity }) => severity === 'error'),
  }
}
