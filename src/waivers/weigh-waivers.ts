import type { ActiveRule, Finding, Waiver, WaiverReport, WaiverStanding, WaiverTerms } from '../model/index.js'
import { isOwn, mayApprove } from './approval.js'
import { expiryOf, isOver } from './expiry.js'
import { type Places, reachOf } from './scope.js'

/** What waivers are weighed by. */
export interface Weighing extends Places {
  readonly waivers: readonly Waiver[]
  readonly terms: WaiverTerms
  /** Those that rules found in documents; what is found about waivers themselves is none of them. */
  readonly findings: readonly Finding[]
  /** Every rule that there is to ask, as it applies. */
  readonly rules: readonly Pick<ActiveRule, 'rule'>[]
  /**
   * Where the documents stand that are judged, relative to the folder of the config. Waivers for other files are left
   * out: one file of waivers serves many plans. Absent: all are weighed.
   */
  readonly places?: readonly string[]
  /** ISO 8601. */
  readonly now: string
}

/**
 * Whether each waiver counts, or why not, and which findings it is for; in the order in which they are written. A
 * finding says what is known to be wrong, or that something is not known. A waiver allows the first and never the
 * second: whoever approved it could not know what it would be.
 */
export function weighWaivers(weighing: Weighing): readonly WaiverReport[] {
  const { waivers, findings, places } = weighing
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = byRule.get(finding.rule)
    if (group) group.push(finding)
    else byRule.set(finding.rule, [finding])
  }
  const rules = new Map(weighing.rules.map(({ rule }) => [rule.id, rule.waivable]))
  return waivers.flatMap((waiver) => {
    const { fits, reaches } = reachOf(waiver, weighing)
    const fitting = (byRule.get(waiver.rule) ?? []).filter(fits)
    // A finding may stand in a file that is none of the documents, such as the config.
    if (places && fitting.length === 0 && !places.some(reaches)) return []
    const until = expiryOf(waiver.expires, weighing.terms.timeZone)
    const standing = standingOf(waiver, until, rules.get(waiver.rule), weighing)
    const isAllowed = (finding: Finding) => standing === 'in-force' && isKnown(finding)
    const allows = fitting.filter(isAllowed).map(fingerprintOf)
    const meant = fitting.filter((finding) => !isAllowed(finding)).map(fingerprintOf)
    return [{ waiver, standing, until, allows, meant }]
  })
}

/** In the order in which it is told: what no change of the waiver could mend comes first. */
function standingOf(
  { approvedBy }: Waiver,
  until: string | null,
  waivable: boolean | undefined,
  { terms, now }: Weighing,
): WaiverStanding {
  if (waivable === undefined) return 'unknown-rule'
  if (!waivable) return 'not-waivable'
  if (isOver(until, now)) return 'expired'
  if (isOwn(approvedBy, terms)) return 'own'
  return mayApprove(approvedBy, terms) ? 'in-force' : 'not-approved'
}

/**
 * The same findings, those that a waiver allows with its ticket: of several the first. Nothing is removed, and nothing
 * is allowed that is not known or that its rule does not let anybody allow.
 */
export function waived(findings: readonly Finding[], reports: readonly WaiverReport[]): readonly Finding[] {
  const tickets = new Map<string, string>()
  for (const { waiver, standing, allows } of reports) {
    if (standing !== 'in-force') continue
    for (const fingerprint of allows) if (!tickets.has(fingerprint)) tickets.set(fingerprint, waiver.ticket)
  }
  return findings.map((finding) => {
    const ticket = tickets.get(finding.fingerprint)
    const isAllowed = ticket !== undefined && isKnown(finding) && finding.waivable
    return isAllowed ? { ...finding, waivedBy: ticket } : finding
  })
}

const isKnown = ({ result }: Finding): boolean => result === 'not-met'
const fingerprintOf = ({ fingerprint }: Finding): string => fingerprint
