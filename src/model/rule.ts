import type { FactType, SubjectType } from './fact.js'
import type { Kind, Value } from './release.js'
import type { Span } from './span.js'

export const LEVELS = ['block', 'warn', 'note'] as const
export type Level = (typeof LEVELS)[number]

export const PILLARS = ['revertability', 'observability', 'ownership', 'communication'] as const
export type Pillar = (typeof PILLARS)[number]

/** Exactly one of the keys, as json-rules-engine writes conditions. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test

/** A test of one fact. `value` is a literal, a parameter of the rule or another fact. */
export interface Test {
  readonly fact: string
  readonly operator: string
  readonly value?: Operand
}
export type Operand = Value | { readonly parameter: string } | { readonly fact: string }

export interface Parameter {
  readonly type: FactType
  readonly default: Value
  readonly description: string
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
