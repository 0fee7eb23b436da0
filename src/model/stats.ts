/** Parts of a check, in the order in which a document comes through them. */
export const PHASES = ['prepare', 'load', 'parse', 'read', 'extract', 'evaluate', 'judge', 'render'] as const
export type Phase = (typeof PHASES)[number]

/** What a run cost and what came of it, for `check --stats`. */
export interface Stats {
  readonly phases: readonly { readonly phase: Phase; readonly milliseconds: number }[]
  /** Every rule that was asked, by id. */
  readonly rules: readonly RuleStats[]
}

export interface RuleStats {
  readonly rule: string
  /** What asking it alone took, all documents together. */
  readonly milliseconds: number
  /** Answers it gave that are findings: what is not met, and what could not be told. */
  readonly findings: number
  /** Documents with such an answer. */
  readonly documents: number
  readonly met: number
  readonly notApplicable: number
  readonly cannotTell: number
}

/**
 * Counts how long parts of the work take. Where there is one, rules are asked one by one besides, so that each has its own
 * time; what they answer together stands.
 */
export interface Meter {
  /** Does the work, and counts its time to a phase, less that of phases within. */
  readonly phase: <T>(phase: Phase, work: () => T) => T
  /** Does the work, and counts its time to a rule, and to no phase. */
  readonly rule: (rule: string, work: () => Promise<unknown>) => Promise<void>
}
