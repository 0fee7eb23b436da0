/**
 * Why a journal could not be used. `missing`: there is none. `unreadable`: it cannot be told what it holds. `refused`:
 * what is to be added contradicts it. `broken`: it ends with something that was changed.
 */
export interface Trouble {
  readonly is: 'missing' | 'unreadable' | 'refused' | 'broken'
  /** A sentence for people, and what to do. Holds no user and no password. */
  readonly says: string
}

/** Thrown inside this room alone; its index gives it back as a value. */
export class JournalTrouble extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.says)
  }
}

export const trouble = (is: Trouble['is'], says: string): JournalTrouble => new JournalTrouble({ is, says })
