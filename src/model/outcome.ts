import type { Fact, Subject } from './fact.js'
import type { ItemType, Value } from './release.js'
import type { ActiveRule, Quantifier } from './rule.js'
import type { Span } from './span.js'

export type Result = 'met' | 'not-met' | 'not-applicable' | 'cannot-tell'

/** A condition tree with the answer at every node, for `explain`. */
export type Trace =
  | {
      readonly type: 'all' | 'any' | 'not'
      readonly holds: Truth
      readonly children: readonly Trace[]
      /** The name that the pack gives this condition, with `not ` before it where it is negated. */
      readonly name?: string
    }
  | QuantifiedTrace
  | {
      readonly type: 'test'
      readonly holds: Truth
      readonly fact: Fact
      readonly operator: string
      /** What the fact was compared with, after parameters and facts were looked up; null where the other fact is not stated or nothing lies there. */
      readonly expected: Value | undefined
      /** The fact it was compared with, where the rule compares two. */
      readonly against?: Fact
      /** How far from the other fact that lies, negative where it is less or earlier: seconds for dates and durations. */
      readonly shift?: number
      /** What the fact's list lacks, where it was to contain all of something. */
      readonly missing?: readonly string[]
      /** Where the test is written in its rule. */
      readonly span?: Span
    }

/** `not-every`: an `every` that is negated, which holds where one of those that are meant does not meet what is required. */
export interface QuantifiedTrace {
  readonly type: 'quantified'
  readonly holds: Truth
  readonly quantifier: Quantifier | 'not-every'
  readonly of: ItemType
  /** Everything of that type that the document lists, in its order. */
  readonly items: readonly ItemTrace[]
  /** Stands for the list as a whole: absent where nothing of that type is listed. */
  readonly fact: Fact
  /** Of `count`: how many there are, at least and at most, and with what the number was compared. */
  readonly count?: {
    readonly least: number
    readonly most: number
    readonly operator: string
    readonly expected: Value
    /** The fact that gives that number, and how far from it that is. */
    readonly against?: Fact
    readonly shift?: number
  }
  readonly span?: Span
}

/** One thing that was asked about. */
export interface ItemTrace {
  readonly subject: Subject
  /** Whether it is one of those that are meant. */
  readonly selected: Truth
  /** Whether it is one of those that made the answer what it is. */
  readonly decides: boolean
  readonly where: Trace | null
  readonly require: Trace | null
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
