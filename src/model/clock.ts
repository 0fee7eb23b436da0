/** A moment as ISO 8601, or one that notes for how long what was worked out from it stays the same. */
export type Clock = string | NotingClock

export interface NotingClock {
  readonly iso: string
  readonly note: (changes: Changes) => void
}

/** Milliseconds since 1970 at which an answer becomes another, each the first of the new one; null: at every moment. */
export type Changes = readonly number[] | null

/** Milliseconds since 1970: from the first moment at which the same is found, to the first at which it may be another. */
export interface Validity {
  readonly from: number
  readonly until: number
}

/** Nothing can be asked of a clock without saying when the answer changes. */
export function askClock<T>(clock: Clock, ask: (iso: string) => { readonly answer: T; readonly changes: Changes }): T {
  if (typeof clock === 'string') return ask(clock).answer
  const { answer, changes } = ask(clock.iso)
  clock.note(changes)
  return answer
}

/** The moment itself, for what is another at every moment. */
export function exactMoment(clock: Clock): string {
  return askClock(clock, (iso) => ({ answer: iso, changes: null }))
}

/** A clock, and for how long what was worked out from it so far holds; null: nobody asked. */
export function startClock(iso: string): { readonly clock: NotingClock; readonly validity: () => Validity | null } {
  const at = Date.parse(iso)
  let noted: { from: number; until: number } | null = null
  const note = (changes: Changes) => {
    noted ??= { from: -FOREVER, until: FOREVER }
    for (const change of changes ?? [at, at + 1]) {
      if (change <= at) noted.from = Math.max(noted.from, change)
      else noted.until = Math.min(noted.until, change)
      // What cannot be counted holds at no moment.
      if (!Number.isFinite(change)) noted = { from: 0, until: 0 }
    }
  }
  return { clock: { iso, note }, validity: () => noted && { ...noted } }
}

/** The last moment that there is a date for. */
const FOREVER = 8.64e15

/** Whether a moment lies within. */
export function isWithin(validity: Validity | null, iso: string): boolean {
  const at = Date.parse(iso)
  return validity === null || (validity.from <= at && at < validity.until)
}
