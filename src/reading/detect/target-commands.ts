import type { ShellCommand } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'
import { assignmentsOf, heldVersions } from './held-versions.js'
import { releasedIn } from './target.js'
import { argumentOf, given, type Named, VARIABLE } from './target-arguments.js'
import { isNoTarget, isTarget } from './target-form.js'
import { targetField, targetOption } from './target-options.js'
import { toldOfCommand } from './target-told.js'
import { contextOf } from './unit-context.js'

/** The target that a rollback command names: a tag that is checked out, an image that is set, a revision. */
export function detectTargetInCommands(units: readonly Unit[], reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('target')
  const held = heldVersions()
  const released = releasedIn(reading)
  for (const unit of units) {
    if (!unit.command) continue
    const { rollback, scope } = contextOf(unit, reading)
    held.use(unit, unit.command, into)
    if (!rollback && !says.find(unit.command.words.join(' ')).has('command')) continue
    if (scope.aside && !scope.rollback) continue
    for (const assignment of assignmentsOf(unit.command)) {
      if (!says.find(normalName(assignment.name)).has('variable') || VARIABLE.test(assignment.value)) continue
      const [version] = reading.vocabulary.quantities
        .versionsIn(assignment.value)
        .filter((one) => one.form === 'concrete')
      if (version) held.set(unit, assignment, version.text)
    }
    held.use(unit, unit.command, into)
    const named = targetOf(unit.command, reading.vocabulary)
    const told = unit.host ? { told: toldOfCommand(unit, unit.host, reading) } : {}
    if (named?.form === 'concrete' && released.has(named.value.replace(/^v/i, ''))) continue
    if (named?.form === 'concrete') isTarget(into, unit, named.value, unit.span, told)
    else if (named) isNoTarget(into, unit, named.form, BECAUSE[named.form](named.value))
  }
  held.close(into)
}

const BECAUSE = {
  implicit: (value: string) => `"${value}" returns to whatever came before`,
  parameterised: (value: string) => `"${value}" is filled in when it is run`,
} as const

function targetOf(command: ShellCommand, vocabulary: Vocabulary): Named | null {
  const { words } = command
  const [program = '', verb = ''] = words
  const named = (value: string | undefined) => (value ? given(value, vocabulary) : null)
  const concrete = (word: string) => vocabulary.quantities.versionsIn(word).some((one) => one.form === 'concrete')
  const option = () => named(targetOption(words, vocabulary))
  const field = () => named(targetField(words, vocabulary))
  if (follows(words, ['rollout', 'undo']) || follows(words, ['rollouts', 'undo']))
    return option() ?? { form: 'implicit', value: words.slice(0, 3).join(' ') }
  if (program === 'helm' && verb === 'rollback') {
    const [, , , revision] = words.filter((word) => !word.startsWith('-'))
    return named(revision) ?? { form: 'implicit', value: 'helm rollback without a revision' }
  }
  if (program === 'helm' && verb === 'upgrade') return option() ?? field()
  if (follows(words, ['set', 'image'])) return named(words.find((word) => SET_IMAGE.test(word))?.replace(/^[^=]*=/, ''))
  if (program === 'git' && CHECKS_OUT.has(verb)) {
    const ref = words.slice(2).find((word) => !word.startsWith('-'))
    return ref && (concrete(ref) || VARIABLE.test(ref)) ? named(ref) : null
  }
  // A tool that is run once, not the service.
  if (program === 'kubectl' && words.includes('run')) return null
  if (CONTAINERS.has(program) && verb === 'run' && !words.some(stays)) return null
  if (CONTAINERS.has(program) && RUNS_IMAGE.has(verb))
    return named(words.find((word) => /^[a-z].*[:@][\w.]+/i.test(word)))
  const argument = argumentOf(command, vocabulary)
  if (argument) return argument
  const script = vocabulary.says('target').find(scriptOf(command)).has('script')
  return named(script ? words.slice(1).find(concrete) : undefined) ?? field() ?? option()
}

/** `web=registry.example/web:1.4.2`. */
const SET_IMAGE = /^[^=]+=[^=]*[:@]/
const CHECKS_OUT: ReadonlySet<string> = new Set(['checkout', 'switch', 'reset'])
const CONTAINERS: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl'])
/** `-d`, `--name`, `--restart`: what goes on running. */
const STAYS: ReadonlySet<string> = new Set(['--detach', '--name', '--restart'])
const stays = (word: string): boolean => STAYS.has(word.split('=', 1)[0] ?? '') || /^-[a-z]*d[a-z]*$/.test(word)
const RUNS_IMAGE: ReadonlySet<string> = new Set(['run', 'pull', 'service'])

/** Words that stand side by side in a command. */
const follows = (words: readonly string[], [first, second]: readonly [string, string]): boolean =>
  words.some((word, index) => word === first && words[index + 1] === second)

/** The name of the script that is called, as written: on Windows `\` stands in a path. */
function scriptOf({ text }: ShellCommand): string {
  const written = text.split(/\s+/, LAUNCHED).find((word) => !LAUNCHERS.has(word)) ?? ''
  return written.split(/[/\\]/).at(-1) ?? ''
}

/** The script stands first, or behind the program that starts it. */
const LAUNCHED = 3
const LAUNCHERS: ReadonlySet<string> = new Set(['bash', 'sh', 'sudo', 'source', 'pwsh', 'powershell', 'make', 'just'])
