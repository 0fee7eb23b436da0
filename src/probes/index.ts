import type { AskedEvidence, EvidenceDemand, EvidenceType, Observation } from '../model/index.js'
import { repeatsSecret } from './client/index.js'
import { probeFile } from './file.js'
import { probeGit } from './git.js'
import { probeHttp } from './http.js'
import { inParallel, within } from './limits.js'
import { type Look, type Probe, type ProbeWorld, unreadable } from './probe.js'
import { probePrometheus } from './prometheus.js'
import { probeRegistry } from './registry.js'

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
/** Characters. */
const LONGEST_SENTENCE = 500

/**
 * Looks at everything that is asked, at the same time and each within its own time limit, and changes nothing. Gives one
 * observation for each, in their order. Never rejects: what could not be read says why, in words without credentials.
 */
export function probeAll(asked: readonly AskedEvidence[], world: ProbeWorld): Promise<readonly Observation[]> {
  return inParallel(asked, MOST_AT_ONCE, async ({ demand, fault }) => {
    // The moment before: what was seen is at least that new.
    const observed = world.now()
    const look = fault === null ? await lookFor(demand, world) : unreadable(fault)
    return { name: demand.name, question: demand.question, observed, ...look }
  })
}

async function lookFor(demand: EvidenceDemand, world: ProbeWorld): Promise<Look> {
  const seconds = Math.min(Math.max(demand.timeout, 0) || 0, LONGEST)
  const late = unreadable(`There was no answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`)
  try {
    const look = await within(seconds, late, async (signal) =>
      isUnguarded(demand, world) ? unreadable(UNGUARDED) : PROBES[demand.question.type](demand, world, signal),
    )
    const tidy = { ...look, unreadable: look.unreadable && inOneLine(look.unreadable) }
    // A piece of a credential cannot be found again, so nothing is cut before.
    const tells = [look, tidy].some((one) => repeatsSecret(one, demand.credentials, world.env))
    if (tells) return unreadable('What came back repeats the credential, so nothing of it is kept.')
    return { ...tidy, unreadable: tidy.unreadable && cut(tidy.unreadable) }
  } catch {
    return unreadable('It could not be read, for a reason that is not told: it may hold a credential.')
  }
}

/** Node believes any certificate where this is set, so that nobody knows who answers. */
function isUnguarded({ question }: EvidenceDemand, { env }: ProbeWorld): boolean {
  return 'url' in question && /^https:/i.test(question.url.trim()) && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
}

const UNGUARDED =
  'The environment variable `NODE_TLS_REJECT_UNAUTHORIZED` lets anybody answer. Name your own authority in `NODE_EXTRA_CA_CERTS`.'

/** Words of others may be in a sentence, and what steers a terminal. */
const inOneLine = (sentence: string): string => sentence.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()

const cut = (sentence: string): string =>
  sentence.length > LONGEST_SENTENCE ? `${sentence.slice(0, LONGEST_SENTENCE - 3)}...` : sentence
