import { canonicalText } from '../attest/index.js'
import { type Entry, GENESIS, type Head, seal } from './entry.js'
import { identityOf, rollbackIn } from './rollback.js'

/** The first place where a journal is not what was appended. */
export interface Break {
  readonly is: 'changed' | 'removed' | 'inserted' | 'moved' | 'replaced' | 'cut-off' | 'note' | 'unguarded'
  /** The entry it is about: its number as it stands in the journal. */
  readonly sequence: number
  /** What is so, in one sentence for people. */
  readonly says: string
}

/**
 * Computes every hash again and follows the chain from its beginning.
 *
 * @param entries sorted by their numbers
 * @param head the note of the last entry that is kept beside them; null where there is none
 * @returns the first break, or null where nothing was changed, removed, put in between or reordered
 */
export function firstBreak(entries: readonly Entry[], head: Head | null): Break | null {
  let previous = { sequence: 0, hash: GENESIS }
  for (const entry of entries) {
    const broken = breakAt(entry, previous, entries.length)
    if (broken) return broken
    previous = entry
  }
  return breakAtEnd(previous, head)
}

/** What is wrong with an entry, given the one before it. */
export function breakAt(entry: Entry, before: Head, count: number): Break | null {
  const { sequence } = entry
  const expected = before.sequence + 1
  const sealed = sealedAs(entry, count)
  if (sealed === null) {
    return { is: 'changed', sequence, says: `Entry ${sequence} was changed: its hash is not that of what it holds.` }
  }
  if (sealed !== sequence) return moved(sequence, sealed)
  if (sequence > expected) {
    const missing = sequence - expected === 1 ? `Entry ${expected} was` : `Entries ${expected} to ${sequence - 1} were`
    return { is: 'removed', sequence: expected, says: `${missing} removed.` }
  }
  if (entry.previous === before.hash && sequence === expected) return null
  const says =
    sequence === 1
      ? 'Entry 1 does not begin a journal: it was put there, or what stood before it was removed.'
      : `Entry ${sequence} does not follow entry ${sequence - 1}: one of the two was replaced or put in between.`
  return { is: 'replaced', sequence, says }
}

/** A shorter journal than its note was cut off; one that is longer, or ends otherwise, has a note that is not ours. */
function breakAtEnd(last: Head, head: Head | null): Break | null {
  if (last.sequence === (head?.sequence ?? 0) && (head === null || head.hash === last.hash)) return null
  const { sequence } = last
  if (head && head.sequence > sequence) {
    const missing =
      head.sequence - sequence === 1 ? `Entry ${head.sequence} is` : `Entries ${sequence + 1} to ${head.sequence} are`
    return { is: 'cut-off', sequence: sequence + 1, says: `${missing} missing: the end of the journal was cut off.` }
  }
  const note = head ? `is of entry ${head.sequence} with another hash` : 'is gone'
  return { is: 'note', sequence, says: `The journal ends with entry ${sequence}, and its own note of its end ${note}.` }
}

function moved(sequence: number, sealed: number): Break {
  if (sealed < sequence) {
    const says = `Entry ${sequence} was appended as entry ${sealed}: something was put in between before it.`
    return { is: 'inserted', sequence, says }
  }
  const says = `Entry ${sequence} was appended as entry ${sealed}: entries were removed or brought into another order.`
  return { is: 'moved', sequence, says }
}

/** The number under which an entry was sealed, or null where it holds something else than what was sealed. */
function sealedAs(entry: Entry, count: number): number | null {
  if (!isWhole(entry)) return null
  if (hashOf(entry) === entry.hash) return entry.sequence
  for (let sequence = 1; sequence <= count + 1; sequence++) {
    if (hashOf({ ...entry, sequence }) === entry.hash) return sequence
  }
  return null
}

/** The text is the canonical one, and what is kept beside it follows from it. */
function isWhole({ document, rollback }: Entry): boolean {
  try {
    return canonicalText(JSON.parse(document)) === document && identityOf(rollbackIn(document)) === rollback
  } catch {
    return false
  }
}

function hashOf(entry: Entry): string | null {
  try {
    return seal(entry)
  } catch {
    return null
  }
}
