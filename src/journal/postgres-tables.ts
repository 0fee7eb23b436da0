/** The journals of a database share this lock: one appends and the others wait. `gonogo` on the keys of a telephone. */
export const LOCK = 466_646

const REFUSE = `CREATE OR REPLACE FUNCTION gonogo_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a journal is append-only'; END $$`

const ENTRY = `CREATE TABLE gonogo_entry (
  sequence integer PRIMARY KEY CHECK (sequence > 0),
  appended text NOT NULL,
  previous text NOT NULL UNIQUE,
  document text NOT NULL,
  rollback text NOT NULL,
  hash text NOT NULL UNIQUE
)`
const INDEX = 'CREATE INDEX gonogo_rollback ON gonogo_entry (rollback)'
const HEAD = `CREATE TABLE gonogo_head (
  one integer PRIMARY KEY CHECK (one = 1),
  sequence integer NOT NULL,
  hash text NOT NULL
)`

const refuse = (name: string, when: string) => `CREATE TRIGGER ${name} BEFORE ${when} EXECUTE FUNCTION gonogo_refuse()`

/** What refuses changes by accident: an entry stays as it is, and the note of the end moves forward alone. */
export const GUARDS: ReadonlyMap<string, string> = new Map([
  ['gonogo_entry_stays', refuse('gonogo_entry_stays', 'UPDATE OR DELETE ON gonogo_entry FOR EACH ROW')],
  ['gonogo_entry_not_emptied', refuse('gonogo_entry_not_emptied', 'TRUNCATE ON gonogo_entry')],
  ['gonogo_head_stays', refuse('gonogo_head_stays', 'DELETE ON gonogo_head FOR EACH ROW')],
  ['gonogo_head_not_emptied', refuse('gonogo_head_not_emptied', 'TRUNCATE ON gonogo_head')],
  [
    'gonogo_head_forward',
    refuse('gonogo_head_forward', 'UPDATE ON gonogo_head FOR EACH ROW WHEN (NEW.sequence <> OLD.sequence + 1)'),
  ],
])

/** What makes a journal, but for its guards. */
export const TABLES: readonly string[] = [REFUSE, ENTRY, INDEX, HEAD]
