import { createHash } from 'node:crypto'
import { type Answer, cachedSince, jsonIn, pointedAt } from '../client/index.js'
import { type Look, unreadable } from '../probe.js'
import { isDigest } from './name.js'

/** What a manifest may be: one image, or an index of the images of several platforms. */
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]

export const ACCEPT = MANIFESTS.join(', ')

/** Reads a manifest; its digest is worked out from its bytes, and the registry is not believed. */
export function manifestIn(answer: Answer, reference: string, digest: string | null, now: string): Look {
  const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const fault = formFault(answer, mediaType) ?? digestFault(answer, reference)
  if (fault !== null) return unreadable(fault)
  const since = cachedSince(answer, now)
  if (typeof since === 'string') return unreadable(since)
  const computed = digestOf(answer.body, isDigest(reference) ? reference : digest)
  return {
    seen: { type: 'registry', exists: true, digest: computed, mediaType },
    dated: since.dated,
    unreadable: null,
  }
}

/** Why it is no manifest; null: it is one. */
function formFault(answer: Answer, mediaType: string): string | null {
  const isNone = `${answer.from} answers with something else than a manifest.`
  if (!MANIFESTS.includes(mediaType)) return isNone
  const root = jsonIn(answer)
  if (typeof root === 'string') return root
  const version = pointedAt(root, '/schemaVersion')
  if (version?.type !== 'scalar' || version.value !== 2) return isNone
  const inside = pointedAt(root, '/mediaType')
  if (inside === null || (inside.type === 'scalar' && inside.value === mediaType)) return null
  return `${answer.from} says \`${mediaType}\` of a manifest that calls itself something else.`
}

/** Why it is another manifest than the one that is asked for, or that the registry says it is; null: it is that one. */
function digestFault({ body, headers, from }: Answer, reference: string): string | null {
  const told = [reference, headers.get('docker-content-digest') ?? ''].filter(isDigest)
  const wrong = told.find((digest) => digestOf(body, digest) !== digest)
  if (wrong === undefined) return null
  return `${from} answers with a manifest whose digest is not ${wrong} but ${digestOf(body, wrong)}.`
}

/** In the algorithm of `like`; SHA-256 where that is none. */
function digestOf(body: Uint8Array, like: string | null): string {
  const algorithm = like?.startsWith('sha512:') ? 'sha512' : 'sha256'
  return `${algorithm}:${createHash(algorithm).update(body).digest('hex')}`
}

/** How registries say that there is no such manifest; any other 404 may come from whoever stands before them. */
const UNKNOWN: ReadonlySet<string> = new Set(['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'NOT_FOUND'])

/** Whether an answer of status 404 says that there is no such manifest. */
export function saysUnknown(answer: Answer): boolean {
  const root = jsonIn(answer)
  const code = typeof root === 'string' ? null : pointedAt(root, '/errors/0/code')
  return code?.type === 'scalar' && typeof code.value === 'string' && UNKNOWN.has(code.value)
}
