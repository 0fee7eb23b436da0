import type { ItemType, Kind, Mention, Rejection, UnreadList, Value } from './release.js'
import type { Span } from './span.js'

export const FACT_STATES = ['stated', 'absent', 'unfilled', 'unreadable'] as const
export type FactState = (typeof FACT_STATES)[number]

export const FACT_TYPES = [
  'text',
  'list',
  'number',
  'boolean',
  'duration',
  'version',
  'date',
  'quantity',
  'period',
] as const
/**
 * `list`: a set of texts. `duration`: seconds. `date`: ISO 8601 date or date-time. `version`: text compared as a version.
 * `quantity`: a number with its unit, `35 %`. `period`: an ISO 8601 interval, `2026-12-15/2027-01-05`.
 */
export type FactType = (typeof FACT_TYPES)[number]

/** Something known about a subject, or known to be missing. */
export interface Fact {
  readonly name: string
  readonly state: FactState
  readonly value: Value
  /** Where the document says so; empty when absent. */
  readonly locations: readonly Span[]
  /** Heading path or pointer of the first location, or of the nearest place when absent. */
  readonly where: string
  /** Where a reader would look for it: the first location, or the nearest section or key when absent. */
  readonly nearest: Span
  readonly rejected: readonly Rejection[]
}

export type SubjectType = 'document' | ItemType

/** What a rule is asked about, with its flat map of facts. An item's map holds its document's facts too. */
export interface Subject {
  readonly type: SubjectType
  readonly path: string
  readonly documentIndex: number
  readonly kind: Kind
  /** For people: `the document`, `step 3 "Switch traffic back"`. */
  readonly label: string
  /** Its type and its name, wherever in the document it stands. */
  readonly key: string
  readonly span: Span
  readonly facts: ReadonlyMap<string, Fact>
  /** Of a thing that a document lists: where, and all that is said of it. */
  readonly said?: { readonly where: string; readonly mentions: readonly Mention[] }
  /** Of a document: the things that it lists, each by its key. */
  readonly things?: readonly { readonly span: Span; readonly key: string }[]
  /** Of a document: its lists that hold something that was not understood. */
  readonly unread?: readonly UnreadList[]
}

/** An entry of the catalogue. */
export interface FactSpec {
  readonly name: string
  readonly subject: SubjectType
  readonly type: FactType
  /** One sentence: when it is stated. */
  readonly description: string
  /** Every value it can have, where they are known. Lists hold any of them. */
  readonly values?: readonly string[]
  /** Several mentions make one value: the first, all of them, the largest, or "true when any". */
  readonly combine: 'first' | 'all' | 'largest' | 'any'
  /** The things whose list would stand where this is said. */
  readonly lists?: readonly ItemType[]
  /** Sentences for people: a message holds all of them. */
  readonly whole?: boolean
  /** Worked out from other facts and the clock, never mentioned in a document itself. */
  readonly derived?: boolean
  /** Its value becomes another, with the clock or with other files, while the document says the same. */
  readonly fleeting?: boolean
}

/**
 * Where a document of any shape may state a fact of one's own: at a JSON pointer, or in Markdown below a title, at a
 * label, or both. What an entry of a list states stands at a key of it, in a column of its table or at a label below it.
 */
export type FactSource =
  | { readonly pointer: string }
  | { readonly section: string; readonly field?: string }
  | { readonly field: string }
  | EntrySource

/** At least one of the two. */
export interface EntrySource {
  readonly key?: string
  readonly column?: string
}

/** A fact that a pack or a config declares, without code. */
export interface OwnFact extends FactSpec {
  readonly from: readonly FactSource[]
  /** Where it is declared, for messages about it. */
  readonly path: string
  readonly span: Span
}

/** Every fact by name. */
export type Catalogue = ReadonlyMap<string, FactSpec>
