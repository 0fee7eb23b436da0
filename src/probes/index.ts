import type { AskedEvidence, EvidenceDemand, EvidenceType, Observation } from '../model/index.js'
import { discreet } from './discreet.js'
import { probeFile } from './file.js'
import { probeGit } from './git.js'
import { probeHttp } from './http.js'
import { inParallel, within } from './limits.js'
import { type Look, type Probe, type ProbeWorld, unreadable } from './probe.js'
import { probePrometheus } from './prometheus.js'
import { probeRegistry } from './registry.js'

export { ambiguityIn, refsCalled } from './git/ambiguous.js'
export { gitEnvironment, gitSettings } from './git/run-git.js'
export type { ProbeWorld } from './probe.js'

const PROBES: { readonly [Type in EvidenceType]: Probe } = {
  git: probeGit,
  registry: probeRegistry,
  prometheus: probePrometheus,
  http: probeHttp,
  file: probeFile,
}

const MOST_AT_ONCE = 16
/** Seconds. */
const LONGEST = 3600

/**
 * Looks at everything that is asked, at the same time and each within its own time limit, and changes nothing. Gives one
 * observation for each, in their order. Never rejects: what could not be read says why, in words without credentials.
 */
export function probeAll(asked: readonly AskedEvidence[], world: ProbeWorld): Promise<readonly Observation[]> {
  const credentials = asked.map(({ demand }) => demand.credentials)
  return inParallel(asked, MOST_AT_ONCE, async ({ demand, fault }) => {
    // The moment before: what was seen is at least that new.
    const observed = world.now()
    const look = fault === null ? await lookFor(demand, world) : unreadable(fault)
    return { name: demand.name, question: demand.question, observed, ...discreet(look, credentials, world.env) }
  })
}

async function lookFor(demand: EvidenceDemand, world: ProbeWorld): Promise<Look> {
  const seconds = Math.min(Math.max(demand.timeout, 0) || 0, LONGEST)
  const late = unreadable(`There was no answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`)
  const probe = isUnguarded(demand, world) ? askNobody : PROBES[demand.question.type]
  try {
    return await within(seconds, late, (signal) => probe(demand, world, signal))
  } catch {
    return unreadable('It could not be read, for a reason that is not told: it may hold a credential.')
  }
}

/** Node believes any certificate where this is set, so that nobody knows who answers. */
function isUnguarded({ question }: EvidenceDemand, { env }: ProbeWorld): boolean {
  return 'url' in question && /^https:/i.test(question.url.trim()) && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
}

const askNobody: Probe = async () =>
  unreadable(
    'The environment variable `NODE_TLS_REJECT_UNAUTHORIZED` lets anybody answer. Name your own authority in `NODE_EXTRA_CA_CERTS`.',
  )
