import type { ShellCommand } from '../model/index.js'
import { baseName, launched } from './commands/launchers.js'
import { effectByName, effectOfName, effectOfTask } from './commands/names.js'
import { bestPattern } from './commands/patterns.js'
import { placesFile, putsSecretBack, setsSwitches, writesUp } from './commands/settings.js'
import { bareSql, isStatement, told } from './commands/sql.js'
import type { Vocabulary } from './vocabulary.js'
import type { Hit } from './wording/phrases.js'

/** What a command does to the running system. */
interface CommandEffect {
  readonly effect: string
  /** The words that decided: `kubectl rollout undo`. */
  readonly by: string
}

const known = new WeakMap<Vocabulary, WeakMap<ShellCommand, CommandEffect>>()

/** The effect of one command by the command table; SQL handed to a client decides for the client. Several readers ask of the same. */
export function effectOfCommand(command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const effects = known.get(vocabulary) ?? new WeakMap<ShellCommand, CommandEffect>()
  known.set(vocabulary, effects)
  const effect = effects.get(command) ?? lookedUp(command, vocabulary)
  effects.set(command, effect)
  return effect
}

function lookedUp(command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const { programs, statements } = vocabulary
  const run = launched(command.words, programs)
  if (run.type === 'task') {
    const effect = effectOfTask(run.name, programs) ?? effectOfName(run.name, programs)
    return effect ? { effect, by: run.name } : byTable(command.words, command, vocabulary)
  }
  const name = baseName(run.words[0] ?? '')
  if (!name) return { effect: command.output.some(isSystemFile) ? 'manual' : 'read-only', by: 'an assignment' }
  if (programs.is('sql-clients', name)) {
    const client = { bare: programs.is('sql-bare', name), isLoaded: (word: string) => isLoaded(word, vocabulary) }
    return told(name, { ...command, words: run.words }, client, statements)
  }
  const known = bySettings(byTable(run.words, command, vocabulary), run.words, vocabulary)
  const isKnown = known.effect !== 'unknown'
  if (isKnown && known.effect !== 'deploy') return known
  return effectByName(run.words, programs, isKnown) ?? known
}

/** What is set decides for what sets it. */
function bySettings(known: CommandEffect, words: readonly string[], { programs, language }: Vocabulary): CommandEffect {
  if (known.effect === 'secret') return setsSwitches(words, programs) ? { ...known, effect: 'feature-flag' } : known
  if (putsSecretBack(words, programs)) return { ...known, effect: 'secret' }
  if (known.effect === 'manual' && writesUp(words, programs, language)) return { ...known, effect: 'unknown' }
  return known.effect === 'deploy' && placesFile(words, programs) ? { ...known, effect: 'manual' } : known
}

/** `orders.sql.gz`, by its ending. */
const isLoaded = (word: string, { language }: Vocabulary): boolean =>
  /^[^-].*\./.test(word) && language('loads', word.replace(/^.*?[^/.]\.(?=[^/]*$)/, ''))

/**
 * What the commands of a text do, in order. A carrier (`ssh host uptime`, `kubectl exec … -- psql`) does what it carries:
 * with the input of the carrier, nothing where that only looks, and nothing of its own where that changes a database or a secret.
 */
export function effectsOfCommands(commands: readonly ShellCommand[], vocabulary: Vocabulary): readonly CommandEffect[] {
  let outermost: ShellCommand | null = null
  const effects = commands.map((command, index) => {
    const handed: ShellCommand | null = outermost && isWithin(command, outermost) ? outermost : null
    if (!handed) outermost = command
    const fed = handed && command.input.length === 0 ? { ...command, input: handed.input } : command
    return effectOfCommand(isApplied(commands[index + 1]) ? withoutTrial(fed) : fed, vocabulary)
  })
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

/** `kubectl create … --dry-run=client -o yaml | kubectl apply -f -`: what is only tried is applied by the next one. */
const isApplied = (next: ShellCommand | undefined): boolean =>
  next?.words.some((word, at) => word === '-' && next.words[at - 1] === '-f') ?? false

const withoutTrial = (command: ShellCommand): ShellCommand =>
  command.words.some(isTrial) ? { ...command, words: command.words.filter((word) => !isTrial(word)) } : command

function isWithin({ span: inner }: ShellCommand, { span: outer }: ShellCommand): boolean {
  const begins = inner.line > outer.line || (inner.line === outer.line && inner.column > outer.column)
  return (
    begins && (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endColumn <= outer.endColumn))
  )
}

function byTable(words: readonly string[], command: ShellCommand, vocabulary: Vocabulary): CommandEffect {
  const { commands, programs, statements, request } = vocabulary
  const name = baseName(words[0] ?? '').toLowerCase()
  if (isStatement(command.text, statements)) return { effect: 'database', by: command.text.slice(0, 24) }
  const args = words.slice(1)
  const asked = request(name, args)
  if (asked) return { effect: asked, by: name }
  if (onlyLooks(args)) return { effect: 'read-only', by: `${name} ${args.find(isTrial) ?? '--help'}` }
  const like = programs.like.get(name)
  const known = commands.get(name)
  const own = known && bestPattern(known, args)
  const lent = like && bestPattern(commands.get(like[0] as string) ?? [], [...like.slice(1), ...args])
  const best = own && own.words.length >= (lent?.words.length ?? 0) ? own : (lent ?? own)
  if (!best) {
    const effect = bareSql(command.text, statements)
    return effect ? { effect, by: command.text.slice(0, 24) } : { effect: 'unknown', by: name }
  }
  const by = [best === own ? name : like?.[0], ...best.words].join(' ')
  if (best.effect === 'read-only' && command.output.some(isSystemFile)) return { effect: 'manual', by: `${by} > file` }
  return { effect: best.effect, by }
}

/** Asks for help or its version, or only tries. */
const onlyLooks = (args: readonly string[]): boolean =>
  args.some((arg) => arg === '--help' || isTrial(arg)) ||
  (args.length === 1 && ['-h', '-v', '-V', '--version', 'help'].includes(args[0] as string))
const isTrial = (arg: string): boolean => /^--?dry-?run(?:output)?(?:=(?!none$|false$).*)?$/i.test(arg)

/** A file of the running machine that a redirection overwrites. */
const isSystemFile = (path: string): boolean => /^\/(?:etc|usr|proc|sys|boot)\//.test(path)

/** The effect a sentence speaks of, by the longest phrase. `read-only` only where no other effect is named. */
export function effectsOfSentence(text: string, vocabulary: Vocabulary): readonly Hit[] {
  const all = vocabulary.effects.find(text).all.filter((hit) => !isFileName(text, hit, vocabulary))
  const telling = all.filter((hit) => hit.name !== 'read-only')
  return telling.length > 0 ? telling : all
}

/** `see restore-database.md`, `the script restore-database.sh is old`: a file's name says what it is for and orders nothing. */
function isFileName(text: string, hit: Hit, vocabulary: Vocabulary): boolean {
  const before = /[\w./-]*$/.exec(text.slice(Math.max(0, hit.from - 200), hit.from))?.[0] ?? ''
  const after = /^[\w./-]*\.(\w{2,5})\b/.exec(text.slice(hit.to, hit.to + 200))
  if (!after || /\s/.test(text.slice(hit.from, hit.to))) return false
  if (vocabulary.language('documents', after[1] as string)) return true
  const lead = text.slice(Math.max(0, hit.from - 60), hit.from - before.length)
  const runs = vocabulary
    .says('describing')
    .find(lead)
    .all.findLast(({ name }) => name === 'runs-file')
  return !runs || /[.;]/.test(lead.slice(runs.to))
}
