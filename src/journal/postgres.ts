import type { Client, ClientConfig } from 'pg'
import type { Entry, Head } from './entry.js'
import { addressIn, type Surroundings } from './location.js'
import { GUARDS, LOCK, TABLES } from './postgres-tables.js'
import { LONGEST_DOCUMENT, LONGEST_JOURNAL, MOST_ENTRIES, PATIENCE, type Session, type Store } from './store.js'
import { JournalTrouble, trouble } from './trouble.js'

/** A journal in PostgreSQL, for an organisation. One transaction appends at a time and the others wait. */
export function postgresStore(url: string, env: Surroundings['env']): Store {
  const within = async <T>(begin: string, work: (client: Client) => Promise<T>): Promise<T> => {
    const client = await connected(url, env)
    let isCommitting = false
    try {
      await client.query(begin)
      const result = await work(client)
      isCommitting = true
      await client.query('COMMIT')
      return result
    } catch (error) {
      const said = told(error)
      throw isCommitting && said.trouble.is === 'unreadable' ? UNKNOWN : said
    } finally {
      // The server undoes what was not committed.
      await client.end().catch(() => {})
    }
  }
  return {
    append: (work) =>
      within('BEGIN', async (client) => {
        await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
        await client.query(DURABLE)
        await prepareTables(client)
        return work(sessionOf(client))
      }),
    read: () =>
      within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
        if (!(await hasTables(client)))
          throw trouble('missing', 'There is no journal yet. `gonogo record add` begins one.')
        await refuseLarge(client)
        const guards = await guardsOf(client)
        return {
          entries: await entriesIn(client, 'ORDER BY sequence'),
          head: await headIn(client),
          unguarded: [...GUARDS.keys()].filter((name) => !guards.has(name)),
        }
      }),
  }
}

const COLUMNS = 'sequence, appended, previous, document, rollback, hash'

/** A server may be set to answer before a commit is on its disk. Stricter settings stay. */
const DURABLE = `SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') IN ('off', 'local')`

const UNKNOWN = trouble(
  'unreadable',
  'The connection broke before the answer came, so that nobody knows whether it was added. Repeat the command: what is there is not added twice.',
)

async function connected(url: string, env: Surroundings['env']): Promise<Client> {
  const { default: pg } = await import('pg')
  const config: ClientConfig = {
    connectionString: withCredentials(url, env),
    application_name: 'gonogo',
    connectionTimeoutMillis: 10_000,
    statement_timeout: PATIENCE,
    query_timeout: PATIENCE + 5000,
    lock_timeout: PATIENCE,
  }
  try {
    const client = new pg.Client(config)
    // A connection that breaks is told by the question that was open; without a listener it would end the process.
    client.on('error', () => {})
    await client.connect()
    return client
  } catch (error) {
    throw told(error)
  }
}

/** User and password of the address, or else of the environment. */
function withCredentials(url: string, env: Surroundings['env']): string {
  const { username = '', password = '' } = addressIn(url) ?? {}
  const user = username || encodeURIComponent(env['PGUSER'] ?? '')
  const secret = password || encodeURIComponent(env['PGPASSWORD'] ?? '')
  if (user === '') return url
  return url.replace(/^(\w+:\/\/)(?:[^@/?#]*@)?/, (_, scheme: string) => `${scheme}${user}${secret && `:${secret}`}@`)
}

async function hasTables(client: Client): Promise<boolean> {
  const [row] = await rowsOf(client, "SELECT to_regclass('gonogo_entry') AS entry, to_regclass('gonogo_head') AS head")
  if ((row?.['entry'] === null) !== (row?.['head'] === null))
    throw trouble('unreadable', 'It lacks one of its two tables.')
  return row?.['entry'] !== null
}

/** Begins a journal where there is none. Whoever may only append does not need the right to create tables. */
async function prepareTables(client: Client): Promise<void> {
  if (await hasTables(client)) return
  for (const sql of [...TABLES, ...GUARDS.values()]) await client.query(sql)
}

async function guardsOf(client: Client): Promise<ReadonlySet<string>> {
  const sql = `SELECT tgname::text AS name FROM pg_trigger
    WHERE tgrelid IN (to_regclass('gonogo_entry'), to_regclass('gonogo_head')) AND tgenabled <> 'D'`
  return new Set((await rowsOf(client, sql)).map(({ name }) => String(name)))
}

/** Memory is bounded: what nobody could have recorded is not loaded. */
async function refuseLarge(client: Client): Promise<void> {
  const sql =
    'SELECT count(*) AS many, max(length(document)) AS longest, sum(length(document)) AS all_of_it FROM gonogo_entry'
  const [row] = await rowsOf(client, sql)
  const isLarge =
    Number(row?.['many']) > MOST_ENTRIES ||
    Number(row?.['longest']) > LONGEST_DOCUMENT ||
    Number(row?.['all_of_it']) > LONGEST_JOURNAL
  if (isLarge) throw trouble('unreadable', 'It holds more, or longer, entries than any journal of rollbacks.')
}

function sessionOf(client: Client): Session {
  return {
    last: async () => (await entriesIn(client, 'ORDER BY sequence DESC LIMIT 1'))[0] ?? null,
    head: () => headIn(client),
    about: (rollback) => entriesIn(client, 'WHERE rollback = $1 ORDER BY sequence', [rollback]),
    insert: async ({ sequence, appended, previous, document, rollback, hash }) => {
      const values = [sequence, appended, previous, document, rollback, hash]
      await client.query(`INSERT INTO gonogo_entry (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)`, values)
      const note =
        sequence === 1
          ? 'INSERT INTO gonogo_head (one, sequence, hash) VALUES (1, $1, $2)'
          : 'UPDATE gonogo_head SET sequence = $1, hash = $2'
      await client.query(note, [sequence, hash])
    },
  }
}

type Row = Readonly<Record<string, unknown>>

async function rowsOf(client: Client, sql: string, values: unknown[] = []): Promise<readonly Row[]> {
  return (await client.query<Record<string, unknown>>(sql, values)).rows
}

async function headIn(client: Client): Promise<Head | null> {
  const [row] = await rowsOf(client, 'SELECT sequence, hash FROM gonogo_head')
  return row ? { sequence: Number(row['sequence']), hash: String(row['hash']) } : null
}

async function entriesIn(client: Client, rest: string, values: unknown[] = []): Promise<readonly Entry[]> {
  const rows = await rowsOf(client, `SELECT ${COLUMNS} FROM gonogo_entry ${rest}`, values)
  return rows.map(({ sequence, appended, previous, document, rollback, hash }) => ({
    sequence: Number(sequence),
    appended: String(appended),
    previous: String(previous),
    document: String(document),
    rollback: String(rollback),
    hash: String(hash),
  }))
}

/** What the server says, in words of ours: its own hold names of users. */
function told(error: unknown): JournalTrouble {
  if (error instanceof JournalTrouble) return error
  const code = String((error as { readonly code?: unknown } | null)?.code ?? '')
  const known = WORDS.find(([form]) => form.test(code))
  const named = /^[A-Z0-9_]{3,40}$/.test(code) ? ` (${code})` : ''
  return trouble('unreadable', known?.[1] ?? `The server could not be asked, or did not answer${named}.`)
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /^28/,
    'The server refuses the user or the password. They are read from the address in the environment, or from PGUSER and PGPASSWORD.',
  ],
  [/^3D000$/, 'The server has no such database.'],
  [/^42501$/, 'The user has no right to do that in this database.'],
  [
    /^(?:ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EAI_AGAIN|ECONNRESET)$/,
    'The server cannot be reached.',
  ],
  [/^(?:55P03|57014)$/, 'Others have been writing to it for a minute. Nothing was added; try again.'],
  [/^(?:57P0|53)/, 'The server is starting, stopping or full. Try again.'],
  [/^(?:25006)$/, 'The server accepts no changes: it is a copy, or was made read-only.'],
]
