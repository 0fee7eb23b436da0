import type { EvidenceDemand, Observation } from '../model/index.js'

/** What a probe may use of the world around it. */
export interface ProbeWorld {
  /** The environment, which holds credentials. Nothing of its values appears in what a probe answers. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder of the config: paths of questions start here. Absolute. */
  readonly folder: string
  /** The moment as ISO 8601, UTC. */
  now(): string
}

/** What one look gave: either `seen`, or `unreadable` and nothing else. */
export type Look = Pick<Observation, 'seen' | 'dated' | 'unreadable'>

/**
 * Looks once and changes nothing. `signal` ends it: after that it lets go of files, processes and connections.
 * May reject; what it rejects with is not shown, since it may hold a credential.
 */
export type Probe = (demand: EvidenceDemand, world: ProbeWorld, signal: AbortSignal) => Promise<Look>

/** A look that saw nothing. `why` is a sentence for people, without credentials. */
export const unreadable = (why: string): Look => ({ seen: null, dated: null, unreadable: why })
