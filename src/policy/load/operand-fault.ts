import { compareVersions, type FactSpec, type FactType, type Value } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'
import type { Operator } from '../operators/index.js'
import { PATTERN_FORMS, patternMistake } from '../values/pattern.js'
import { PERIOD_FORMS, parsePeriod } from '../values/period.js'
import { normal } from '../values/text.js'
import { WEEKDAYS, weekdayNamed } from '../values/weekday.js'
import { meantWord } from './meant.js'

/** Why a value cannot stand where it stands: a clause without a full stop, and what to do about it. */
export interface OperandFault {
  readonly code: string
  readonly because: string
  readonly fix: string
}

/** What is asked about: an operator, and the fact that it asks about. */
export interface Use {
  readonly operator: Pick<Operator, 'name' | 'operand'>
  readonly spec: Pick<FactSpec, 'name' | 'type' | 'values'>
  /** The fact's name as the test writes it, with `outer.` where it does; absent where a number of things is asked about. */
  readonly fact?: string
}

/** The types that a value may have which a fact of the type is compared with, the most usual one first. */
export function wantedTypes({ operator, spec }: Use): readonly FactType[] {
  switch (operator.operand) {
    case 'list':
    case 'weekdays':
      return ['list']
    case 'periods':
      return ['list', 'period']
    case 'pattern':
      return ['text']
    case 'duration':
      return ['duration']
    case 'size':
      return ['number']
    default:
      return [spec.type]
  }
}

/** Of others an empty list makes sense: nothing is forbidden, no day is closed. */
export const ASKS_ALL: ReadonlySet<string> = new Set(['containsAll', 'containsNotAll'])

/** Null, or why a value of a wanted type can never be what the fact is compared with. */
export function operandFault(use: Use, value: Value, knowledge: Knowledge): OperandFault | null {
  if (ASKS_ALL.has(use.operator.name) && Array.isArray(value) && value.length === 0) {
    return fault(
      'operand-empty',
      'every document holds all of an empty list',
      'List one word at least, or switch the rule off.',
    )
  }
  switch (use.operator.operand) {
    case 'pattern':
      return typeof value === 'string' ? patternFault(value) : null
    case 'size':
      return Number.isInteger(value) && Number(value) >= 0
        ? null
        : fault('operand-size', `${String(value)} is no whole number`, 'Write a whole number, 0 or more.')
    case 'weekdays': {
      const wrong = textsIn(value).find((day) => weekdayNamed(day) === null)
      return wrong === undefined ? null : unknown('no day of the week', wrong, WEEKDAYS, knowledge)
    }
    case 'periods': {
      const wrong = textsIn(value).find((text) => parsePeriod(text) === null)
      if (wrong === undefined) return null
      return fault('operand-period', `"${shown(wrong)}" is no date or period`, `Write one ${PERIOD_FORMS}.`)
    }
    default:
      return versionFault(use, value) ?? enumeratedFault(use, value, knowledge)
  }
}

/** Nothing is more or less than a digest or a word. */
function versionFault({ operator, spec }: Use, value: Value): OperandFault | null {
  if (spec.type !== 'version' || !operator.name.startsWith('version') || typeof value !== 'string') return null
  if (compareVersions(value, value) !== null) return null
  const fix = 'Write a version with numbers, such as 2.10.0 or release-2026.11.'
  return fault('operand-version', `"${shown(value)}" is no version that others come before or after`, fix)
}

/** Of a fact whose values are known, one that it never has is a slip. */
function enumeratedFault({ spec }: Use, value: Value, knowledge: Knowledge): OperandFault | null {
  const { values } = spec
  if (!values || (spec.type !== 'text' && spec.type !== 'list')) return null
  const known = new Set(values.map(normal))
  const wrong = textsIn(value).find((text) => !known.has(normal(text)))
  return wrong === undefined ? null : unknown(`never a value of ${spec.name}`, wrong, values, knowledge)
}

function patternFault(pattern: string): OperandFault | null {
  const wrong = patternMistake(pattern)
  if (wrong === null) return null
  return fault('pattern', `the pattern cannot be used: ${wrong}`, `Patterns are ${PATTERN_FORMS}.`)
}

function unknown(what: string, word: string, known: readonly string[], knowledge: Knowledge): OperandFault {
  const near = meantWord(word, known, knowledge)
  return fault('operand-word', `"${shown(word)}" is ${what}`, near ? `Did you mean "${near}"?` : allowed(known))
}

function allowed(known: readonly string[]): string {
  const few = known.slice(0, 20).join(', ')
  return known.length > 20 ? `Known are, among others, ${few}.` : `Known: ${few}.`
}

const fault = (code: string, because: string, fix: string): OperandFault => ({ code, because, fix })

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? (value as readonly string[]) : []
}
