import type { ShellCommand } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'
import { assignmentsOf, heldVersions } from './held-versions.js'
import { isNoTarget, isTarget } from './target-form.js'
import { contextOf } from './unit-context.js'

const VARIABLE = /\$\{?\w+|<[^<>]{1,100}>|\{\{/

/** The target that a rollback command names: a tag that is checked out, an image that is set, a revision. */
export function detectTargetInCommands(units: readonly Unit[], reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('target')
  const held = heldVersions()
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
    if (named?.form === 'concrete') isTarget(into, unit, named.value, unit.span)
    else if (named) isNoTarget(into, unit, named.form, BECAUSE[named.form](named.value))
  }
  held.close(into)
}

const BECAUSE = {
  implicit: (value: string) => `"${value}" returns to whatever came before`,
  parameterised: (value: string) => `"${value}" is filled in when it is run`,
} as const

interface Named {
  readonly form: 'concrete' | 'implicit' | 'parameterised'
  readonly value: string
}

function targetOf(command: ShellCommand, vocabulary: Vocabulary): Named | null {
  const words = command.words
  const line = words.join(' ')
  const [program = '', verb = ''] = words
  const option = (pattern: RegExp) => {
    const match = pattern.exec(line)
    return match ? given(match[1] as string, vocabulary) : null
  }
  if (/\brollout undo\b|\brollouts undo\b/.test(line))
    return option(/--to-revision[= ](\S+)/) ?? { form: 'implicit', value: words.slice(0, 3).join(' ') }
  if (program === 'helm' && verb === 'rollback') {
    const [, , , revision] = words.filter((word) => !word.startsWith('-'))
    return revision ? given(revision, vocabulary) : { form: 'implicit', value: 'helm rollback without a revision' }
  }
  if (program === 'helm' && verb === 'upgrade') return option(/--version[= ](\S+)/) ?? option(/image\.tag=(\S+)/)
  if (/\bset image\b/.test(line)) return option(/\S+=(\S+[:@]\S+)/)
  if (program === 'git' && (verb === 'checkout' || verb === 'switch' || verb === 'reset')) {
    const ref = words.slice(2).find((word) => !word.startsWith('-'))
    return ref && (vocabulary.quantities.versionsIn(ref).some((one) => one.form === 'concrete') || VARIABLE.test(ref))
      ? given(ref, vocabulary)
      : null
  }
  if (/^(?:docker|podman)$/.test(program) && /^(?:run|pull|service)$/.test(verb)) {
    const image = words.find((word) => /[\w/]+[:@][\w.]+/.test(word) && !word.startsWith('-'))
    return image ? given(image, vocabulary) : null
  }
  const argument = vocabulary.says('target').find(scriptOf(command)).has('script')
    ? words.slice(1).find((word) => vocabulary.quantities.versionsIn(word).some((one) => one.form === 'concrete'))
    : undefined
  if (argument) return given(argument, vocabulary)
  const field = option(
    /(?:-f|-F|-e|--field|--raw-field|--set|--extra-vars|--parameters?)[= ](?:\w+\.)*(?:version|tag|revision|release|image_?tag|ref)=(\S+)/i,
  )
  if (field) return field
  return option(/--?(?:to-?)?(?:version|tag|revision|release|image-tag)[= ](\S+)/)
}

/** The name of the script that is called, as written: on Windows `\` stands in a path. */
function scriptOf({ text }: ShellCommand): string {
  const written = text.split(/\s+/, LAUNCHED).find((word) => !LAUNCHERS.has(word)) ?? ''
  return written.split(/[/\\]/).at(-1) ?? ''
}

/** The script stands first, or behind the program that starts it. */
const LAUNCHED = 3
const LAUNCHERS: ReadonlySet<string> = new Set(['bash', 'sh', 'sudo', 'source', 'pwsh', 'powershell', 'make', 'just'])

function given(value: string, { quantities }: Vocabulary): Named {
  if (VARIABLE.test(value)) return { form: 'parameterised', value }
  if (/:(?:latest|stable)$/.test(value)) return { form: 'implicit', value }
  const [version] = quantities.versionsIn(value).filter((one) => one.form === 'concrete')
  if (version) return { form: 'concrete', value: version.text }
  return /^\d+$/.test(value) && value !== '0' ? { form: 'concrete', value } : { form: 'implicit', value }
}
