import type {
  DataNode,
  FactSpec,
  FactType,
  MapEntry,
  MapNode,
  Operand,
  Parameter,
  Span,
  Value,
} from '../../model/index.js'
import type { Operator } from '../operators/index.js'
import { typed, type Written } from '../values/literal.js'
import { LONGEST_PATTERN, patternMistake } from '../values/pattern.js'
import { type Context, mistake, unknownWord } from './context.js'
import { factIn, type Scope } from './facts.js'
import { textIn } from './nodes.js'

/** `{}` for an operator that takes no value, `{ value }` for one that does, or null with a mistake noted. */
export function operandIn(
  entry: MapEntry | undefined,
  operator: Operator,
  spec: FactSpec,
  operatorSpan: Span,
  scope: Scope,
  context: Context,
): { readonly value?: Operand } | null {
  if (operator.operand === 'none') {
    if (!entry) return {}
    const message = `"${operator.name}" takes no value.`
    return mistake(context, 'operand-type', entry.keySpan, message, 'Remove the key "value".')
  }
  const type = wantedType(operator, spec)
  if (!entry) {
    const message = `"${operator.name}" needs a value to compare with.`
    return mistake(context, 'operand-type', operatorSpan, message, `Add \`value:\`, a ${type}.`)
  }
  const value = valueIn(entry.value, operator, type, scope, context)
  return value === null ? null : { value }
}

function wantedType(operator: Operator, spec: FactSpec): FactType {
  if (operator.operand === 'list') return 'list'
  return operator.operand === 'pattern' ? 'text' : spec.type
}

function valueIn(node: DataNode, operator: Operator, type: FactType, scope: Scope, context: Context): Operand | null {
  if (node.type === 'map') return referenceIn(node, operator, type, scope, context)
  const literal = typed(written(node), type)
  if ('expected' in literal) {
    const message = `"${operator.name}" is compared with ${inWords(node)} here.`
    return mistake(context, 'operand-type', node.span, message, `Write ${literal.expected}.`)
  }
  return operator.operand === 'pattern' ? patternIn(literal.value, node, context) : literal.value
}

function patternIn(value: Value, node: DataNode, context: Context): Value {
  const wrong = typeof value === 'string' ? patternMistake(value) : null
  if (wrong === null) return value
  const fix = `Patterns are RE2 syntax (no look-around, no back-references), at most ${LONGEST_PATTERN} characters.`
  return mistake(context, 'pattern', node.span, `The pattern cannot be used: ${wrong}.`, fix)
}

/** `{parameter: name}` or `{fact: name}`, of the type that is wanted. */
function referenceIn(map: MapNode, operator: Operator, type: FactType, scope: Scope, context: Context): Operand | null {
  const [entry] = map.entries
  if (!entry || map.entries.length > 1 || (entry.key !== 'parameter' && entry.key !== 'fact')) {
    const message = 'A value that is a map must hold one key, "parameter" or "fact".'
    return mistake(
      context,
      'operand-type',
      map.span,
      message,
      'Write { parameter: name }, { fact: name } or a literal.',
    )
  }
  const name = textIn(entry.value, `The ${entry.key}`, context)
  if (name === null) return null
  const at = entry.value.span
  const found = entry.key === 'fact' ? factIn(name, at, scope, context) : parameterIn(name, at, scope, context)
  if (!found) return null
  if (operator.operand === 'pattern' && entry.key === 'fact') {
    const message = 'A pattern cannot come from the document that is judged.'
    return mistake(context, 'operand-type', at, message, 'Write the pattern, or make it a parameter.')
  }
  if (found.type !== type) {
    const message = `"${operator.name}" needs a ${type} here, and the ${entry.key} "${name}" is a ${found.type}.`
    return mistake(context, 'operand-type', at, message, `Use a ${entry.key} of the type ${type}.`)
  }
  return entry.key === 'fact' ? { fact: name } : { parameter: name }
}

function parameterIn(name: string, span: Span, scope: Scope, context: Context): Parameter | null {
  scope.used.add(name)
  const parameter = scope.parameters.get(name)
  if (parameter || scope.declared.has(name)) return parameter ?? null
  const known = [...scope.declared]
  return unknownWord(context, 'unknown-parameter', span, 'parameter', name, known)
}

/** A node as a literal. A list that does not hold texts only is none. */
export function written(node: DataNode): Written {
  if (node.type === 'scalar') return { value: node.value, source: node.source }
  if (node.type === 'map') return { value: null, source: null }
  const texts = node.items.flatMap((item) =>
    item.type === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  )
  return { value: texts.length === node.items.length && texts.length > 0 ? texts : null, source: null }
}

function inWords(node: DataNode): string {
  if (node.type === 'scalar') return node.value === null ? 'nothing' : `\`${node.source.slice(0, 60)}\``
  return node.type === 'map' ? 'a map' : 'a list that is empty or holds more than texts'
}
