import type { Entry, Head } from './entry.js'

/** What a store holds: rows as they are kept, to be judged by the chain. */
export interface Content {
  /** By their numbers. */
  readonly entries: readonly Entry[]
  readonly head: Head | null
  /** What refuses changes in the store and is gone: names of triggers. */
  readonly unguarded: readonly string[]
}

/** What appending may ask of a store. It holds the only right to append until it ends. */
export interface Session {
  readonly last: () => Promise<Entry | null>
  readonly head: () => Promise<Head | null>
  /** The entries on one rollback, by their numbers. */
  readonly about: (rollback: string) => Promise<readonly Entry[]>
  readonly insert: (entry: Entry) => Promise<void>
}

/** Where entries are kept. Every call opens the store and closes it again. */
export interface Store {
  /**
   * Gives the only right to append; what it did is durable when the promise resolves, and undone when it rejects.
   *
   * @throws {JournalTrouble}
   */
  readonly append: <T>(work: (session: Session) => Promise<T>) => Promise<T>
  /** Everything, as of one moment. @throws {JournalTrouble} */
  readonly read: () => Promise<Content>
}

/** More entries, or longer ones, are no journal of rollbacks. */
export const MOST_ENTRIES = 100_000
/** Characters of a document. */
export const LONGEST_DOCUMENT = 1_000_000
/** Characters of all documents. */
export const LONGEST_JOURNAL = 100_000_000
/** Milliseconds that an append waits for others. */
export const PATIENCE = 60_000
