import type { AskedEvidence, Config, GateReport, Observation, Problem, Waiver, WaiverTerms } from '../model/index.js'
import type { Policy } from '../policy/index.js'
import type { Input, World } from '../world.js'
import type { Joined, JoinedRead } from './join.js'

/** What a gate judges: one plan at one moment, by these rules and waivers. */
export interface GateRequest {
  readonly plan: Input
  /** The records of a journal. */
  readonly records: readonly Input[]
  readonly config: Config
  readonly policy: Policy
  /** Its `now` is the moment at which it is read. */
  readonly world: World
  readonly waivers: readonly Waiver[]
  readonly terms: WaiverTerms
  /** What was wrong before anything was read: with waivers, a journal, recorded evidence. */
  readonly problems: readonly Problem[]
  /** A path as it is printed, as seen from the folder of the config. */
  readonly placeOf: (path: string) => string
  /** SHA-256 of a file as it lies there, in hex digits; null where it is no file. */
  readonly digestOf: (input: Input) => string | null
  readonly version: string
}

/** A plan that was read with all it links: the world can be asked, and the release be judged. */
export interface Gate {
  readonly asked: readonly AskedEvidence[]
  /** At a moment, ISO 8601: looking takes a while, and what was seen must not lie ahead. */
  readonly judge: (observations: readonly Observation[], now: string) => Promise<GateReport>
}

/** What is known once everything was read, and stays the same at any moment. */
export interface Opened {
  readonly request: GateRequest
  readonly joined: Joined
  /** The plan among what was read; null where there is none, or more than one. */
  readonly plan: JoinedRead | null
  readonly asked: readonly AskedEvidence[]
  readonly problems: readonly Problem[]
}
