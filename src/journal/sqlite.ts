import { closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type { Entry, Head } from './entry.js'
import { APPLICATION, GUARDS, TABLES, VERSION } from './sqlite-tables.js'
import { LONGEST_DOCUMENT, LONGEST_JOURNAL, MOST_ENTRIES, PATIENCE, type Session, type Store } from './store.js'
import { JournalTrouble, trouble } from './trouble.js'

/**
 * A journal in a file. One process appends at a time and the others wait. The rollback journal of SQLite is kept (no
 * WAL), so that a file at rest is one file and can be committed, and every commit is on the disk before it is answered,
 * the folder's entry too. What a killed process began is undone by the next one that opens the file.
 */
export function sqliteStore(path: string): Store {
  return {
    append: async (work) => {
      const database = opened(path, true)
      try {
        database.exec('BEGIN IMMEDIATE')
        try {
          prepareTables(database)
          const result = await work(sessionOf(database))
          database.exec('COMMIT')
          return result
        } catch (error) {
          if (database.inTransaction) database.exec('ROLLBACK')
          throw error
        }
      } catch (error) {
        throw told(error)
      } finally {
        database.close()
      }
    },
    read: async () => {
      const database = opened(path, false)
      try {
        database.exec('PRAGMA query_only = 1; BEGIN')
        const objects = ownObjects(database)
        if (objects.size === 0) throw missing()
        refuseOthers(database)
        refuseLarge(database)
        return {
          entries: database.prepare(`${ENTRIES} ORDER BY gonogo_entry.sequence`).all().map(entryOf),
          head: headIn(database),
          unguarded: [...GUARDS.keys()].filter((name) => !objects.has(name)),
        }
      } catch (error) {
        throw told(error)
      } finally {
        // Closing alone leaves the lock of a reader until its statements are collected.
        if (database.inTransaction) database.exec('ROLLBACK')
        database.close()
      }
    },
  }
}

type Handle = InstanceType<typeof Database>

const COLUMNS = 'sequence, appended, previous, document, rollback, hash'

/** Texts are asked for as hex digits: of one that is no UTF-8, as in a damaged file, libsql would end the process. */
const bytesOf = (columns: string): string => columns.replace(/\w+/g, 'hex($&) AS $&')
const ENTRIES = `SELECT ${bytesOf(COLUMNS)} FROM gonogo_entry`
const SIGNATURE = 'SQLite format 3\0'

/** Refuses what is no database before SQLite sees it, and creates a file only for appending. */
function opened(path: string, mayCreate: boolean): Handle {
  try {
    const begins = beginningOf(path)
    if (begins === null && !mayCreate) throw missing()
    // Not the folders around it: below a file system that can hold none, Node would try for ever.
    if (begins === null && !statSync(dirname(path), { throwIfNoEntry: false })) mkdirSync(dirname(path))
    if (begins !== null && begins !== '' && begins !== SIGNATURE)
      throw trouble('unreadable', 'It is no SQLite database.')
    const database = new Database(path, { timeout: PATIENCE })
    database.pragma('trusted_schema = 0')
    database.pragma('cell_size_check = 1')
    database.pragma('synchronous = EXTRA')
    return database
  } catch (error) {
    throw told(error)
  }
}

/** The first bytes of a file; null where there is none. */
function beginningOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return null
  if (!found.isFile()) throw trouble('unreadable', 'It is no file.')
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(SIGNATURE.length)
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(handle)
  }
}

const missing = () => trouble('missing', 'There is no journal yet. `gonogo record add` begins one.')

/** Begins a journal in an empty file, and puts back the guards that are gone. */
function prepareTables(database: Handle): void {
  const objects = ownObjects(database)
  const isNew = objects.size === 0
  if (!isNew) refuseOthers(database)
  if (isNew) for (const sql of TABLES.values()) database.exec(sql)
  for (const [name, sql] of GUARDS) if (!objects.has(name)) database.exec(sql)
  if (isNew) database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION}`)
}

/** Names of what the file holds. Whatever is not exactly ours could run anything when it is asked. */
function ownObjects(database: Handle): ReadonlySet<string> {
  const made = database
    .prepare(`SELECT ${bytesOf('name, sql')} FROM sqlite_master WHERE sql IS NOT NULL LIMIT 100`)
    .all() as readonly Row[]
  for (const row of made) {
    const name = textOf(row['name'])
    const ours = TABLES.get(name) ?? GUARDS.get(name)
    if (ours !== textOf(row['sql']))
      throw trouble('unreadable', `It is a database of something else: it holds "${name}".`)
  }
  const names = new Set(made.map(({ name }) => textOf(name)))
  const lacking = [...TABLES.keys()].find((name) => !names.has(name))
  if (names.size > 0 && lacking) throw trouble('unreadable', `It lacks the table or index "${lacking}".`)
  return names
}

/** A journal of a later gonogo may mean something else by the same words. */
function refuseOthers(database: Handle): void {
  const number = (pragma: string) => Number(Object.values((database.pragma(pragma) as readonly Row[])[0] ?? {})[0])
  if (number('application_id') === APPLICATION && number('user_version') === VERSION) return
  throw trouble('unreadable', 'It was written by another version of gonogo, or by something else.')
}

/** Memory is bounded: what nobody could have recorded is not loaded. */
function refuseLarge(database: Handle): void {
  const [row] = database
    .prepare(
      'SELECT count(*) AS many, max(octet_length(document)) AS longest, sum(octet_length(document)) AS all_of_it FROM gonogo_entry',
    )
    .all() as readonly Row[]
  const isLarge =
    Number(row?.['many']) > MOST_ENTRIES ||
    Number(row?.['longest']) > LONGEST_DOCUMENT ||
    Number(row?.['all_of_it']) > LONGEST_JOURNAL
  if (isLarge) throw trouble('unreadable', 'It holds more, or longer, entries than any journal of rollbacks.')
}

function sessionOf(database: Handle): Session {
  const insert = database.prepare(`INSERT INTO gonogo_entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`)
  const begin = database.prepare('INSERT INTO gonogo_head (one, sequence, hash) VALUES (1, ?, ?)')
  const advance = database.prepare('UPDATE gonogo_head SET sequence = ?, hash = ?')
  return {
    last: async () => {
      const [row] = database.prepare(`${ENTRIES} ORDER BY gonogo_entry.sequence DESC LIMIT 1`).all()
      return row === undefined ? null : entryOf(row)
    },
    head: async () => headIn(database),
    about: async (rollback) =>
      database
        .prepare(`${ENTRIES} WHERE gonogo_entry.rollback = ? ORDER BY gonogo_entry.sequence`)
        .all(rollback)
        .map(entryOf),
    insert: async ({ sequence, appended, previous, document, rollback, hash }) => {
      insert.run(sequence, appended, previous, document, rollback, hash)
      const note = sequence === 1 ? begin : advance
      note.run(sequence, hash)
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function headIn(database: Handle): Head | null {
  const [row] = database.prepare(`SELECT ${bytesOf('sequence, hash')} FROM gonogo_head`).all() as readonly Row[]
  return row ? { sequence: Number(textOf(row['sequence'])), hash: textOf(row['hash']) } : null
}

function entryOf(row: unknown): Entry {
  const { sequence, appended, previous, document, rollback, hash } = row as Row
  return {
    sequence: Number(textOf(sequence)),
    appended: textOf(appended),
    previous: textOf(previous),
    document: textOf(document),
    rollback: textOf(rollback),
    hash: textOf(hash),
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Hex digits as text. What is no UTF-8 becomes a text that nobody wrote, so that it is never the one that was sealed. */
function textOf(digits: unknown): string {
  const bytes = Buffer.from(String(digits), 'hex')
  try {
    return UTF8.decode(bytes)
  } catch {
    return `\0${bytes.toString('latin1')}`
  }
}

/** What SQLite and the file system say, in words: theirs hold paths of the machine. */
function told(error: unknown): JournalTrouble {
  if (error instanceof JournalTrouble) return error
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  // Of a file that it cannot open libsql gives no code.
  const name = String(code ?? (/Unable to open/.test(String(message)) ? 'SQLITE_CANTOPEN' : ''))
  const known = WORDS.find(([form]) => form.test(name))
  const named = /^[A-Z0-9_]{3,40}$/.test(name) ? ` (${name})` : ''
  return trouble('unreadable', known?.[1] ?? `It could not be used${named}.`)
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_(?:BUSY|LOCKED)/, 'Others have been writing to it for a minute. Nothing was added; try again.'],
  [/^SQLITE_(?:NOTADB|CORRUPT)/, 'It is damaged. Take it from version control or a backup.'],
  [
    /^SQLITE_(?:READONLY|CANTOPEN|PERM)|^E(?:ACCES|PERM|ROFS)$/,
    'It may not be read or written by the user who runs gonogo.',
  ],
  [/^(?:ENOTDIR|EEXIST)$/, 'A part of its path is a file, and no folder.'],
  [/^SQLITE_FULL|^ENOSPC$/, 'The disk is full; nothing was added.'],
]
