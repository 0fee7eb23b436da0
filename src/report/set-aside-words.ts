import type { Finding } from '../model/index.js'
import { SET_ASIDE, setAside } from './set-aside.js'

/** `waived by OPS-12`, `suppressed on line 3 until 2027-01-31: the reason`, `known before`; empty of a finding that counts. */
export function setAsideReason(finding: Finding): string {
  const word = setAside(finding)
  if (word === null) return ''
  if (word === 'waived') return `waived by ${finding.waivedBy}`
  if (word === 'known' || finding.suppressedBy === undefined) return 'known before'
  const { reason, until, span } = finding.suppressedBy
  return `suppressed on line ${span.line}${until === null ? '' : ` until ${until}`}: ${reason}`
}

/** How many findings are set aside, by what sets them aside. */
export function setAsideCounts(findings: readonly Finding[]): Readonly<Record<string, number>> {
  return Object.fromEntries(SET_ASIDE.map((word) => [word, findings.filter((one) => setAside(one) === word).length]))
}
