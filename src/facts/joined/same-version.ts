import { compareVersions } from '../../model/index.js'

const DIGEST = /^sha\d{3}:[\da-f]+$/
/** A commit, whole or cut short: with a letter, because figures alone may count anything. */
const COMMIT = /^(?=[\da-f]*[a-f])(?=[\da-f]*\d)[\da-f]{7,64}$/

/** Whether both name the same version; null where that cannot be told. */
export function isSameVersion(one: string, other: string): boolean | null {
  const [ours, theirs] = [one.trim().toLowerCase(), other.trim().toLowerCase()]
  for (const form of [DIGEST, COMMIT]) if (form.test(ours) && form.test(theirs)) return isCutShort(ours, theirs)
  // The 41st revision of a deployment is no version of a release.
  if (ours.includes('.') !== theirs.includes('.')) return null
  const order = compareVersions(ours, theirs)
  return order === null ? null : order === 0
}

/** Of a digest or a commit people write the beginning. */
const isCutShort = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)
