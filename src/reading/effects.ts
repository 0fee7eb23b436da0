import type { ShellCommand } from '../model/index.js'
import { baseName, effectOfTask, launched } from './commands/launchers.js'
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
    const effect = effectOfTask(run.name)
    return effect ? { effect, by: run.name } : byTable(command.words, command, vocabulary)
  }
  const name = baseName(run.words[0] ?? '')
  if (!name) return { effect: command.output.some(isSystemFile) ? 'manual' : 'read-only', by: 'an assignment' }
  if (isSqlClient(name)) {
    const { writes, by } = told(name, { ...command, words: run.words })
    return { effect: writes ? 'database' : 'read-only', by }
  }
  return byTable(run.words, command, vocabulary)
}

function byTable(words: readonly string[], command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const name = baseName(words[0] ?? '').toLowerCase()
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

/** SQL in a fence that says it is shell. */
function bareSql(command: ShellCommand): CommandEffect | null {
  const by = command.text.slice(0, 24)
  if (SQL_WRITES.test(command.text)) return { effect: 'database', by }
  return SQL_READS.test(command.text) ? { effect: 'read-only', by } : null
}

/** The effect a sentence speaks of, by the longest phrase. `read-only` only where no other effect is named. */
export function effectsOfSentence(text: string, vocabulary: Vocabulary): readonly Hit[] {
  const all = vocabulary.effects.find(text).all
  const telling = all.filter((hit) => hit.name !== 'read-only')
  return telling.length > 0 ? telling : all
}
