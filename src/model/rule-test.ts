import type { Problem, Source } from './document.js'
import type { Span } from './span.js'

/** What an example says of itself. `not-applicable`: the rule asks nothing of it. `indeterminate`: it cannot be told. */
export const EXPECTATIONS = ['go', 'no-go', 'not-applicable', 'indeterminate'] as const
export type Expectation = (typeof EXPECTATIONS)[number]

export const EXAMPLE_LANGUAGES = ['yaml', 'json', 'markdown', 'shell'] as const
export type ExampleLanguage = (typeof EXAMPLE_LANGUAGES)[number]

/** A finding in an example: its line, from 1 within the example, and its message or a part of it. */
export interface ExampleFinding {
  readonly line: number
  readonly message: string
}

/** A document in a rule's page, or a case of its own, with what the rule must say about it. */
export interface Example {
  readonly rule: string
  /** The page or the case, and its line before the first line of the example. */
  readonly path: string
  readonly line: number
  readonly language: ExampleLanguage
  readonly expectation: Expectation
  readonly findings: readonly ExampleFinding[]
  /** Its lines without the markers. */
  readonly lines: readonly string[]
  /** What is read: the same lines, with others around them where commands alone are no document. */
  readonly source: Source
  /** Lines of the source above the first line of the example. */
  readonly above: number
}

/** A finding that was expected or found; both: as it should be. */
export interface Comparison {
  readonly line: number
  readonly expected: string | null
  readonly found: string | null
}

/** What became of one example. */
export interface ExampleResult {
  readonly example: Example
  readonly passed: boolean
  readonly found: Expectation
  /** By line. */
  readonly comparisons: readonly Comparison[]
  /** Why the answer is what it is, where that is no finding. */
  readonly reasons: readonly string[]
  readonly problems: readonly Problem[]
}

/** A place in a rule, with what is so there in words. */
export interface RulePlace {
  readonly path: string
  readonly span: Span
  readonly says: string
}

/** Conditions that decided the answer of an example, out of how many, and the others. */
export interface ConditionCoverage {
  readonly total: number
  readonly undecided: readonly RulePlace[]
}

/** A change of a rule that no example notices. */
export interface Survivor extends RulePlace {
  /** Which kind of example would notice it. */
  readonly missing: string
}

export interface MutantCoverage {
  readonly total: number
  readonly survivors: readonly Survivor[]
}

/** What became of one rule. */
export interface RuleTest {
  readonly rule: string
  readonly path: string
  readonly passed: boolean
  readonly examples: readonly ExampleResult[]
  /** What is wrong with its page and its cases; a note fails nothing. */
  readonly problems: readonly Problem[]
  readonly conditions: ConditionCoverage
  /** Null where none were made: nobody asked, or the rule fails as it is. */
  readonly mutants: MutantCoverage | null
}

/** The rules of one pack, and the conditions that it names, which all its rules decide together. */
export interface PackTest {
  readonly pack: string
  readonly path: string
  readonly passed: boolean
  readonly rules: readonly RuleTest[]
  /** Pages and cases that belong to no rule. */
  readonly problems: readonly Problem[]
  readonly conditions: ConditionCoverage
  readonly mutants: MutantCoverage | null
}

/** The report of `gonogo test`. */
export interface TestReport {
  readonly version: 1
  readonly passed: boolean
  readonly packs: readonly PackTest[]
}
