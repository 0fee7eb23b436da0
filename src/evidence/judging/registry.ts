import type { RegistryQuestion, Seen } from '../../model/index.js'
import { isDigest } from '../asking/question-fault.js'
import { fails, holds, type Said, shown, unreadable } from './says.js'

const MANIFEST =
  /^application\/vnd\.(?:oci\.image\.(?:manifest|index)|docker\.distribution\.manifest(?:\.list)?)\.v\d+\+(?:json|prettyjws)(?: *;.*)?$/

/** The manifest exists, and has the digest that is asked for. */
export function judgeManifest(asked: RegistryQuestion, seen: Extract<Seen, { type: 'registry' }>): Said {
  const { repository, reference } = asked
  const image = shown(`${repository}${isDigest(reference) ? '@' : ':'}${reference}`)
  if (!seen.exists) return fails(`There is no ${image} in the registry.`)
  // A page to log in answers everything with "yes".
  if (seen.mediaType === null || !MANIFEST.test(seen.mediaType)) {
    const what = seen.mediaType === null ? 'something unnamed' : shown(seen.mediaType)
    return unreadable(`The registry answers to ${image} with ${what}, which is no manifest.`)
  }
  const digest = asked.digest ?? (isDigest(reference) ? reference : null)
  if (seen.digest === null || !isDigest(seen.digest)) {
    return digest === null
      ? holds(`${image} exists.`)
      : unreadable(`The registry does not tell the digest of ${image}.`)
  }
  if (digest === null) return holds(`${image} exists, as ${short(seen.digest)}.`)
  if (!isOfOneKind(digest, seen.digest)) return unreadable(`The digest of ${image} is of another kind.`)
  if (seen.digest === digest) return holds(`${image} exists, as ${short(digest)}.`)
  return fails(`${image} is ${short(seen.digest)}, and ${short(digest)} is demanded.`)
}

/** As much of a digest as people compare. */
const short = (digest: string): string => shown(digest.replace(/(:.{12}).*/, '$1'))

const isOfOneKind = (a: string, b: string): boolean => a.split(':')[0] === b.split(':')[0]
