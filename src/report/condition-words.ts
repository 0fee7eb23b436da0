import type { ActiveRule, Catalogue, Condition, FactOperand, Operand, Quantified, Test, Value } from '../model/index.js'
import { durationInWords } from '../model/index.js'
import { printable } from './printable.js'
import { countedWords, noun, plural } from './quantified-words.js'
import { wantedValue } from './value-words.js'
import { worded, wordingOf } from './wording.js'

/** How conditions are put into words. */
export interface Speech {
  readonly catalogue: Catalogue
  readonly parameters: ReadonlyMap<string, Value>
  /** The name of a fact, a condition or a parameter, or a pattern. */
  readonly code: (text: string) => string
  /** Any other text that stands in a rule. */
  readonly plain: (text: string) => string
  /** A parameter by its name, with the value it has. */
  readonly parameter: (name: string, value: string) => string
}

/** Speech for a terminal: parameters are told by what they are set to. */
export function plainSpeech({ parameters }: Pick<ActiveRule, 'parameters'>, catalogue: Catalogue): Speech {
  return { catalogue, parameters, code: printable, plain: (text) => text, parameter: (_name, value) => value }
}

/** A condition in one line: `rollback.timeBound is stated and at least one drill where drill.date is stated`. */
export function conditionSays(condition: Condition, speech: Speech): string {
  if ('all' in condition) return joined(condition.all, 'and', speech)
  if ('any' in condition) return joined(condition.any, 'or', speech)
  if ('not' in condition) return `not so: ${enclosed(condition.not, speech)}`
  if ('condition' in condition) return speech.code(condition.condition)
  return 'quantifier' in condition ? quantifiedWords(condition, speech) : testWords(condition, speech)
}

function joined(children: readonly Condition[], word: string, speech: Speech): string {
  const parts = children.map((child) => (children.length > 1 ? enclosed(child, speech) : conditionSays(child, speech)))
  return parts.join(` ${word} `)
}

/** In brackets where it would otherwise run into what stands beside it. */
function enclosed(condition: Condition, speech: Speech): string {
  const text = conditionSays(condition, speech)
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : []
  return parts.length > 1 || 'quantifier' in condition ? `(${text})` : text
}

/** `rollback.timeBound is at most 5 minutes`. */
export function testWords({ fact, operator, value }: Test, speech: Speech): string {
  const { says, operand } = wordingOf(operator)
  return `${speech.code(fact)} ${worded(says, operandWords(value, fact, operand, speech))}`
}

/** `outer.step.number` is the number of a step. */
const bare = (fact: string): string => fact.replace(/^(?:outer\.)+/, '')

type OperandKind = ReturnType<typeof wordingOf>['operand']

function operandWords(operand: Operand | undefined, fact: string, kind: OperandKind, speech: Speech): string {
  const type = speech.catalogue.get(bare(fact))?.type ?? null
  if (operand === undefined || operand === null) return ''
  if (typeof operand === 'object' && 'parameter' in operand) {
    const value = speech.parameters.get(operand.parameter)
    return speech.parameter(operand.parameter, literal(value ?? null, type, kind, speech))
  }
  if (typeof operand === 'object' && 'fact' in operand) return otherFact(operand, speech)
  return literal(operand, type, kind, speech)
}

function literal(value: Value, type: Parameters<typeof wantedValue>[1], kind: OperandKind, speech: Speech): string {
  const text = wantedValue(value, type, kind)
  return kind === 'pattern' ? speech.code(text) : speech.plain(text)
}

/** `24 hours before release.window.start`. */
function otherFact({ fact, plus, minus }: FactOperand, speech: Speech): string {
  const shift = plus ?? minus
  if (shift === undefined) return speech.code(fact)
  const type = speech.catalogue.get(bare(fact))?.type
  const words = (value: Value): string =>
    typeof value === 'number' && (type === 'date' || type === 'duration') ? durationInWords(value) : String(value)
  const much =
    typeof shift === 'number'
      ? words(shift)
      : speech.parameter(shift.parameter, words(speech.parameters.get(shift.parameter) ?? null))
  if (type === 'date') return `${much} ${plus === undefined ? 'before' : 'after'} ${speech.code(fact)}`
  return `${speech.code(fact)} ${plus === undefined ? 'minus' : 'plus'} ${much}`
}

/** `every step where step.phase is rollback: step.owner is stated`. */
export function quantifiedWords(condition: Quantified, speech: Speech): string {
  const { quantifier, of, require } = condition
  const where = whereWords(condition, speech)
  if (quantifier === 'every') return `every ${noun(of)}${where}${require ? `: ${conditionSays(require, speech)}` : ''}`
  if (quantifier === 'some') return `at least one ${noun(of)}${where}`
  if (quantifier === 'none') return `no ${noun(of)}${where}`
  return `${countWords(condition, speech)} ${plural(of)}${distinctWords(condition, speech)}${where}`
}

/** ` where drill.date is stated`, or nothing where all are meant. */
export function whereWords({ where }: Quantified, speech: Speech): string {
  return where ? ` where ${conditionSays(where, speech)}` : ''
}

/** `at least 2`. */
function countWords({ operator, value }: Quantified, speech: Speech): string {
  return worded(countedWords(operator ?? ''), operandWords(value, '', 'number', speech))
}

/** ` that differ in approval.by`, or nothing where all count. */
export function distinctWords({ distinct }: Quantified, speech: Speech): string {
  return distinct === null ? '' : ` that differ in ${speech.code(distinct)}`
}
