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
  const { from } = answer
  const mediaType = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!MANIFESTS.includes(mediaType)) return unreadable(`${from} answers with something else than a manifest.`)
  const root = jsonIn(answer)
  if (typeof root === 'string') return unreadable(root)
  const inside = pointedAt(root, '/mediaType')
  if (inside !== null && (inside.type !== 'scalar' || inside.value !== mediaType)) {
    return unreadable(`${from} says \`${mediaType}\` of a manifest that calls itself something else.`)
  }
  const asked = isDigest(reference) ? reference : digest
  const named = answer.headers.get('docker-content-digest')
  const computed = digestOf(answer.body, asked)
  for (const told of isDigest(reference) ? [reference, named] : [named]) {
    if (told === null || !isDigest(told) || digestOf(answer.body, told) === told) continue
    return unreadable(`${from} answers with a manifest whose digest is not ${told} but ${digestOf(answer.body, told)}.`)
  }
  return {
    seen: { type: 'registry', exists: true, digest: computed, mediaType },
    dated: cachedSince(answer, now),
    unreadable: null,
  }
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
