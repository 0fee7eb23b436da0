import { execFile } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { onFreePort, startDaemon } from './daemon.js'
import { pathOf } from './programs.js'

/** A PostgreSQL server of the tests' own, with nothing in it. Everybody on this machine may enter. */
export interface Postgresql {
  readonly port: number
  /** `postgres://` address of the database `postgres`, by TCP. */
  readonly url: string
  /** The same by its Unix socket. */
  readonly socketUrl: string
  /** Makes an empty database and gives its address. */
  database(name: string): Promise<string>
  /** Ends it at once, as a crash does, and removes what it stored. */
  stop(): Promise<void>
}

type Account = { readonly uid: number; readonly gid: number }

/** Starts a server in a folder of its own. Call in `beforeAll`, and `stop` in `afterAll`. */
export async function startPostgresql(): Promise<Postgresql> {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-pg-'))
  const as = process.getuid?.() === 0 ? unprivileged() : undefined
  if (as) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  await promisify(execFile)(pathOf('initdb'), initdb, { ...as, cwd: folder })
  try {
    return await onFreePort((port) => start(folder, data, port, as))
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function start(folder: string, data: string, port: number, as: Account | undefined): Promise<Postgresql> {
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const daemon = await startDaemon({
    program: pathOf('postgres'),
    // What a test wrote need not outlive the machine, so nothing waits for the disk.
    args: ['-D', data, '-k', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    as,
    stopSignal: 'SIGQUIT',
    ready: async () => (await ask(url, 'SELECT 1')) === 1,
  })
  return {
    port,
    url,
    socketUrl: `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}&port=${port}`,
    database: async (name) => {
      await ask(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
      return url.replace(/postgres$/, encodeURIComponent(name))
    },
    stop: async () => {
      await daemon.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs one statement; how many rows it touched or gave. */
async function ask(url: string, statement: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rowCount
  } finally {
    await client.end()
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('there is no account that PostgreSQL could run as')
}
