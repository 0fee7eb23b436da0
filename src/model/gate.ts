import type { EvidenceDemand, EvidenceResult } from './evidence.js'
import type { Kind } from './release.js'
import type { DocumentFacts, Report } from './report.js'
import type { Level } from './rule.js'
import type { Span } from './span.js'
import type { WaiverReport } from './waiver.js'

/** `gate:` in the config. */
export interface GateSetting {
  /** Where waivers stand, relative to the config's folder. Null: `waivers.yaml` beside it, where there is one. */
  readonly waivers: string | null
  /** IANA name. */
  readonly timeZone: string
  /** Who may approve a waiver. */
  readonly approvers: readonly string[]
  /** When nothing is released: days and ISO 8601 intervals. */
  readonly freezes: readonly string[]
  /** A file, or the address of a database, that holds the records of rollbacks. */
  readonly journal: string | null
  readonly evidence: readonly EvidenceDemand[]
}

/** What a document is to the plan. */
export const RELATIONS = ['plan', 'runbook', 'strategy', 'previous-plan', 'record', 'evidence'] as const
export type Relation = (typeof RELATIONS)[number]

/** A document that a gate joined. */
export interface JoinedDocument {
  readonly path: string
  /** Relative to the folder of the config. */
  readonly place: string
  readonly relation: Relation
  readonly kind: Kind | null
  /** Hex digits of the SHA-256 of its text. */
  readonly sha256: string
}

/** A rollback or a drill that the records tell of, the newest first. */
export interface PastRollback {
  readonly type: 'drill' | 'rollback'
  /** ISO 8601; null where nobody says when it was. */
  readonly date: string | null
  /** Seconds. */
  readonly duration: number | null
  readonly outcome: string | null
  readonly component: string | null
  readonly path: string
  readonly span: Span
}

/** A rule that was asked, as it applies: what an auditor has to have to ask again. */
export interface AskedRule {
  readonly id: string
  readonly level: Level
  /** Of its conditions, level and parameters, as canonical JSON. */
  readonly sha256: string
}

/** Something that the rules of the head ask otherwise than those of the trusted revision. */
export interface Difference {
  readonly what: 'rule' | 'waiver' | 'evidence' | 'config'
  /** Its name: a rule's id, a waiver's rule and ticket, a setting. */
  readonly name: string
  /** In words; null where there is none. */
  readonly trusted: string | null
  readonly head: string | null
  /** Whether the head asks less. */
  readonly weaker: boolean
}

/** The answer of `gonogo gate`: the report, and what it rests on. */
export interface GateReport {
  readonly version: 1
  readonly report: Report
  /** The moment that was judged: ISO 8601, UTC. */
  readonly at: string
  /** IANA name of the zone whose days count, as the config has it. Moments are told in it too, beside UTC. */
  readonly timeZone?: string
  /** Path of the config that decided. Null: there is none, and the defaults count. */
  readonly config: string | null
  /** The first moment at which this GO no longer holds, and why. Null: none is known, or it is no GO. */
  readonly validUntil: { readonly moment: string; readonly because: readonly string[] } | null
  readonly author: string | null
  /** More warnings than this are NO-GO; null: no limit. */
  readonly maxWarnings: number | null
  readonly joined: readonly JoinedDocument[]
  /** What was understood of the plan and of what it links, in the order of `joined`. */
  readonly documents: readonly DocumentFacts[]
  readonly history: readonly PastRollback[]
  readonly evidence: readonly EvidenceResult[]
  readonly waivers: readonly WaiverReport[]
  readonly rules: readonly AskedRule[]
  /** By the trusted revision, where one was named. */
  readonly trusted: {
    readonly revision: string
    /** What it stands for: a branch moves. */
    readonly commit: string
    readonly report: Report
    /** By its own demands. */
    readonly evidence: readonly EvidenceResult[]
    readonly differences: readonly Difference[]
  } | null
  readonly gonogo: string
}

/** Demands, their texts filled with what the plan says, or why they cannot be asked. */
export interface AskedEvidence {
  readonly demand: EvidenceDemand
  /** Why it cannot be asked: a fact that it names is not stated. */
  readonly fault: string | null
}
