import type { ShellCommand } from '../model/index.js'
import type { CommandPattern, Vocabulary } from './vocabulary.js'
import type { Hit } from './wording/phrases.js'

/** What a command does to the running system. */
export interface CommandEffect {
  readonly effect: string
  /** The words that decided: `kubectl rollout undo`. */
  readonly by: string
}

const SQL_CLIENTS = new Set([
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
])
const WRITES =
  /^\s*(?:--.*\n|\/\*[\s\S]*?\*\/|\s)*(?:insert|update|delete|drop|truncate|alter|create|replace|merge|grant|revoke|rename|vacuum|reindex|copy\s+\S+\s+from|restore|call|do|lock|begin|exec|load)\b/i
const DOCUMENT_WRITES =
  /\.(?:insert|update|delete|remove|drop|replace|bulkWrite|findOneAnd|findAndModify|renameCollection|createIndex|dropIndex|save)\w*\s*\(/

/** SQL text: `database` when any statement writes. */
export function sqlWrites(sql: string): boolean {
  return sql.split(';').some((statement) => WRITES.test(statement)) || DOCUMENT_WRITES.test(sql)
}

/** The effect of one command by the command table; SQL handed to a client decides for the client. */
export function effectOfCommand(command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const program = baseName(command.words[0] ?? '')
  if (!program) return { effect: 'read-only', by: 'an assignment' }
  if (SQL_CLIENTS.has(program)) return effectOfClient(program, command)
  const launched = launchedBy(program, command.words)
  const words = launched ?? command.words
  const name = launched ? baseName(launched[0] ?? '') : program
  if (isHelp(words)) return { effect: 'read-only', by: `${name} --help` }
  const [best] = (vocabulary.commands.get(name) ?? [])
    .filter((pattern) => fits(pattern, words.slice(1)))
    .sort((a, b) => b.words.length - a.words.length)
  if (!best)
    return /^(?:select|show|explain|describe)$/i.test(name)
      ? { effect: 'read-only', by: name }
      : (bareSql(command) ?? { effect: 'unknown', by: name })
  const partial = narrowed(name, words)
  return { effect: partial ?? best.effect, by: [name, ...best.words].join(' ') }
}

/** `npx prisma migrate`, `python manage.py migrate`, `bundle exec rails db:rollback`: the tool decides, not its launcher. */
function launchedBy(program: string, words: readonly string[]): readonly string[] | null {
  const at = /^(?:npx|pnpx|bunx|poetry|pipenv|uv)$/.test(program)
    ? firstWord(words, 1)
    : /^(?:python[\d.]*|php|bin\/rails|ruby|node|dotnet)$/.test(program) &&
        /(?:manage\.py|artisan|rails|yoyo|ef)$/.test(words[1] ?? '')
      ? 1
      : program === 'bundle' && words[1] === 'exec'
        ? 2
        : /^(?:npm|pnpm|yarn)$/.test(program) && /^(?:exec|dlx|run)$/.test(words[1] ?? '')
          ? firstWord(words, 2)
          : -1
  if (at < 1 || at >= words.length) return null
  const rest = words.slice(at)
  return rest[0] === 'run' || rest[0] === 'exec' ? rest.slice(1) : rest
}

function firstWord(words: readonly string[], from: number): number {
  const found = words.findIndex((word, index) => index >= from && !word.startsWith('-'))
  return found
}

const isHelp = (words: readonly string[]) =>
  words.some(
    (word) =>
      word === '--help' ||
      word === '--version' ||
      word === '--dry-run' ||
      (word.startsWith('--dry-run=') && word !== '--dry-run=none'),
  )
const baseName = (word: string) => word.replace(/^.*\//, '')

/** Every word of the pattern in order among the arguments; options and their values may stand in between. */
function fits(pattern: CommandPattern, args: readonly string[]): boolean {
  let next = 0
  for (const arg of args) {
    const wanted = pattern.words[next]
    if (wanted === undefined) return true
    if (
      wanted === '*'
        ? !arg.startsWith('-')
        : wanted.endsWith('*')
          ? arg.startsWith(wanted.slice(0, -1))
          : arg === wanted || baseName(arg) === wanted
    )
      next++
    else if (
      !arg.startsWith('-') &&
      next === 0 &&
      pattern.words.length > 0 &&
      !wanted.startsWith('-') &&
      !looksLikeOptionValue(arg, args)
    )
      return false
  }
  return next >= pattern.words.length
}

/** `-n production` before the verb: the word after an option belongs to it. */
function looksLikeOptionValue(arg: string, args: readonly string[]): boolean {
  const before = args[args.indexOf(arg) - 1]
  return before?.startsWith('-') ?? false
}

/** Only a part of the system is touched. */
function narrowed(program: string, words: readonly string[]): string | null {
  if (
    /^(?:terraform|tofu|terragrunt)$/.test(program) &&
    words.includes('apply') &&
    words.some((word) => word.startsWith('-target'))
  )
    return 'partial'
  return null
}

function effectOfClient(program: string, command: ShellCommand): CommandEffect {
  const flagged = command.words.flatMap((word, index) =>
    /^(?:-c|-e|--command|--execute|--eval|-Q|-q)$/.test(command.words[index - 1] ?? '') ? [word] : [],
  )
  const attached = command.words.flatMap((word) => /^--(?:command|execute|eval)=(.*)$/s.exec(word)?.[1] ?? [])
  const typed = command.input.filter((input) => input.type === 'text').map((input) => input.value)
  const statements = [...flagged, ...attached, ...typed]
  if (statements.some(sqlWrites)) return { effect: 'database', by: `${program} with a writing statement` }
  const loads =
    command.input.some((input) => input.type === 'file') ||
    command.words.some(
      (word) => word === '-f' || word === '--file' || word.startsWith('--file=') || /\.(?:sql|dump)$/.test(word),
    )
  if (loads) return { effect: 'database', by: `${program} loading a file` }
  return { effect: 'read-only', by: statements.length > 0 ? `${program} with a reading statement` : program }
}

function bareSql(command: ShellCommand): CommandEffect | null {
  return /^(?:UPDATE|DELETE FROM|INSERT INTO|ALTER TABLE|DROP (?:TABLE|DATABASE|COLUMN|INDEX|SCHEMA)|TRUNCATE)\b/.test(
    command.text,
  )
    ? { effect: 'database', by: command.text.slice(0, 24) }
    : null
}

/** The effect a sentence speaks of, by the longest phrase. `read-only` only where no other effect is named. */
export function effectsOfSentence(text: string, vocabulary: Vocabulary): readonly Hit[] {
  const all = vocabulary.effects.find(text).all
  const telling = all.filter((hit) => hit.name !== 'read-only')
  return telling.length > 0 ? telling : all
}
