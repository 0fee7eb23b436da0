import type {
  Decision,
  Difference,
  EvidenceResult,
  FactState,
  Kind,
  Level,
  Observation,
  PastRollback,
  Pillar,
  PillarState,
  Problem,
  Relation,
  Waiver,
  WaiverStanding,
} from '../model/index.js'

/**
 * A verdict that can be kept, signed and replayed: what was decided, on what it rests, and nothing of the machine that
 * decided it. Its schema is `schemas/verdict.schema.json`. Places are relative to the folder of the config, digests are
 * SHA-256 in hex digits, moments ISO 8601 in UTC.
 */
export interface VerdictDocument {
  readonly version: 1
  readonly verdict: Decision
  /** In words, with places. */
  readonly reasons: readonly string[]
  /** Fingerprints of the findings that decided. */
  readonly because: readonly string[]
  /** The moment that was judged: the only clock. */
  readonly at: string
  readonly validUntil: { readonly moment: string; readonly because: readonly string[] } | null
  readonly author: string | null
  /** The config that decided. Null: there is none, and the defaults count. */
  readonly config: string | null
  /** More warnings than this are NO-GO; null: no limit. */
  readonly maxWarnings: number | null
  readonly versions: { readonly gonogo: string }
  readonly pillars: Readonly<Record<Pillar, StatedPillar>>
  readonly findings: readonly StatedFinding[]
  readonly problems: readonly StatedProblem[]
  readonly history: readonly (Omit<PastRollback, 'path' | 'span'> & Place)[]
  readonly documents: readonly StatedDocument[]
  readonly rules: readonly { readonly id: string; readonly level: Level; readonly sha256: string }[]
  readonly waivers: readonly StatedWaiver[]
  readonly evidence: readonly StatedEvidence[]
  readonly coverage: { readonly documents: number; readonly rules: number; readonly evaluations: number }
  readonly trusted: StatedTrust | null
}

export interface Place {
  readonly place: string
  readonly line: number
}

export interface StatedPillar {
  readonly state: PillarState
  readonly evaluated: number
  readonly because: readonly string[]
  readonly answers: readonly (Place & { readonly fact: string; readonly state: FactState; readonly value: string })[]
}

export interface StatedFinding extends Place {
  readonly rule: string
  readonly level: Level
  readonly pillar: Pillar | null
  readonly result: 'not-met' | 'cannot-tell'
  readonly column: number
  readonly where: string
  readonly subject: string
  readonly message: string
  readonly fix: string
  readonly related: readonly (Place & { readonly message: string })[]
  readonly fingerprint: string
  /** The ticket of the waiver that allows it. */
  readonly waivedBy: string | null
}

export interface StatedProblem extends Place {
  readonly code: string
  readonly severity: Problem['severity']
  readonly message: string
}

export interface StatedDocument {
  readonly place: string
  readonly relation: Relation
  readonly kind: Kind | null
  readonly sha256: string
}

/** As it is written, and what became of it. Its digest is that of what is written, as canonical JSON. */
export interface StatedWaiver extends Pick<Waiver, 'rule' | 'scope' | 'reason' | 'approvedBy' | 'ticket' | 'expires'> {
  readonly sha256: string
  readonly standing: WaiverStanding
  readonly until: string | null
  /** Fingerprints of the findings that it allows. */
  readonly allows: readonly string[]
}

/** The whole observation, so that the verdict can be replayed from itself. Its digest is that of its canonical JSON. */
export interface StatedEvidence extends Pick<EvidenceResult, 'answer' | 'says' | 'date'> {
  readonly name: string
  /** Seconds after which it proves nothing any more. */
  readonly maxAge: number | null
  readonly observation: Observation
  readonly sha256: string
}

/** What the rules and waivers of the trusted revision answer. */
export interface StatedTrust {
  readonly revision: string
  /** What it stands for: a branch moves. */
  readonly commit: string
  readonly verdict: Decision
  readonly reasons: readonly string[]
  /** By its own demands, which may be others. */
  readonly evidence: readonly StatedEvidence[]
  readonly differences: readonly Difference[]
}
