import type { Catalogue, Explained, Finding, Outcome, Problem, Subject } from '../model/index.js'

/** What advice is made of: what rules answered about the three options, and the words for it. */
export interface Weighing {
  /** ISO 8601. */
  readonly at: string
  /** Paths as they were given. */
  readonly incident: string
  readonly plan: string
  readonly problems: readonly Problem[]
  /** The options; none where the incident could not be read. */
  readonly subjects: readonly Subject[]
  readonly outcomes: readonly Outcome[]
  /** One for every outcome that is not met or cannot be told. */
  readonly findings: readonly Explained<Omit<Finding, 'fingerprint'>>[]
  /** Outcomes there should be. */
  readonly expected: number
  readonly catalogue: Catalogue
}
