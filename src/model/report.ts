import type { BaselineReport } from './baseline.js'
import type { Problem } from './document.js'
import type { Fact, FactState, SubjectType } from './fact.js'
import type { Outcome } from './outcome.js'
import type { ItemType, Kind, Passage } from './release.js'
import type { Level, Pillar } from './rule.js'
import type { SinceReport } from './since.js'
import type { Span } from './span.js'
import type { Stats } from './stats.js'

/** An outcome made visible. */
export interface Finding {
  readonly rule: string
  readonly level: Level
  readonly pillar: Pillar | null
  readonly message: string
  /** Why it matters. */
  readonly why: string
  /** What to do. */
  readonly fix: string
  readonly path: string
  readonly span: Span
  readonly related: readonly { readonly path: string; readonly span: Span; readonly message: string }[]
  /** Heading path or JSON pointer. */
  readonly where: string
  readonly subject: { readonly type: SubjectType; readonly label: string }
  /** 16 hex digits; holds when lines shift, changes when the value does. */
  readonly fingerprint: string
  /** `cannot-tell`: the answer stands there but could not be read. */
  readonly result: 'not-met' | 'cannot-tell'
  readonly source: readonly string[]
  /** The waiver that allows it, by its ticket. A waived finding stays in the list. */
  readonly waivedBy?: string
  /** The comment in the document that suppresses it. A suppressed finding stays in the list. */
  readonly suppressedBy?: Suppressed
  /** The baseline lists it: it was there before. A known finding stays in the list. */
  readonly known?: true
  /** Which document of its file it is about, from 0. */
  readonly documentIndex: number
  /** Whether its rule lets anybody allow it. */
  readonly waivable: boolean
  /** What explains it, only where that was asked for; not part of the printed report. */
  readonly outcome?: Outcome
}

/** A finding with what explains it. */
export type Explained<T extends Pick<Finding, 'outcome'> = Finding> = T & { readonly outcome: Outcome }

export function isExplained<T extends Pick<Finding, 'outcome'>>(finding: T): finding is Explained<T> {
  return finding.outcome !== undefined
}

/** A comment that suppresses a finding: why, until which day (`2027-01-31`), and where it stands. */
export interface Suppressed {
  readonly reason: string
  readonly until: string | null
  readonly path: string
  readonly span: Span
}

/**
 * Whether a finding still has a say in the verdict: nobody waived it, no comment suppresses it, and no baseline knows it.
 * What could not be told always has one: nobody can accept what nobody knows.
 */
export function counts(finding: Pick<Finding, 'result' | 'waivedBy' | 'suppressedBy' | 'known'>): boolean {
  if (finding.result === 'cannot-tell') return true
  return finding.waivedBy === undefined && finding.suppressedBy === undefined && finding.known === undefined
}

export type Decision = 'GO' | 'NO-GO' | 'INDETERMINATE'

/** `because`: fingerprints of the findings that decided. `reasons`: the same in words, and what is no finding (nothing judged, a parse failure). */
export interface Verdict {
  readonly decision: Decision
  readonly because: readonly string[]
  readonly reasons: readonly string[]
}

/** strong: every rule met. weak: only warnings. missing: something blocks. unknown: something could not be told, or nothing was asked. */
export type PillarState = 'strong' | 'weak' | 'missing' | 'unknown'

export interface PillarReport {
  readonly state: PillarState
  readonly evaluated: number
  /** Fingerprints of its findings. */
  readonly because: readonly string[]
  /** What the documents answered, quoted, with the place. */
  readonly answers: readonly {
    readonly fact: string
    readonly state: FactState
    readonly value: string
    readonly path: string
    readonly span: Span
  }[]
}

export interface DocumentReport {
  readonly path: string
  readonly index: number
  readonly kind: Kind | null
  readonly kindBecause: string
  readonly judged: boolean
  /** Outcomes of rules that applied to it, met or not; not part of the printed report. */
  readonly applied?: number
}

export interface Report {
  readonly version: 1
  readonly verdict: Verdict
  readonly pillars: Readonly<Record<Pillar, PillarReport>>
  /** Sorted by path, line, column, rule. */
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  readonly documents: readonly DocumentReport[]
  /** `evaluations` is exactly the number of rule x subject pairs that were asked. */
  readonly coverage: { readonly documents: number; readonly rules: number; readonly evaluations: number }
  /** Only where findings are compared with a baseline. */
  readonly baseline?: BaselineReport
  /** Only where not all documents were asked for, but those that changed. */
  readonly since?: SinceReport
  /** Only where they were asked for: one for each document that rules were asked about, in their order. */
  readonly tallies?: readonly DocumentTally[]
  /** Only where they were asked for: what the run cost and what came of it. */
  readonly stats?: Stats
}

/** How often each rule gave which answer about one document, met ones too. */
export interface DocumentTally {
  readonly path: string
  readonly index: number
  /** By id. */
  readonly rules: readonly RuleTally[]
}

export interface RuleTally {
  readonly rule: string
  readonly met: number
  readonly notMet: number
  readonly notApplicable: number
  readonly cannotTell: number
}

/** What was understood of one document, whatever its kind: an entry of `gonogo facts`. */
export interface DocumentFacts {
  readonly path: string
  readonly index: number
  readonly kind: Kind | null
  readonly kindBecause: string
  readonly problems: readonly Problem[]
  /** Every fact of the catalogue about the document itself, in the catalogue's order. */
  readonly facts: readonly Fact[]
  /** Everything it lists: steps, triggers, changes. */
  readonly items: readonly ItemFacts[]
  readonly passages: readonly Passage[]
}

/** What was understood of one thing that a document lists. */
export interface ItemFacts {
  readonly type: ItemType
  readonly label: string
  readonly span: Span
  /** What is known of it; facts that are absent are left out. */
  readonly facts: readonly Fact[]
}
