import type { DataNode, FactType, MapEntry, Operand, Span, Value } from '../../model/index.js'
import type { Operator } from '../operators/index.js'
import { typed } from '../values/literal.js'
import { type Context, mistake } from './context.js'
import type { Scope } from './facts.js'
import { ASKS_ALL, type OperandFault, operandFault, type Use, wantedTypes } from './operand-fault.js'
import { referenceIn } from './reference.js'
import { written } from './written.js'

/** `{}` for an operator that takes no value, `{ value }` for one that does, or null with a mistake noted. */
export function operandIn(
  entry: MapEntry | undefined,
  use: Use & { readonly operator: Operator },
  operatorSpan: Span,
  scope: Scope,
  context: Context,
): { readonly value?: Operand } | null {
  const { operator } = use
  if (operator.operand === 'none') {
    if (!entry) return {}
    const message = `"${operator.name}" takes no value.`
    return mistake(context, 'operand-type', entry.keySpan, message, 'Remove the key "value".')
  }
  if (!entry) {
    const message = `"${operator.name}" needs a value to compare with.`
    return mistake(context, 'operand-type', operatorSpan, message, `Add \`value:\`, ${expectedBy(use)}.`)
  }
  const { value: node } = entry
  const value = node.type === 'map' ? referenceIn(node, use, scope, context) : literalIn(node, use, context)
  return value === null ? null : { value }
}

function literalIn(node: DataNode, use: Use, context: Context): Value {
  const readings = wantedTypes(use).map((type) => typed(written(node), type))
  const literal = readings.find((one) => 'value' in one)
  if (!literal || !('value' in literal)) {
    const message = `"${use.operator.name}" is compared with ${nodeInWords(node)} here.`
    return mistake(context, 'operand-type', node.span, message, `Write ${expectedBy(use)}.${moreOf(node, use)}`)
  }
  if (use.operator.operand !== 'pattern' && isBlank(literal.value)) {
    const fix = 'Ask for what is not there with isAbsent, isNotStated or their opposites.'
    return mistake(context, 'operand-empty', node.span, 'No fact is stated as an empty text.', fix)
  }
  const fault = operandFault(use, literal.value, context.knowledge)
  return fault ? noted(fault, culpritIn(node, fault, use, context).span, context) : literal.value
}

/** Of a list, the first entry that has the fault by itself; else the whole. */
function culpritIn(node: DataNode, { code, because }: OperandFault, use: Use, { knowledge }: Context): DataNode {
  const alone = (item: DataNode) => {
    const value = item.type === 'scalar' && typeof item.value === 'string' ? [item.value] : []
    const fault = value.length > 0 ? operandFault(use, value, knowledge) : null
    return fault?.code === code && fault.because === because
  }
  return (node.type === 'sequence' ? node.items.find(alone) : undefined) ?? node
}

/** What helps somebody who wrote what is not that and looks like it. */
function moreOf(node: DataNode, { operator }: Use): string {
  const isText = node.type === 'scalar' && node.quoted && typeof node.value === 'string'
  if (isText && PLAIN.test(node.value)) return ' Leave out the quotes: they make it text.'
  if (node.type !== 'sequence' || node.items.length > 0 || ASKS_ALL.has(operator.name)) return ''
  return ' A list that may be empty, for projects to fill, is a parameter with `default: []`.'
}

/** What is none of these in quotes. */
const PLAIN = /^(?:true|false|[+-]?\d+(?:\.\d+)?)$/

function isBlank(value: Value): boolean {
  return (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && one.trim() === '')
}

function noted({ code, because, fix }: OperandFault, span: Span, context: Context): null {
  return mistake(context, code, span, `${because[0]?.toUpperCase()}${because.slice(1)}.`, fix)
}

const EXPECTED: Readonly<Partial<Record<Operator['operand'], string>>> = {
  weekdays: 'a list of days of the week, such as [Friday, Saturday]',
  periods: 'a list of dates and periods, such as [2026-12-15/2027-01-05, 2027-04-02]',
  size: 'a whole number',
}

/** What should stand there, with an example. */
function expectedBy(use: Use): string {
  const [type = 'text'] = wantedTypes(use)
  const reading = typed({ value: null, source: null }, type as FactType)
  return EXPECTED[use.operator.operand] ?? ('expected' in reading ? reading.expected : `a ${type}`)
}

function nodeInWords(node: DataNode): string {
  if (node.type === 'scalar') {
    if (node.quoted) return `the text "${node.source.slice(0, 60)}"`
    return node.value === null ? 'nothing' : `\`${node.source.slice(0, 60)}\``
  }
  if (node.type === 'map') return 'a map'
  return node.items.length === 0 ? 'an empty list' : 'a list that holds more than texts'
}
