import type { ShellCommand } from '../../model/index.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { versionsIn } from '../quantities/versions.js'
import type { Unit } from '../structure/unit.js'
import { contextOf } from './unit-context.js'

const FIELD = 'rollback.target.explicit'
const VARIABLE = /\$\{?\w+|<[^>]+>|\{\{/

/** The target that a rollback command names: a tag that is checked out, an image that is set, a revision. */
export function detectTargetInCommands(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    if (!unit.command) continue
    const { rollback } = contextOf(unit, reading)
    const { scope } = contextOf(unit, reading)
    if (!rollback && !rollsBack(unit.command)) continue
    if (scope.aside && !scope.rollback) continue
    for (const assignment of unit.command.assignments) {
      if (
        !/(?:PREV|ROLLBACK|TARGET|STABLE|RESTORE|LAST_GOOD|OLD)/i.test(assignment.name) ||
        VARIABLE.test(assignment.value)
      )
        continue
      const [version] = versionsIn(assignment.value).filter((one) => one.form === 'concrete')
      if (version) {
        state(into, FIELD, version.text, unit, assignment.span)
        state(into, 'rollback.target.form', 'concrete-example', unit, assignment.span)
      }
    }
    const named = targetOf(unit.command)
    if (!named) continue
    if (named.form === 'concrete') {
      state(into, FIELD, named.value, unit, unit.span)
      state(into, 'rollback.target.form', 'concrete', unit, unit.span)
    } else
      reject(
        into,
        FIELD,
        unit.span,
        named.form === 'implicit'
          ? `"${named.value}" returns to whatever came before`
          : `"${named.value}" is filled in when it is run`,
      )
  }
}

interface Named {
  readonly form: 'concrete' | 'implicit' | 'parameterised'
  readonly value: string
}

const rollsBack = (command: ShellCommand): boolean => /\b(?:rollback|undo|revert)\b/.test(command.words.join(' '))

function targetOf(command: ShellCommand): Named | null {
  const words = command.words
  const line = words.join(' ')
  const [program = '', verb = ''] = words
  const option = (pattern: RegExp) => {
    const match = pattern.exec(line)
    return match ? given(match[1] as string) : null
  }
  if (/\brollout undo\b|\brollouts undo\b/.test(line))
    return option(/--to-revision[= ](\S+)/) ?? { form: 'implicit', value: words.slice(0, 3).join(' ') }
  if (program === 'helm' && verb === 'rollback') {
    const [, , , revision] = words.filter((word) => !word.startsWith('-'))
    return revision ? given(revision) : { form: 'implicit', value: 'helm rollback without a revision' }
  }
  if (program === 'helm' && verb === 'upgrade') return option(/--version[= ](\S+)/) ?? option(/image\.tag=(\S+)/)
  if (/\bset image\b/.test(line)) return option(/\S+=(\S+[:@]\S+)/)
  if (program === 'git' && (verb === 'checkout' || verb === 'switch' || verb === 'reset')) {
    const ref = words.slice(2).find((word) => !word.startsWith('-'))
    return ref && (versionsIn(ref).some((one) => one.form === 'concrete') || VARIABLE.test(ref)) ? given(ref) : null
  }
  if (/^(?:docker|podman)$/.test(program) && /^(?:run|pull|service)$/.test(verb)) {
    const image = words.find((word) => /[\w/]+[:@][\w.]+/.test(word) && !word.startsWith('-'))
    return image ? given(image) : null
  }
  return option(/--(?:to-)?(?:version|tag|revision|release|image-tag)[= ](\S+)/)
}

function given(value: string): Named {
  if (VARIABLE.test(value)) return { form: 'parameterised', value }
  if (/:(?:latest|stable)$/.test(value)) return { form: 'implicit', value }
  const [version] = versionsIn(value).filter((one) => one.form === 'concrete')
  if (version) return { form: 'concrete', value: version.text }
  return /^\d+$/.test(value) && value !== '0' ? { form: 'concrete', value } : { form: 'implicit', value }
}
