import { createHash } from 'node:crypto'
import { canonicalText } from '../attest/index.js'

/** An entry of a journal, as it is kept. */
export interface Entry {
  /** From 1, without a gap. */
  readonly sequence: number
  /** When it was appended: ISO 8601, UTC. */
  readonly appended: string
  /** The hash of the entry before; `GENESIS` for the first. */
  readonly previous: string
  /** The record as a document of kind rollback-record: canonical JSON (RFC 8785). */
  readonly document: string
  /** Digest of what tells a rollback from others, so that later entries on the same one are found. */
  readonly rollback: string
  /** SHA-256 over all of it but `rollback`, which follows from the document. Hex digits. */
  readonly hash: string
}

/** The last entry, noted beside the entries: a journal whose end was cut off is shorter than its own note. */
export interface Head {
  readonly sequence: number
  readonly hash: string
}

/** What the first entry calls the one before it. */
export const GENESIS = sha256('gonogo rollback journal, version 1')

/**
 * The hash of an entry: SHA-256 of the canonical JSON of `{ appended, document, previous, sequence }`, where `document`
 * is the record itself and not its text. Whoever has an export can compute it with any library of RFC 8785.
 *
 * @throws where the text is no JSON, or nested too deeply.
 */
export function seal({ sequence, appended, previous, document }: Omit<Entry, 'hash' | 'rollback'>): string {
  return sha256(canonicalText({ sequence, appended, previous, document: JSON.parse(document) }))
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
