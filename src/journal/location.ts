import { resolve } from 'node:path'

/** Where a journal is. */
export type Location =
  | { readonly is: 'file'; readonly path: string; readonly name: string }
  | { readonly is: 'postgres'; readonly url: string; readonly name: string }

export interface Surroundings {
  /** Where relative paths start: the folder of the config, or of the command line. Absolute. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g
const POSTGRES = /^postgres(?:ql)?:\/\//i

/**
 * A path or an address as people write it, `${NAME}` filled from the environment. `name` is what may be printed: a path
 * as it is written, of an address host and database alone. A sentence says what is wrong with it.
 */
export function locate(written: string, { folder, env }: Surroundings): Location | string {
  const unset = [...written.matchAll(VARIABLE)].find(([, name = '']) => !env[name])?.[1]
  if (unset !== undefined) return `The journal is ${shown(written)}, and the environment variable ${unset} is not set.`
  const isWhole = /^\$\{\w+\}$/.test(written)
  const isAddress = POSTGRES.test(written)
  const filled = written.replaceAll(VARIABLE, (_, name: string) =>
    isAddress ? encodeURIComponent(env[name] ?? '') : (env[name] ?? ''),
  )
  if (POSTGRES.test(filled)) return address(filled, isAddress ? written : null)
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(filled)) {
    return `A journal is a file or a postgres:// address, and ${shown(written)} is neither.`
  }
  if (filled.trim() === '') return 'A journal is a file or a postgres:// address, and none is named.'
  if (/\.(?:ya?ml|json|jsonl|md|markdown)$/i.test(filled)) {
    return `A journal is a database, and ${shown(written)} has the name of a text. Call it rollbacks.db, for example.`
  }
  return { is: 'file', path: resolve(folder, filled), name: isWhole ? filled : shown(filled) }
}

function address(filled: string, written: string | null): Location | string {
  const url = addressIn(filled)
  if (!url) return 'The address of the journal cannot be read. Write postgres://host/database.'
  const database = decoded(url.pathname.slice(1))
  const host = url.searchParams.get('host') ?? (url.hostname || 'localhost')
  if (written !== null && hasPassword(written)) {
    return `The password of ${host} stands in the address. Keep it in the environment: PGPASSWORD, or the whole address as \${GONOGO_JOURNAL}.`
  }
  if (database === '') return `The address of the journal on ${host} names no database. Write postgres://host/database.`
  return { is: 'postgres', url: filled, name: `postgres://${host}${url.port ? `:${url.port}` : ''}/${database}` }
}

/** An address in its parts. That of a socket, `postgres://user@/database?host=/run/postgresql`, has no host of its own. */
export function addressIn(text: string): URL | null {
  const whole = text.replace('@/', '@localhost/')
  return URL.canParse(whole) ? new URL(whole) : null
}

/** A password that is written out, and not the name of a variable. */
function hasPassword(written: string): boolean {
  const bare = written.replaceAll(VARIABLE, '')
  const [, inFront = ''] = /^\w+:\/\/[^/@?#]*?:([^/@?#]*)@/.exec(bare) ?? []
  return inFront !== '' || /[?&]password=[^&]/i.test(bare)
}

/** Without what could be a user and a password. */
function shown(written: string): string {
  return written.replace(/\/\/[^/]*@/, '//')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
