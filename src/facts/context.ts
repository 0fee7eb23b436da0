import type { Catalogue, Clock, Document, Mention } from '../model/index.js'
import type { WeighedBy } from './options/options.js'

/** What facts need to know beyond the document. */
export interface FactContext {
  /** Every fact there is; left out: those that ship. */
  readonly catalogue?: Catalogue
  /** The moment of the check. */
  readonly now: Clock
  /** Whether the target of a link exists, seen from the document at `path`; null: not to be looked up. */
  readonly resolves: (path: string, target: string) => boolean | null
  /** The status a linked document gives itself, or null. */
  readonly statusOf: (path: string, target: string) => string | null
  /** What the document a link leads to says; null where there is none, or it is not to be looked up. */
  readonly said: (path: string, target: string) => Said | null
  /**
   * The plan that an incident is weighed by, and what it says. `target`: what the incident links as its plan, or null.
   * Null where there is none that could be read; left out: nobody asks what can be done.
   */
  readonly plan?: (document: Document, target: string | null) => WeighedBy | null
  /**
   * What a link of a document leads to that is not there, in words (`there is no heading "#rollbck"; the nearest is
   * "#rollback"`). Undefined: it is there; null: not to be looked up.
   */
  readonly missing: (document: Document, target: string) => string | null | undefined
}

/** What other documents may ask of one. */
export interface Said {
  /** False where it could not be read, or is broken: then silence means nothing. */
  readonly trusted: boolean
  readonly mentions: readonly Mention[]
}
