import type { Finding, Waiver } from '../model/index.js'

/** Where a file stands in the project, by its path as it is printed; and whether a glob is for it. */
export interface Places {
  readonly placeOf: (path: string) => string
  readonly matches: (globs: readonly string[], place: string) => boolean
}

const FINGERPRINT = /^[0-9a-f]{8,16}$/

/** What a waiver is for. */
export interface Reach {
  /** Whether it is for a finding: of its rule, and all that its scope names fits. A scope that names nothing fits nothing. */
  readonly fits: (finding: Finding) => boolean
  /** Whether it can be for a file at that place: one that names no files may be for any. */
  readonly reaches: (place: string) => boolean
}

export function reachOf({ rule, scope }: Waiver, { placeOf, matches }: Places): Reach {
  const { path, subject, fingerprint } = scope
  const globs = path === null ? null : [path]
  const label = subject === null ? null : spaced(subject)
  const isOpen = globs === null && label === null && fingerprint === null
  const reaches = (place: string) => globs === null || matches(globs, place)
  return {
    reaches,
    fits: (finding) =>
      !isOpen &&
      rule === finding.rule &&
      (label === null || label === spaced(finding.subject.label)) &&
      (fingerprint === null || (FINGERPRINT.test(fingerprint) && finding.fingerprint.startsWith(fingerprint))) &&
      reaches(placeOf(finding.path)),
  }
}

/** A label may be broken over lines where it is copied. */
const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
