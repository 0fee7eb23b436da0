import type { ShellCommand } from '../../model/index.js'

const CLIENTS: ReadonlySet<string> = new Set([
  'psql',
  'mysql',
  'mariadb',
  'sqlite3',
  'sqlplus',
  'sqlcmd',
  'mongosh',
  'mongo',
  'cqlsh',
  'clickhouse-client',
  'cockroach',
  'pgcli',
  'mycli',
  'duckdb',
  'snowsql',
])
export const isSqlClient = (program: string): boolean => CLIENTS.has(program)

const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/
const OPENING =
  /^(?:begin(?:\s+(?:transaction|tran|work))?|start\s+transaction|explain(?:\s+analyze)?(?=\s+(?:insert|update|delete)))\s+/i
const WRITES =
  /^(?:insert|update|delete|drop|truncate|alter|create|replace|merge|grant|revoke|rename|vacuum|reindex|refresh\s+materialized|copy\s+[^;]{1,200}?\s+from|\\copy\s+[^;]{1,200}?\s+from|\\i|\\\.|source|restore|call|do|lock|exec(?:ute)?|load|upsert|cluster)(?![\w.])/i
/** A common table expression writes where one of its parts does, or what follows them. */
const EXPRESSION = /^with\b/i
const WRITING_PART = /\b(?:insert\s+into|update\s+[\w."]+\s+set|delete\s+from|merge\s+into)\b/i
/** Reading statements that change something by a function. */
const BY_FUNCTION = /^select\s[\s\S]*\b(?:setval|nextval|lo_unlink|pg_restore_\w+|pg_drop_replication_slot)\s*\(/i
const DOCUMENT_WRITES =
  /\.(?:insert|update|delete|remove|drop|replace|bulkWrite|findOneAnd|findAndModify|renameCollection|createIndex|dropIndex|save)\w*\s*\(/

/** SQL text, or a script of a document database: whether any statement writes. */
export function sqlWrites(sql: string): boolean {
  return sql.split(';').some(writes) || DOCUMENT_WRITES.test(sql)
}

function writes(statement: string): boolean {
  const plain = statement.replace(COMMENTS, '').replace(OPENING, '').replace(COMMENTS, '')
  if (EXPRESSION.test(plain)) return WRITING_PART.test(plain)
  return WRITES.test(plain) || BY_FUNCTION.test(plain)
}

/** Short options that stand together: `-tAc "select 1"`, `-sNe`. */
const TAKES_STATEMENT = /^(?:-[1abelnqstvwxzABENLX]*[ceQq]|--command|--execute|--eval|--query|--init-command)$/
const TAKES_FILE = /^(?:-[1abelnqstvwxzABENLX]*f|-i|--file|--queries-file|--init-file)$/
/** `-c"DELETE …"`, one word with its option. */
const GLUED = /^-[1abelnqstvwxzABENLX]*?[ceQq](\S*\s[\s\S]*)$/
const ATTACHED = /^--(?:command|execute|eval|query)=([\s\S]*)$/

/** What a database client is told to do by its options, its input or a file. */
export function told(program: string, command: ShellCommand): { readonly writes: boolean; readonly by: string } {
  const { words, input } = command
  const flagged = words.filter((_word, index) => TAKES_STATEMENT.test(words[index - 1] ?? ''))
  const attached = words.flatMap((word) => (ATTACHED.exec(word) ?? GLUED.exec(word))?.[1] ?? [])
  const typed = input.filter(({ type }) => type === 'text').map(({ value }) => value)
  const positional =
    program === 'sqlite3' || program === 'duckdb' ? words.slice(2).filter((word) => /\s/.test(word)) : []
  const statements = [...flagged, ...attached, ...typed, ...positional]
  if (statements.some(sqlWrites)) return { writes: true, by: `${program} with a writing statement` }
  const loads =
    (flagged.length + attached.length === 0 && input.some(({ type }) => type === 'file')) ||
    words.some(
      (word, index) =>
        TAKES_FILE.test(words[index - 1] ?? '') ||
        word.startsWith('--file=') ||
        /\.(?:sql|dump|js)(?:\.gz)?$/.test(word),
    )
  if (loads) return { writes: true, by: `${program} loading a file` }
  return { writes: false, by: statements.length > 0 ? `${program} with a reading statement` : program }
}
