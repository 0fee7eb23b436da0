import type { Source } from '../model/index.js'
import { type Added, appendAll } from './append.js'
import { type Break, firstBreak } from './chain.js'
import type { Entry, Head } from './entry.js'
import { type Location, locate, type Surroundings } from './location.js'
import type { Draft } from './read-records.js'
import { pathOf, type Recorded, recordedIn, sourcesOf } from './sources.js'
import type { Store } from './store.js'
import { JournalTrouble, type Trouble } from './trouble.js'

export type { Added } from './append.js'
export type { Break } from './chain.js'
export { entryLines, exportYaml } from './export.js'
export { type Location, locate } from './location.js'
export { momentIn } from './moment.js'
export { type Draft, readRecords } from './read-records.js'
export { folded, type Rollback } from './rollback.js'
export { pathOf, type Recorded, sourcesOf } from './sources.js'
export type { Trouble } from './trouble.js'

/** A journal as it was read, and whether it is as it was appended. */
export interface Journal {
  readonly recorded: readonly Recorded[]
  /** Null where it is empty. */
  readonly head: Head | null
  /** The first place where the chain does not hold; null: it holds. */
  readonly broken: Break | null
}

/** Why something went wrong, beside what went right. */
export type Outcome<T> = { readonly value: T; readonly trouble: null } | { readonly trouble: Trouble }

/** Appends all drafts in one transaction, or none. Resolves when they are on the disk, or says why they are not. Never rejects. */
export async function addRecords(
  location: Location,
  drafts: readonly Draft[],
  appended: string,
  env: Surroundings['env'],
): Promise<Outcome<readonly Added[]>> {
  return attempt(async () => {
    const store = await storeAt(location, env)
    return store.append((session) => appendAll(session, drafts, appended))
  })
}

/** All entries, their chain computed again. Never creates a journal, and never rejects. */
export async function readJournal(location: Location, env: Surroundings['env']): Promise<Outcome<Journal>> {
  return attempt(async () => {
    const store = await storeAt(location, env)
    const { entries, head, unguarded } = await store.read()
    return {
      recorded: recordedIn(entries),
      head,
      broken: firstBreak(entries, head) ?? emptied(entries) ?? lacking(entries, unguarded),
    }
  })
}

/**
 * The records of a journal as documents to be judged, or a sentence that says why they cannot be read: it is not there,
 * or was changed. Never rejects.
 *
 * @param known names of records that a verdict knew, where it is judged again: what was appended after them is left out
 */
export async function journalSources(
  written: string | Location,
  around: Surroundings,
  known: ReadonlySet<string> | null = null,
): Promise<readonly Source[] | string> {
  const location = typeof written === 'string' ? locate(written, around) : written
  if (typeof location === 'string') return location
  const read = await readJournal(location, around.env)
  if (read.trouble) return `The journal ${location.name} cannot be used. ${read.trouble.says}`
  const { broken, recorded } = read.value
  if (broken) return `The journal ${location.name} is not as it was written. ${broken.says}`
  if (known === null) return sourcesOf(location.name, recorded)
  // By where they stand and not by time: a gate may be asked about another moment than that of its asking.
  const last = recorded.findLastIndex(({ entry }) => known.has(pathOf(location.name, entry.sequence)))
  return sourcesOf(location.name, recordedIn(recorded.slice(0, last + 1).map(({ entry }) => entry)))
}

/**
 * Whether a journal still holds all that an earlier copy of it holds: null, or a sentence. A journal that cannot be used
 * itself says so elsewhere. Never rejects.
 */
export async function lostSince(
  earlier: Location,
  location: Location,
  env: Surroundings['env'],
): Promise<string | null> {
  const before = await readJournal(earlier, env)
  // An empty file holds nothing that could be lost.
  if (before.trouble) return before.trouble.is === 'missing' ? null : `It cannot be used. ${before.trouble.says}`
  const { broken, head } = before.value
  if (broken) return `It is not as it was written. ${broken.says}`
  const now = await readJournal(location, env)
  if (head === null || now.trouble || now.value.broken) return null
  if (now.value.recorded.some(({ entry }) => entry.hash === head.hash)) return null
  const last = now.value.head?.sequence ?? 0
  return last < head.sequence
    ? `It ends with entry ${head.sequence}, and ${location.name} ${last === 0 ? 'is empty' : `ends with entry ${last}`}.`
    : `Its entry ${head.sequence} is another than that of ${location.name}.`
}

/** Stores are loaded when they are used: both bring code that others need not wait for. */
async function storeAt(location: Location, env: Surroundings['env']): Promise<Store> {
  if (location.is === 'file') return (await import('./sqlite.js')).sqliteStore(location.path)
  return (await import('./postgres.js')).postgresStore(location.url, env)
}

/** Tables and first entry are written at once: one without the other was emptied. */
function emptied(entries: readonly Entry[]): Break | null {
  if (entries.length > 0) return null
  return { is: 'cut-off', sequence: 0, says: 'It holds no entry any more: a journal begins with its first.' }
}

function lacking(entries: readonly Entry[], unguarded: readonly string[]): Break | null {
  if (unguarded.length === 0) return null
  const says = `The chain holds, but what refuses changes is gone from the database: ${unguarded.join(', ')}.`
  return { is: 'unguarded', sequence: entries.at(-1)?.sequence ?? 0, says }
}

async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work(), trouble: null }
  } catch (error) {
    if (error instanceof JournalTrouble) return { trouble: error.trouble }
    return { trouble: { is: 'unreadable', says: 'It could not be used, for a reason that nobody foresaw.' } }
  }
}
