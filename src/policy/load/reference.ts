import type { FactSpec, FactType, MapEntry, MapNode, Operand, Parameter, Shift, Span } from '../../model/index.js'
import { typed } from '../values/literal.js'
import { SHIFTED_BY } from '../values/shift.js'
import { type Context, mistake, unknownWord } from './context.js'
import { factIn, isSameFact, type Scope } from './facts.js'
import { textIn } from './nodes.js'
import { operandFault, type Use, wantedTypes } from './operand-fault.js'
import { written } from './written.js'

const SHAPES = 'Write { parameter: name }, { fact: name }, { fact: name, plus: 24h } or a literal.'

/** `{parameter: name}`, `{fact: name}` or `{fact: name, minus: 24h}`, of a type that is wanted; null with a mistake noted. */
export function referenceIn(map: MapNode, use: Use, scope: Scope, context: Context): Operand | null {
  const keys = map.entries.map(({ key }) => key)
  const known = keys.filter((key) => key === 'parameter' || key === 'fact')
  const other = keys.find((key) => !['parameter', 'fact', 'plus', 'minus'].includes(key))
  if (known.length !== 1 || other !== undefined) {
    const message = 'A value that is a map must hold one key, "parameter" or "fact".'
    return mistake(context, 'operand-type', map.span, message, SHAPES)
  }
  const entry = map.entries.find(({ key }) => key === known[0]) as MapEntry
  const shifts = map.entries.filter(({ key }) => key === 'plus' || key === 'minus')
  const name = textIn(entry.value, `The ${entry.key}`, context)
  if (name === null) return null
  return entry.key === 'fact'
    ? factOperand(name, entry.value.span, shifts, use, scope, context)
    : parameterOperand(name, entry.value.span, shifts, use, scope, context)
}

function parameterOperand(
  name: string,
  at: Span,
  [shift]: readonly MapEntry[],
  use: Use,
  scope: Scope,
  context: Context,
): Operand | null {
  if (shift) {
    scope.used.add(name)
    const fix = `Give the parameter the value that is meant, or write \`${shift.key}\` beside a fact.`
    return mistake(context, 'operand-shift', shift.keySpan, `"${shift.key}" stands beside a parameter.`, fix)
  }
  const parameter = parameterIn(name, at, scope, context)
  if (!parameter || !isWanted(parameter.type, 'parameter', name, at, use, context)) return null
  for (const value of [parameter.default, ...(parameter.values ?? [])]) {
    const fault = operandFault(use, value, context.knowledge)
    if (!fault) continue
    const what = value === parameter.default ? 'default' : 'list of values'
    const message = `The ${what} of "${name}" does not fit "${use.operator.name}": ${fault.because}.`
    return mistake(context, fault.code, parameter.span ?? at, message, fault.fix)
  }
  return { parameter: name }
}

function factOperand(
  name: string,
  at: Span,
  shifts: readonly MapEntry[],
  use: Use,
  scope: Scope,
  context: Context,
): Operand | null {
  const fact = factIn(name, at, scope, context)
  if (!fact) return null
  if (use.operator.operand === 'pattern') {
    const message = 'A pattern cannot come from the document that is judged.'
    return mistake(context, 'operand-type', at, message, 'Write the pattern, or make it a parameter.')
  }
  if (!isWanted(fact.type, 'fact', name, at, use, context)) return null
  if (use.fact !== undefined && isSameFact(name, use.fact, scope, context)) {
    const message = `"${name}" is compared with itself, so the answer is always the same.`
    return mistake(context, 'operand-itself', at, message, 'Name another fact, or write a literal.')
  }
  const [entry, second] = shifts
  if (!entry) return { fact: name }
  if (second) {
    const message = 'The fact is to lie before and after at once.'
    return mistake(context, 'operand-shift', second.keySpan, message, 'Write plus or minus, once.')
  }
  const shift = shiftIn(entry, fact, scope, context)
  if (shift === null) return null
  return entry.key === 'plus' ? { fact: name, plus: shift } : { fact: name, minus: shift }
}

/** How much before or after the fact: a literal, or a parameter of the type by which the fact can be moved. */
function shiftIn({ key, value: node }: MapEntry, fact: FactSpec, scope: Scope, context: Context): Shift | null {
  const type = SHIFTED_BY[fact.type]
  if (!type) {
    const message = `"${fact.name}" is a ${fact.type}, and nothing lies so much before or after that.`
    const able = Object.keys(SHIFTED_BY).join(', ')
    return mistake(context, 'operand-shift', node.span, message, `Facts of these types take ${key}: ${able}.`)
  }
  if (node.type !== 'map') {
    const literal = typed(written(node), type)
    if ('value' in literal && typeof literal.value === 'number') return literal.value
    const message = `"${key}" of a ${fact.type} takes a ${type}.`
    const expected = 'expected' in literal ? literal.expected : `a ${type}`
    return mistake(context, 'operand-shift', node.span, message, `Write ${expected}.`)
  }
  const [entry] = node.entries
  if (!entry || node.entries.length > 1 || entry.key !== 'parameter') {
    const message = `"${key}" holds a map that names no parameter.`
    return mistake(context, 'operand-shift', node.span, message, `Write a ${type}, or { parameter: name }.`)
  }
  const name = textIn(entry.value, 'The parameter', context)
  const parameter = name === null ? null : parameterIn(name, entry.value.span, scope, context)
  if (name === null || !parameter) return null
  if (parameter.type === type) return { parameter: name }
  const message = `"${key}" of a ${fact.type} takes a ${type}, and the parameter "${name}" is a ${parameter.type}.`
  return mistake(context, 'operand-shift', entry.value.span, message, `Use a parameter of the type ${type}.`)
}

function isWanted(type: FactType, what: string, name: string, at: Span, use: Use, context: Context): boolean {
  const wanted = wantedTypes(use)
  if (wanted.includes(type)) return true
  const types = wanted.join(' or ')
  const message = `"${use.operator.name}" needs a ${types} here, and the ${what} "${name}" is a ${type}.`
  mistake(context, 'operand-type', at, message, `Use a ${what} of the type ${types}.`)
  return false
}

function parameterIn(name: string, span: Span, scope: Scope, context: Context): Parameter | null {
  scope.used.add(name)
  const parameter = scope.parameters.get(name)
  if (parameter || scope.declared.has(name)) return parameter ?? null
  if (scope.declared.size > 0) {
    return unknownWord(context, 'unknown-parameter', span, 'parameter', name, [...scope.declared])
  }
  const message = `There is no parameter "${name.slice(0, 60)}", for the rule declares none.`
  return mistake(context, 'unknown-parameter', span, message, 'Declare it below `parameters:` of the rule.')
}
