import type { ShellCommand } from '../model/index.js'
import { baseName, effectOfTask, launched } from './commands/launchers.js'
import { effectByName, effectOfName } from './commands/names.js'
import { bestPattern } from './commands/patterns.js'
import { isSqlClient, told } from './commands/sql.js'
import type { Vocabulary } from './vocabulary.js'
import type { Hit } from './wording/phrases.js'

export { sqlWrites } from './commands/sql.js'

/** What a command does to the running system. */
interface CommandEffect {
  readonly effect: string
  /** The words that decided: `kubectl rollout undo`. */
  readonly by: string
}

/** Programs that take another one's verbs: `oc rollout undo` is `kubectl rollout undo`. */
const LIKE: ReadonlyMap<string, readonly string[]> = new Map([
  ['oc', ['kubectl']],
  ['k', ['kubectl']],
  ['tofu', ['terraform']],
  ['terragrunt', ['terraform']],
  ['podman', ['docker']],
  ['nerdctl', ['docker']],
  ['docker-compose', ['docker', 'compose']],
  ['podman-compose', ['docker', 'compose']],
  ['kubectl-argo-rollouts', ['kubectl', 'argo', 'rollouts']],
  ['rake', ['rails']],
  ['django-admin', ['manage.py']],
  ['gradlew', ['gradle']],
  ['mvnw', ['mvn']],
])

/** The effect of one command by the command table; SQL handed to a client decides for the client. */
export function effectOfCommand(command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const run = launched(command.words)
  if (run.type === 'task') {
    const effect = effectOfTask(run.name) ?? effectOfName(run.name)
    return effect ? { effect, by: run.name } : byTable(command.words, command, vocabulary)
  }
  const name = baseName(run.words[0] ?? '')
  if (!name) return { effect: command.output.some(isSystemFile) ? 'manual' : 'read-only', by: 'an assignment' }
  if (isSqlClient(name)) {
    const { writes, by } = told(name, { ...command, words: run.words })
    return { effect: writes ? 'database' : 'read-only', by }
  }
  const known = byTable(run.words, command, vocabulary)
  const named = known.effect === 'unknown' || known.effect === 'deploy' ? effectByName(run.words) : null
  return named ?? known
}

/**
 * What the commands of a text do, in order. A carrier (`ssh host uptime`, `kubectl exec … -- psql`) does what it carries:
 * nothing where that only looks, and nothing of its own where that changes a database or a secret.
 */
export function effectsOfCommands(commands: readonly ShellCommand[], vocabulary: Vocabulary): readonly CommandEffect[] {
  const effects = commands.map((command) => effectOfCommand(command, vocabulary))
  return effects.map((effect, index) => {
    if (effect.effect !== 'manual') return effect
    const outer = commands[index] as ShellCommand
    const carried: string[] = []
    for (let at = index + 1; at < commands.length && isWithin(commands[at] as ShellCommand, outer); at++) {
      const writes = commands[at]?.output.some((path) => !/^\/(?:dev|tmp)\//.test(path))
      carried.push(writes ? 'manual' : (effects[at]?.effect ?? 'unknown'))
    }
    if (carried.length === 0 || /^(?:\$\(|`)/.test(outer.words.at(-1) ?? '')) return effect
    if (carried.some((one) => one === 'database' || one === 'secret')) return { effect: 'unknown', by: effect.by }
    return carried.every((one) => one === 'read-only') ? { effect: 'read-only', by: effect.by } : effect
  })
}

function isWithin({ span: inner }: ShellCommand, { span: outer }: ShellCommand): boolean {
  const begins = inner.line > outer.line || (inner.line === outer.line && inner.column > outer.column)
  return (
    begins && (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn))
  )
}

function byTable(words: readonly string[], command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const name = baseName(words[0] ?? '').toLowerCase()
  if (SQL_STATEMENT.test(command.text)) return { effect: 'database', by: command.text.slice(0, 24) }
  if (name === 'curl' && deletesIndex(words)) return { effect: 'database', by: 'curl -X DELETE' }
  const args = words.slice(1)
  if (onlyLooks(args)) return { effect: 'read-only', by: `${name} ${args.find(isTrial) ?? '--help'}` }
  const like = LIKE.get(name)
  const known = vocabulary.commands.get(name)
  const own = known && bestPattern(known, args)
  const lent = like && bestPattern(vocabulary.commands.get(like[0] as string) ?? [], [...like.slice(1), ...args])
  const best = own && own.words.length >= (lent?.words.length ?? 0) ? own : (lent ?? own)
  if (!best) return bareSql(command) ?? { effect: 'unknown', by: name }
  const by = [best === own ? name : like?.[0], ...best.words].join(' ')
  if (best.effect === 'read-only' && command.output.some(isSystemFile)) return { effect: 'manual', by: `${by} > file` }
  return { effect: best.effect, by }
}

/** Asks for help or its version, or only tries. */
const onlyLooks = (args: readonly string[]): boolean =>
  args.some((arg) => arg === '--help' || isTrial(arg)) ||
  (args.length === 1 && /^(?:-h|-v|-V|--version|help)$/.test(args[0] as string))
const isTrial = (arg: string): boolean => /^--?dry-?run(?:output)?(?:=(?!none$|false$).*)?$/i.test(arg)

/** A file of the running machine that a redirection overwrites. */
const isSystemFile = (path: string): boolean => /^\/(?:etc|usr|proc|sys|boot)\//.test(path)

const SQL_READS = /^(?:SELECT|SHOW|EXPLAIN|DESCRIBE)\b/
const SQL_WRITES =
  /^(?:UPDATE|DELETE FROM|INSERT INTO|ALTER TABLE|CREATE (?:TABLE|INDEX)|DROP (?:TABLE|DATABASE|COLUMN|INDEX|SCHEMA)|TRUNCATE)\b/

/** A whole statement, in whatever letters. */
export const SQL_STATEMENT =
  /^(?:update\s+[\w."`]+\s+set\s|delete\s+from\s+["`\w]|insert\s+into\s+["`\w]|alter\s+table\s+["`\w]|drop\s+(?:table|database|schema|index|view|column)\s+["`\w]|truncate\s+table\s)/i

/** `curl -X DELETE http://search:9200/orders`: the port tells what answers. */
const deletesIndex = (words: readonly string[]): boolean =>
  words.some(
    (word, at) => /^-XDELETE$/.test(word) || (word === 'DELETE' && /^(?:-X|--request)$/.test(words[at - 1] ?? '')),
  ) && words.some((word) => /:(?:9200|5984|8529|8086|6333)(?:\/|$)|(?:elastic|opensearch|couchdb)/i.test(word))

/** SQL in a fence that says it is shell. */
function bareSql(command: ShellCommand): CommandEffect | null {
  const by = command.text.slice(0, 24)
  if (SQL_WRITES.test(command.text)) return { effect: 'database', by }
  return SQL_READS.test(command.text) ? { effect: 'read-only', by } : null
}

/** The effect a sentence speaks of, by the longest phrase. `read-only` only where no other effect is named. */
export function effectsOfSentence(text: string, vocabulary: Vocabulary): readonly Hit[] {
  const all = vocabulary.effects.find(text).all.filter((hit) => !isFileName(text, hit))
  const telling = all.filter((hit) => hit.name !== 'read-only')
  return telling.length > 0 ? telling : all
}

/** `see restore-database.md`, `the script restore-database.sh is old`: a file's name says what it is for and orders nothing. */
function isFileName(text: string, hit: Hit): boolean {
  const before = /[\w./-]*$/.exec(text.slice(Math.max(0, hit.from - 200), hit.from))?.[0] ?? ''
  const after = /^[\w./-]*\.(\w{2,5})\b/.exec(text.slice(hit.to, hit.to + 200))
  if (!after || /\s/.test(text.slice(hit.from, hit.to))) return false
  if (/^(?:md|mdx|html?|pdf|rst|adoc|txt|docx?)$/i.test(after[1] as string)) return true
  const lead = text.slice(Math.max(0, hit.from - 60), hit.from - before.length)
  return !/\b(?:run|execute|start|trigger|launch|invoke|call|apply|use|using|via|with)\b[^.;]*$/i.test(lead)
}
