import { counts, type Finding } from '../model/index.js'
import { printable } from './printable.js'

/** Why findings stay in the list and have no say in the verdict, in the order in which they are counted. */
export const SET_ASIDE = ['waived', 'suppressed', 'known'] as const
export type SetAside = (typeof SET_ASIDE)[number]

/** The one word for it; null of a finding that counts. */
export function setAside(finding: Finding): SetAside | null {
  if (counts(finding)) return null
  if (finding.waivedBy !== undefined) return 'waived'
  return finding.suppressedBy === undefined ? 'known' : 'suppressed'
}

/** Whether people see it without asking: what somebody suppressed, and what was there before, is only counted. */
export function isListed(finding: Finding): boolean {
  const word = setAside(finding)
  return word === null || word === 'waived'
}

/** ` (block, waived by OPS-12)`; empty of a finding that counts. */
export function setAsideBy(finding: Finding): string {
  const word = setAside(finding)
  if (word === 'waived') return ` (${finding.level}, waived by ${printable(finding.waivedBy ?? '')})`
  if (word === 'known') return ` (${finding.level}, known before)`
  const { reason, until, span } = finding.suppressedBy ?? {}
  if (word === null || span === undefined) return ''
  const end = until ? ` until ${until}` : ''
  return ` (${finding.level}, suppressed${end} on line ${span.line}: ${printable(reason ?? '')})`
}
