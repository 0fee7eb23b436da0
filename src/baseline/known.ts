import type { BaselineEntry, Finding } from '../model/index.js'

/**
 * Whether a baseline may list a finding: it is known to be wrong, its rule lets somebody allow that, and nobody has yet.
 * What could not be told may be anything, so it is never accepted unseen.
 */
export function isListed(finding: Finding): boolean {
  const { result, waivable, waivedBy, suppressedBy } = finding
  return result === 'not-met' && waivable && waivedBy === undefined && suppressedBy === undefined
}

/** The findings, in their order, with those marked that the baseline lists. None is left out. */
export function marked(findings: readonly Finding[], baseline: readonly BaselineEntry[]): readonly Finding[] {
  const listed = new Set(baseline.map(({ fingerprint }) => fingerprint))
  return findings.map((finding) =>
    listed.has(finding.fingerprint) && isListed(finding) ? { ...finding, known: true as const } : finding,
  )
}

/**
 * Entries whose finding is gone. Of a document that was not read, or could not be, nobody knows.
 *
 * @param isRead whether the document at a path, as entries have it, was read and understood, or is gone itself
 */
export function staleAmong(
  baseline: readonly BaselineEntry[],
  findings: readonly Pick<Finding, 'fingerprint'>[],
  isRead: (path: string) => boolean,
): readonly BaselineEntry[] {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  return baseline.filter(({ fingerprint, path }) => !found.has(fingerprint) && isRead(path))
}
