import type { Validity } from './clock.js'
import type { Problem } from './document.js'
import type { DocumentReport, DocumentTally, Finding, PillarReport } from './report.js'
import type { Pillar } from './rule.js'

/**
 * All that is kept of a file once it was judged. Plain data that JSON can hold, so that it can be stored, sent and put
 * together with that of other files, wherever those were judged.
 */
export interface Checked {
  /** Every document of the file, also those that are no release documents. */
  readonly documents: readonly Omit<DocumentReport, 'judged'>[]
  readonly problems: readonly Problem[]
  /** One for each document that rules were asked about. */
  readonly weighed: readonly Weighed[]
  /** Outcomes there should be: rules times subjects, counted before anything was evaluated. */
  readonly expected: number
  /** Empty where nobody asks for them. */
  readonly tallies: readonly DocumentTally[]
  /** Between which moments the same would be found; null: nothing depends on the clock. */
  readonly clock: Validity | null
}

/** What is kept of some outcomes once they are judged: their findings and some counts, not the outcomes. */
export interface Weighed {
  readonly drafts: readonly Draft[]
  readonly evaluations: number
  /** Ids of the rules that were asked. */
  readonly rules: readonly string[]
  /** Outcomes of rules that applied, met or not. */
  readonly applied: number
  /** Documents a rule was asked about, and how many outcomes of each are of rules that applied. */
  readonly documents: readonly { readonly path: string; readonly index: number; readonly applied: number }[]
  readonly pillars: Readonly<Record<Pillar, WeighedPillar>>
}

export interface WeighedPillar {
  readonly evaluated: number
  readonly quotes: readonly RankedAnswer[]
}

/** An answer and how much it tells: 0 is most. */
export interface RankedAnswer {
  readonly answer: PillarReport['answers'][number]
  readonly rank: number
}

/** A finding before it has its fingerprint, with what the fingerprint is made of. */
export interface Draft {
  readonly finding: Omit<Finding, 'fingerprint'>
  readonly identity: string
}
