import type { Problem } from './document.js'
import type { FactState } from './fact.js'
import type { Value } from './release.js'
import type { Level } from './rule.js'
import type { Span } from './span.js'

/** What can be done about an incident, what the plan prefers first. */
export const OPTIONS = ['rollback', 'forward-fix', 'escalation'] as const
export type OptionName = (typeof OPTIONS)[number]

/**
 * open: every rule that may rule it out or speak against it was asked, and none did. spoken-against: a warning does.
 * ruled-out: a block does. unknown: it cannot be told, which is never open.
 */
export const STANDINGS = ['open', 'spoken-against', 'ruled-out', 'unknown'] as const
export type Standing = (typeof STANDINGS)[number]

/** against: a block or a warning is not met. weigh: a note is not met. unknown: a fact is missing. for: a rule is met. */
export const REASON_SIDES = ['against', 'unknown', 'weigh', 'for'] as const
export type ReasonSide = (typeof REASON_SIDES)[number]

/** Where something stands. */
export interface Quoted {
  readonly path: string
  readonly span: Span
}

/** What a rule says about an option. */
export interface Reason {
  readonly side: ReasonSide
  readonly rule: string
  readonly level: Level
  readonly message: string
  /** What to do about it; null where it speaks for the option. */
  readonly fix: string | null
  /** Ids of the demands behind it, such as `A4`. */
  readonly demands: readonly string[]
  /** What the documents say, the most telling first. */
  readonly places: readonly Quoted[]
}

export interface AdvisedOption {
  readonly name: OptionName
  readonly standing: Standing
  /** What speaks against it first, then what is not known, what is to be weighed, and what speaks for it. */
  readonly reasons: readonly Reason[]
}

/** Something that the plan said before anything was wrong. */
export interface SaidBeforehand extends Quoted {
  readonly fact: string
  readonly state: FactState
  readonly value: Value
}

/** What nobody knows yet, and what it decides: the most important first. */
export interface OpenQuestion extends Quoted {
  readonly fact: string
  /** `Whether the rollback target was verified: it exists, and it is healthy.` */
  readonly question: string
  readonly decides: readonly OptionName[]
  readonly demands: readonly string[]
}

/** The answer of `gonogo advise`. It decides nothing. */
export interface Advice {
  readonly version: 1
  /** ISO 8601, UTC. */
  readonly at: string
  readonly incident: string
  readonly plan: string
  /** What was read and understood, and what of it cannot be trusted. */
  readonly problems: readonly Problem[]
  /** Seconds; null where it is not known. */
  readonly timeLeft: number | null
  /** What was agreed beforehand to require a rollback, and has happened. */
  readonly requiredBy: readonly string[]
  readonly options: readonly AdvisedOption[]
  /** The option that is open, the plan's first choice first; escalation where no other is; null where it cannot be told. */
  readonly points: OptionName | null
  /** The same in words. */
  readonly suggestion: readonly string[]
  readonly openQuestions: readonly OpenQuestion[]
  readonly saidBeforehand: readonly SaidBeforehand[]
  /** Rule x option pairs that were asked. */
  readonly evaluations: number
}
