/** `gono` as a number, and the version of these tables: they tell a journal from any other SQLite database. */
export const APPLICATION = 0x676f6e6f
export const VERSION = 1

const ENTRY = `CREATE TABLE gonogo_entry (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  appended TEXT NOT NULL,
  previous TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL,
  rollback TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT`
const INDEX = 'CREATE INDEX gonogo_rollback ON gonogo_entry (rollback)'
const HEAD = `CREATE TABLE gonogo_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT`

const refuse = (name: string, event: string, table: string, when = '') =>
  `CREATE TRIGGER ${name} BEFORE ${event} ON ${table}${when} BEGIN SELECT RAISE(ABORT, 'a journal is append-only'); END`

/** What refuses changes by accident: an entry stays as it is, and the note of the end moves forward alone. */
export const GUARDS: ReadonlyMap<string, string> = new Map([
  ['gonogo_entry_no_update', refuse('gonogo_entry_no_update', 'UPDATE', 'gonogo_entry')],
  ['gonogo_entry_no_delete', refuse('gonogo_entry_no_delete', 'DELETE', 'gonogo_entry')],
  ['gonogo_head_no_delete', refuse('gonogo_head_no_delete', 'DELETE', 'gonogo_head')],
  [
    'gonogo_head_forward',
    refuse('gonogo_head_forward', 'UPDATE', 'gonogo_head', ' WHEN NEW.sequence <> OLD.sequence + 1'),
  ],
])

/** Everything in a journal by its name, as SQLite keeps the text of it. Anything else in the file is not ours. */
export const TABLES: ReadonlyMap<string, string> = new Map([
  ['gonogo_entry', ENTRY],
  ['gonogo_rollback', INDEX],
  ['gonogo_head', HEAD],
])
