import type { Document, Problem } from './document.js'
import type { Span } from './span.js'

/** The kinds of documents that are judged. */
export const KINDS = [
  'release-plan',
  'runbook',
  'procedure',
  'rollback-strategy',
  'rollback-record',
  'incident',
  'enhancement',
  'enhancement-metadata',
  'enhancement-approvals',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * The kinds of things a document lists, each of which a rule can be asked about. Four are there at the release gate
 * alone: the `gate` itself, which knows what the plan and all it links say, `evidence`, `past` rollbacks and `waiver`.
 * A `suppression` is what a comment says of a rule, and is asked about last, where documents are checked.
 * An `option` is what can be done about an incident: roll back, fix forward or escalate.
 */
export const ITEM_TYPES = [
  'action',
  'approval',
  'attempt',
  'change',
  'component',
  'drill',
  'evidence',
  'exit-state',
  'gate',
  'input',
  'link',
  'option',
  'past',
  'phase',
  'question',
  'record',
  'revision',
  'step',
  'suppression',
  'trigger',
  'waiver',
] as const
export type ItemType = (typeof ITEM_TYPES)[number]

/**
 * A plain value. Durations are seconds, dates and times ISO 8601 strings, percentages 5 for 5 %.
 */
export type Value = string | number | boolean | readonly string[] | null

/** One place in a document that says something. */
export interface Mention {
  /** A fact's name from the catalogue. */
  readonly field: string
  /** `unfilled`: a placeholder stands where the answer belongs. `unreadable`: something stands there that cannot be understood. */
  readonly state: 'stated' | 'unfilled' | 'unreadable'
  readonly value: Value
  readonly span: Span
  /** `answer`: it stands where the answer belongs (a key, a label, a titled section). `reading`: found in the prose. An answer decides the value. */
  readonly by: 'answer' | 'reading'
  /** Stable address that survives moved lines: heading path (`Rollback > Steps`) or JSON pointer (`/rollback/target`). */
  readonly where: string
  /** Of what a sentence says: `order`, it says what is to be done or what is so; `aside`, it tells of another day, of an example, or of what else could be done. */
  readonly told?: 'order' | 'aside'
}

/** A look-alike that was not counted, with the reason, so that "why did you not count line 42?" has an answer. */
export interface Rejection {
  readonly field: string
  readonly span: Span
  readonly because: string
}

/** A thing the document lists: a step, a trigger, a change. Its mentions use the item's own facts (`step.text`). */
export interface Item {
  readonly type: ItemType
  /** A short name for people, such as the step's first words. */
  readonly label: string
  readonly mentions: readonly Mention[]
  readonly span: Span
  readonly where: string
}

/** The nearest place for what is missing: facts whose name starts with `prefix` belong here. */
export interface Anchor {
  readonly prefix: string
  readonly span: Span
  readonly where: string
}

/** What stands below one title, and what it was taken to be about: why a line was read as it was. */
export interface Passage {
  /** Where the title stands; the passage goes on to the next one. */
  readonly span: Span
  /** Heading path or pointer. */
  readonly where: string
  /** In words, such as `rollback`, `steps`, `before the rollback`, `forbidden by "Never"`. */
  readonly about: readonly string[]
}

/** A list whose title asks for things of a type, and in which something stands that was not understood as one. */
export interface UnreadList {
  readonly type: ItemType
  readonly span: Span
  readonly where: string
}

/** What one document says, the same whatever its format. */
export interface Release {
  readonly document: Document
  /** Null: not a release document, judged by nothing. */
  readonly kind: Kind | null
  readonly kindBecause: string
  /** What keeps it from being taken for what it was meant to be, such as a misspelt `kind:`. */
  readonly problems: readonly Problem[]
  readonly mentions: readonly Mention[]
  readonly items: readonly Item[]
  readonly rejected: readonly Rejection[]
  readonly unread: readonly UnreadList[]
  readonly anchors: readonly Anchor[]
  /** In the order of the document; none where nobody will ask. */
  readonly passages: readonly Passage[]
}
