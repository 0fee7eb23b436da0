import type { Fact, Subject } from './fact.js'
import type { Value } from './release.js'
import type { ActiveRule } from './rule.js'

export type Result = 'met' | 'not-met' | 'not-applicable' | 'cannot-tell'

/** A condition tree with the answer at every node, for `explain`. */
export type Trace =
  | { readonly type: 'all' | 'any' | 'not'; readonly holds: Truth; readonly children: readonly Trace[] }
  | {
      readonly type: 'test'
      readonly holds: Truth
      readonly fact: Fact
      readonly operator: string
      /** What the fact was compared with, after parameters and facts were looked up. */
      readonly expected: Value | undefined
      /** The fact it was compared with, where the rule compares two. */
      readonly against?: Fact
      /** What the fact's list lacks, where it was to contain all of something. */
      readonly missing?: readonly string[]
    }
/** Unknown: the fact is unreadable. */
export type Truth = true | false | 'unknown'

/** Rule x subject. Every pair has one: nothing is skipped silently. */
export interface Outcome {
  readonly active: ActiveRule
  readonly subject: Subject
  readonly result: Result
  /** The facts that made it so, the most telling first; empty when met. */
  readonly blame: readonly Fact[]
  readonly when: Trace | null
  readonly require: Trace
  /** Why the rule could not be evaluated at all; then the result is `cannot-tell` and the traces are empty. */
  readonly fault?: string
}
