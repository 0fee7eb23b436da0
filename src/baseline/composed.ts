import type { BaselineEntry, Finding } from '../model/index.js'
import { isListed } from './known.js'

/** Findings that a baseline cannot hold: they count as before. */
export interface LeftOut {
  readonly untold: readonly Finding[]
  readonly unwaivable: readonly Finding[]
  readonly setAside: readonly Finding[]
}

/**
 * What a baseline of these findings lists, and what it cannot. Entries of documents that this run did not read are kept.
 *
 * @param placeOf the path of a finding's document as entries have it
 * @param isRead of such a path
 */
export function composed(
  findings: readonly Finding[],
  before: readonly BaselineEntry[],
  placeOf: (path: string) => string,
  isRead: (path: string) => boolean,
): { readonly entries: readonly BaselineEntry[]; readonly leftOut: LeftOut } {
  const listed = findings.filter(isListed)
  const others = findings.filter((finding) => !isListed(finding))
  const untold = others.filter(({ result }) => result === 'cannot-tell')
  const broken = others.filter(({ result }) => result !== 'cannot-tell')
  const entries = listed.map(({ fingerprint, rule, path, where }) => {
    return { fingerprint, rule, path: placeOf(path), where }
  })
  const kept = before.filter(({ path }) => !isRead(path))
  return {
    // Of a document that could not be read to its end, some may be found again.
    entries: [...new Map([...entries, ...kept].map((entry) => [entry.fingerprint, entry])).values()],
    leftOut: {
      untold,
      unwaivable: broken.filter(({ waivable }) => !waivable),
      setAside: broken.filter(({ waivable }) => waivable),
    },
  }
}
