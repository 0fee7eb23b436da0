import { type Answer, type Authorization, ask, authorizationOf, below, readAddress } from './client/index.js'
import { type Look, type Probe, unreadable } from './probe.js'
import { bearerChallenge } from './registry/challenge.js'
import { ACCEPT, manifestIn, saysUnknown } from './registry/manifest.js'
import { nameFault } from './registry/name.js'
import { readToken } from './registry/token.js'

/** Asks a container registry for a manifest, as the OCI distribution specification has it. */
export const probeRegistry: Probe = async ({ question, credentials }, world, signal) => {
  if (question.type !== 'registry') return unreadable('This is no question to a registry.')
  const { repository, reference, digest } = question
  const base = readAddress(question.url)
  if (typeof base === 'string') return unreadable(base)
  const fault = nameFault(repository, reference, digest)
  if (fault !== null) return unreadable(fault)
  const who = authorizationOf(credentials, world.env)
  if (typeof who === 'string') return unreadable(who)
  const answer = await manifestOf(below(base, `/v2/${repository}/manifests/${reference}`), repository, who, signal)
  if (typeof answer === 'string') return unreadable(answer)
  return answer.status === 200 ? manifestIn(answer, reference, digest, world.now()) : lookAtRefusal(answer, who)
}

/** The answer of the registry, after the detour for a token where it sends us on one. */
async function manifestOf(
  url: URL,
  repository: string,
  who: Authorization,
  signal: AbortSignal,
): Promise<Answer | string> {
  const first = await ask({ url, accept: ACCEPT, authorization: who.header }, signal)
  // A token that was given to us is the one to be used: there is no other to get with it.
  if (typeof first === 'string' || first.status !== 401 || who.scheme === 'bearer') return first
  const challenge = bearerChallenge(first.headers.get('www-authenticate'))
  if (challenge === null) return first
  const given = await readToken(challenge, url, repository, who, signal)
  return typeof given === 'string'
    ? given
    : ask({ url, accept: ACCEPT, authorization: `Bearer ${given.token}` }, signal)
}

function lookAtRefusal(answer: Answer, who: Authorization): Look {
  const { status, from } = answer
  if (status === 404 && saysUnknown(answer)) {
    return { seen: { type: 'registry', exists: false, digest: null, mediaType: null }, dated: null, unreadable: null }
  }
  if (status !== 401 && status !== 403) return unreadable(`${from} answers with status ${status}, not with 200.`)
  const lacks = who.header === null ? 'Name the variables that hold a credential.' : 'The credential is refused.'
  return unreadable(`${from} answers with status ${status}. ${lacks}`)
}
