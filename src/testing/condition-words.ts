import type { Catalogue, Condition, FactType, Operand, Quantified, Shift, Value } from '../model/index.js'

/** What of the rule language the tests of rules must know. */
export interface RuleLanguage {
  readonly catalogue: Catalogue
  readonly operators: ReadonlyMap<string, { readonly negation: string; readonly operand: string }>
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const

/** The largest unit, in seconds, that divides a duration: what somebody wrote it in. */
export function unitOf(seconds: number): readonly [name: string, seconds: number] {
  const found = UNITS.find(([, length]) => seconds !== 0 && seconds % length === 0)
  return found ?? ['s', 1]
}

/** A value as rules are written: `5m`, `[code, traffic]`. */
export function valueInRule(value: Value, type: FactType): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`
  if (type !== 'duration' || typeof value !== 'number') return String(value)
  const [name, length] = unitOf(value)
  return `${value / length}${name}`
}

/** The type of what an operator compares a fact with. */
export function operandType(operator: string, factType: FactType, { operators }: RuleLanguage): FactType {
  const operand = operators.get(operator)?.operand
  if (operand === 'duration') return 'duration'
  if (operand === 'size') return 'number'
  return operand === 'same' ? factType : operand === 'pattern' ? 'text' : 'list'
}

/** A condition in a line, as its author would tell it: `rollback.timeBound atMost 5m`. */
export function inWords(node: Condition, language: RuleLanguage): string {
  if ('all' in node) return node.all.length === 1 ? first(node.all, language) : `all of ${node.all.length} conditions`
  if ('any' in node) return node.any.length === 1 ? first(node.any, language) : `any of ${node.any.length} conditions`
  if ('not' in node) return `not ${inWords(node.not, language)}`
  if ('is' in node) return `condition ${node.condition}`
  if ('quantifier' in node) return quantifiedInWords(node)
  const type = operandType(node.operator, language.catalogue.get(node.fact)?.type ?? 'text', language)
  return `${node.fact} ${comparison(node.operator, node.value, type)}`
}

function first(nodes: readonly Condition[], language: RuleLanguage): string {
  const [only] = nodes
  return only ? inWords(only, language) : 'nothing'
}

function quantifiedInWords({ quantifier, of, operator, value, where }: Quantified): string {
  const compared = operator === null ? '' : ` ${comparison(operator, value, 'number')}`
  return `${quantifier} ${of}${compared}${where ? ' with its where' : ''}`
}

/** `atMost 5m`, `onOrAfter rollback.lastChanged plus 1d`. */
export function comparison(operator: string, value: Operand | undefined, type: FactType): string {
  if (value === undefined || value === null) return operator
  if (typeof value !== 'object' || Array.isArray(value)) return `${operator} ${valueInRule(value as Value, type)}`
  if ('parameter' in value) return `${operator} {${value.parameter}}`
  const { fact, plus, minus } = value as Extract<Operand, { readonly fact: string }>
  return `${operator} ${fact}${shift('plus', plus, type)}${shift('minus', minus, type)}`
}

function shift(word: string, by: Shift | undefined, type: FactType): string {
  if (by === undefined) return ''
  if (typeof by === 'object') return ` ${word} {${by.parameter}}`
  return ` ${word} ${valueInRule(by, type === 'number' ? 'number' : 'duration')}`
}
