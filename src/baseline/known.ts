import type { BaselineEntry, Finding } from '../model/index.js'

/**
 * Whether a baseline may list a finding: it is known to be wrong, its rule lets somebody allow that, and nobody has yet.
 * What could not be told may be anything, so it is never accepted unseen.
 */
export function isListed(finding: Finding): boolean {
  const { result, waivable, waivedBy, suppressedBy } = finding
  return result === 'not-met' && waivable && waivedBy === undefined && suppressedBy === undefined
}

/** What an entry is about: its fingerprint, and what it tells those who read a change of the file. */
const subjectOf = ({ fingerprint, rule, path }: Pick<BaselineEntry, 'fingerprint' | 'rule' | 'path'>): string =>
  `${fingerprint} ${rule} ${path}`

/** @param placeOf the path of a finding's document as entries have it */
const subjectsAmong = (findings: readonly About[], placeOf: PlaceOf): readonly string[] =>
  findings.map(({ fingerprint, rule, path }) => subjectOf({ fingerprint, rule, path: placeOf(path) }))

type About = Pick<Finding, 'fingerprint' | 'rule' | 'path'>
export type PlaceOf = (path: string) => string

/**
 * The findings, in their order, with those marked that the baseline lists. None is left out. An entry lists what it says
 * that it lists: whoever approved it read the rule and the document.
 */
export function marked(
  findings: readonly Finding[],
  baseline: readonly BaselineEntry[],
  placeOf: PlaceOf,
): readonly Finding[] {
  const listed = new Set(baseline.map(subjectOf))
  const subjects = subjectsAmong(findings, placeOf)
  return findings.map((finding, at) =>
    listed.has(subjects[at] as string) && isListed(finding) ? { ...finding, known: true as const } : finding,
  )
}

/**
 * Entries whose finding is gone. Of a document that was not read, or could not be, nobody knows.
 *
 * @param isRead whether the document at a path, as entries have it, was read and understood, or is gone itself
 */
export function staleAmong(
  baseline: readonly BaselineEntry[],
  findings: readonly About[],
  placeOf: PlaceOf,
  isRead: (path: string) => boolean,
): readonly BaselineEntry[] {
  const found = new Set(subjectsAmong(findings, placeOf))
  return baseline.filter((entry) => !found.has(subjectOf(entry)) && isRead(entry.path))
}
