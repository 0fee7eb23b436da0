import type { Journal, Location, Recorded } from '../../journal/index.js'
import { jsonText } from '../../report/index.js'

/** Entries as `schemas/rollback-list.schema.json` has them. */
export function listJson({ name }: Location, { recorded, head, broken }: Journal, shown: readonly Recorded[]): string {
  const rollbacks = shown.map(({ entry, replacedBy, retries }) => ({
    sequence: entry.sequence,
    appended: entry.appended,
    hash: entry.hash,
    replacedBy,
    retries: retries?.entry.sequence ?? null,
    document: JSON.parse(entry.document),
  }))
  const journal = { name, entries: recorded.length, head: head?.hash ?? null, broken: broken?.says ?? null }
  return `${jsonText({ version: 1, journal, rollbacks })}\n`
}
