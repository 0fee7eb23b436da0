import type { Condition, DataNode, MapNode, Test } from '../../model/index.js'
import { OPERATORS, operatorNamed } from '../operators/index.js'
import { type Context, mistake, unknownWord } from './context.js'
import { factIn, type Scope } from './facts.js'
import { entriesOf, mapIn, shapeOf, textIn } from './nodes.js'
import { operandIn } from './operand.js'

const JUNCTIONS = ['all', 'any', 'not'] as const
const TEST_KEYS = ['fact', 'operator', 'value']
const DEEPEST = 20
const OPERATOR_NAMES = OPERATORS.map((operator) => operator.name)

/** A condition, or null with every mistake in it noted. */
export function conditionIn(node: DataNode, scope: Scope, context: Context, depth = 1): Condition | null {
  if (depth > DEEPEST) {
    const message = `Conditions are nested more than ${DEEPEST} deep.`
    return mistake(context, 'too-deep', node.span, message, 'Split the rule: each rule asks one question.')
  }
  const map = mapIn(node, 'A condition', context)
  if (!map) return null
  const junctions = JUNCTIONS.filter((key) => map.entries.some((entry) => entry.key === key))
  if (junctions.length === 0) return testIn(map, scope, context)
  const keys = map.entries.map((entry) => entry.key)
  if (keys.length > 1) {
    const message = `A condition has the keys ${keys.join(', ')} at once, and only one of them would count.`
    return mistake(context, 'condition-keys', map.span, message, 'Nest them: each of all, any and not stands alone.')
  }
  const { key, keySpan, value } = map.entries[0] as MapNode['entries'][number]
  if (key === 'not') {
    const inner = conditionIn(value, scope, context, depth + 1)
    return inner && { not: inner }
  }
  if (value.type !== 'sequence' || value.items.length === 0) {
    const is = value.type === 'sequence' ? 'empty' : shapeOf(value)
    const fix = 'List at least one condition below it: an empty list would be met by everything.'
    return mistake(context, 'empty-condition', keySpan, `"${key}" is ${is}, not a list of conditions.`, fix)
  }
  const children = value.items.map((item) => conditionIn(item, scope, context, depth + 1))
  const sound = children.filter((child) => child !== null)
  if (sound.length < children.length) return null
  return key === 'all' ? { all: sound } : { any: sound }
}

function testIn(map: MapNode, scope: Scope, context: Context): Test | null {
  const entries = entriesOf(map, [...TEST_KEYS, ...JUNCTIONS], 'condition', context)
  const fact = entries.get('fact')
  const operator = entries.get('operator')
  if (!fact || !operator) {
    const lacking = fact ? 'operator' : operator ? 'fact' : 'fact and operator'
    const fix = 'Write exactly one of all, any and not, or a test: { fact: …, operator: …, value: … }.'
    return mistake(context, 'incomplete-test', map.span, `A test lacks its ${lacking}.`, fix)
  }
  const factName = textIn(fact.value, 'The fact', context)
  const operatorName = textIn(operator.value, 'The operator', context)
  const spec = factName === null ? null : factIn(factName, fact.value.span, scope, context)
  if (factName === null || operatorName === null) return null
  const known = operatorNamed(operatorName)
  const at = operator.value.span
  if (!known) {
    const fitting = spec ? OPERATORS.filter((one) => one.factTypes.includes(spec.type)).map((one) => one.name) : []
    const near = context.knowledge.nearestWord(operatorName, OPERATOR_NAMES)
    return unknownWord(context, 'unknown-operator', at, 'operator', operatorName, near ? [near] : fitting)
  }
  if (!spec) return null
  if (!known.factTypes.includes(spec.type)) {
    const fitting = OPERATORS.filter((one) => one.factTypes.includes(spec.type)).map((one) => one.name)
    const message = `"${operatorName}" compares ${known.factTypes.join(' or ')}, and "${factName}" is a ${spec.type}.`
    return mistake(context, 'operator-type', at, message, `For a ${spec.type} there are ${fitting.join(', ')}.`)
  }
  const operand = operandIn(entries.get('value'), known, spec, at, scope, context)
  return operand && { fact: factName, operator: operatorName, ...operand }
}
