import type { Finding } from './report.js'
import type { Span } from './span.js'

/** What a waiver is for: all that is set must fit, and at least one is set. */
export interface WaiverScope {
  /** A glob relative to the folder of the config. */
  readonly path: string | null
  /** The subject of the finding, such as `step "Restore the database"`. */
  readonly subject: string | null
  /** The finding's fingerprint, or its first eight digits or more. */
  readonly fingerprint: string | null
}

/** An entry of `waivers.yaml`, as it is written. Its parts were checked; whether it counts is another question. */
export interface Waiver {
  readonly rule: string
  readonly scope: WaiverScope
  readonly reason: string
  readonly approvedBy: string
  readonly ticket: string
  /** As written: the last day on which it counts. */
  readonly expires: string
  readonly path: string
  readonly span: Span
  /** Where its `expires` stands, and its `approvedBy`. */
  readonly expiresSpan: Span
  readonly approvedBySpan: Span
}

/** Who and what decides whether waivers count. */
export interface WaiverTerms {
  /** IANA name of the zone whose days count. */
  readonly timeZone: string
  /** Who may approve. Empty: nobody. */
  readonly approvers: readonly string[]
  /** Who wrote the change, where it is told: several in lines of their own or behind `;`. */
  readonly author: string | null
}

/**
 * `in-force`: it counts. `expired`: its day is over, or is no day. `not-approved`: by nobody who may.
 * `own`: approved by the author. `not-waivable`: its rule forbids it. `unknown-rule`: no such rule is asked.
 */
export const WAIVER_STANDINGS = ['in-force', 'expired', 'not-approved', 'own', 'not-waivable', 'unknown-rule'] as const
export type WaiverStanding = (typeof WAIVER_STANDINGS)[number]

export interface WaiverReport {
  readonly waiver: Waiver
  readonly standing: WaiverStanding
  /** The first moment at which it no longer counts: ISO 8601, UTC. Null where its day is none. */
  readonly until: string | null
  /** Fingerprints of the findings that it allows. */
  readonly allows: readonly Finding['fingerprint'][]
  /**
   * Fingerprints of the findings that it is for and does not allow: because it does not count, or because they say that
   * something is not known, which nobody can allow.
   */
  readonly meant: readonly Finding['fingerprint'][]
}
