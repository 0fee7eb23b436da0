import type { FactType, SubjectType } from './fact.js'
import type { ItemType, Kind, Value } from './release.js'
import type { Span } from './span.js'

export const LEVELS = ['block', 'warn', 'note'] as const
export type Level = (typeof LEVELS)[number]

export const PILLARS = ['revertability', 'observability', 'ownership', 'communication'] as const
export type Pillar = (typeof PILLARS)[number]

/** Exactly one of the shapes. `all`, `any`, `not` and tests are written as json-rules-engine has them. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Named
  | Quantified
  | Test

/** A condition that the pack names, `condition: in-production`, and what it stands for. */
export interface Named {
  readonly condition: string
  readonly is: Condition
  /** Where it is used. */
  readonly span?: Span
}

export const QUANTIFIERS = ['every', 'some', 'none', 'count'] as const
export type Quantifier = (typeof QUANTIFIERS)[number]

/**
 * A question about the things that the same document lists: `every: step` with what each one must meet, `some` and
 * `none` with what one of them meets, `count` with how many. All tests inside are asked of one and the same thing.
 */
export interface Quantified {
  readonly quantifier: Quantifier
  readonly of: ItemType
  /** Which of them are meant; null: all. */
  readonly where: Condition | null
  /** What each must meet: of `every` only. */
  readonly require: Condition | null
  /** Of `count`: things with the same value of this fact count once. */
  readonly distinct: string | null
  /** Of `count`: how the number is compared, and with what. */
  readonly operator: string | null
  readonly value: Operand
  /** Where it is written. */
  readonly span?: Span
}

/** A test of one fact. `value` is a literal, a parameter of the rule or another fact. */
export interface Test {
  readonly fact: string
  readonly operator: string
  readonly value?: Operand
  /** Where it is written. */
  readonly span?: Span
}

export type Operand = Value | { readonly parameter: string } | FactOperand

/** Another fact, or what lies so much after or before it: `{ fact: release.window.start, minus: 24h }`. */
export interface FactOperand {
  readonly fact: string
  readonly plus?: Shift
  readonly minus?: Shift
}
/** Seconds for dates and durations, else a number. */
export type Shift = number | { readonly parameter: string }

export interface Parameter {
  readonly type: FactType
  readonly default: Value
  readonly description: string
  /** The only values, or entries of a list, that it can have. */
  readonly values?: readonly Value[]
  readonly minimum?: Value
  readonly maximum?: Value
  /** Where its default is written. */
  readonly span?: Span
}

/** Words for people; the variant is chosen by the state of the first fact to blame. */
export interface Message {
  readonly otherwise: string
  readonly absent?: string
  readonly unfilled?: string
  readonly unreadable?: string
}

/** A demand, as plain data. */
export interface Rule {
  /** Pack and file name: `rules/contract/time-bound.yaml` is `contract/time-bound`. */
  readonly id: string
  readonly pack: string
  readonly title: string
  readonly level: Level
  /** Where the level is written. */
  readonly levelSpan?: Span
  readonly pillar: Pillar | null
  readonly kinds: readonly Kind[]
  readonly for: SubjectType
  readonly when: Condition | null
  readonly require: Condition
  readonly message: Message
  readonly fix: string
  /** Why it matters, one sentence. */
  readonly why: string
  /** Ids of the demands it answers, such as `E1`. */
  readonly source: readonly string[]
  readonly waivable: boolean
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Where the rule is written, for messages about it. */
  readonly path: string
  readonly span: Span
}

/** A rule as it applies to one document: its level and parameters after configuration. `off` removes it. */
export interface ActiveRule {
  readonly rule: Rule
  readonly level: Level
  readonly parameters: ReadonlyMap<string, Value>
}
