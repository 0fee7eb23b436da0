import type { ShellCommand, Span } from '../../model/index.js'
import type { Collected } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { isNoTarget, isTarget } from './target-form.js'

/** A variable that a command sets. */
export interface Assignment {
  readonly name: string
  readonly value: string
  readonly span: Span
}

/** Programs that declare what they are given: `export TAG=v1.2.3`. */
const DECLARES: ReadonlySet<string> = new Set([
  'export',
  'declare',
  'readonly',
  'local',
  'typeset',
  'env',
  'set',
  'setx',
])
const ASSIGNED = /^(\w+)=(.+)$/s

/** What a command sets, by itself or by a program that declares variables. */
export function assignmentsOf(command: ShellCommand): readonly Assignment[] {
  if (!DECLARES.has(command.words[0] ?? '')) return command.assignments
  const declared = command.words.flatMap((word): Assignment[] => {
    const [, name, value] = ASSIGNED.exec(word) ?? []
    return name && value ? [{ name, value, span: command.span }] : []
  })
  return [...command.assignments, ...declared]
}

/** Programs that show a variable, or look at it, without doing anything with what it holds. */
const SHOWS: ReadonlySet<string> = new Set(['echo', 'printf', 'test', '[', '[[', ':', 'unset', 'printenv'])
/** Programs that read variables of the environment without naming them on their command line. */
const READS: ReadonlySet<string> = new Set([
  'docker',
  'docker-compose',
  'podman-compose',
  'make',
  'just',
  'task',
  'bash',
  'sh',
  'ansible-playbook',
])
const SCRIPT = /^\.{0,2}\/|\.(?:sh|py|ps1|rb)$/
const USED = /\$(?:\{!?|env:)?(\w+)/gi

interface Held {
  readonly unit: Unit
  readonly span: Span
  readonly version: string
  readonly exported: boolean
}

/** The versions that variables hold: targets once a command uses them, none while none does. */
export interface HeldVersions {
  set(unit: Unit, assignment: Assignment, version: string): void
  use(unit: Unit, command: ShellCommand, into: Collected): void
  /** Says of what is left that it was never used. */
  close(into: Collected): void
}

export function heldVersions(): HeldVersions {
  const waiting = new Map<string, Held>()
  const found = (name: string, into: Collected) => {
    const held = waiting.get(name)
    if (held) isTarget(into, held.unit, held.version, held.span, { form: 'concrete-example', told: 'order' })
    waiting.delete(name)
  }
  return {
    set(unit, { name, span }, version) {
      const exported = DECLARES.has(unit.command?.words[0] ?? '') || (unit.command?.words.length ?? 0) > 0
      waiting.set(name, { unit, span, version, exported })
    },
    use(unit, command, into) {
      const [program = ''] = command.words
      if (waiting.size === 0 || SHOWS.has(program)) return
      for (const [, name = ''] of command.text.matchAll(USED)) found(name, into)
      if (!READS.has(program) && !SCRIPT.test(program)) return
      for (const [name, held] of waiting) if (held.exported && held.unit.section === unit.section) found(name, into)
    },
    close(into) {
      for (const [name, { unit }] of waiting)
        isNoTarget(into, unit, 'implicit', `${name} is set and no command uses it`)
    },
  }
}
