import { type MapNode, QUANTIFIERS, type Test } from '../../model/index.js'
import { OPERATORS, operatorNamed } from '../operators/index.js'
import { type Context, mistake, unknownWord } from './context.js'
import { factIn, type Scope } from './facts.js'
import { entriesOf, textIn } from './nodes.js'
import { operandIn } from './operand.js'
import { sameMeaning, unknownOperator } from './unknown-operator.js'

const TEST_KEYS = ['fact', 'operator', 'value']
/** What kinds of conditions are known by, for whoever misspells one. */
const SHAPES = ['fact', 'all', 'any', 'not', ...QUANTIFIERS, 'condition']

/** A test of one fact, or null with every mistake in it noted. */
export function testIn(map: MapNode, scope: Scope, context: Context): Test | null {
  const [first] = map.entries
  const isTest = first === undefined || map.entries.some(({ key }) => TEST_KEYS.includes(key))
  if (!isTest) return unknownWord(context, 'unknown-key', first.keySpan, 'condition key', first.key, SHAPES)
  const short = map.entries.find(({ key }) => operatorNamed(key))
  if (short) {
    const fix = `Write \`operator: ${short.key}\`, and beside it \`value:\` where it compares with something.`
    return mistake(context, 'unknown-key', short.keySpan, `"${short.key}" is an operator, not a key.`, fix)
  }
  const entries = entriesOf(map, TEST_KEYS, 'condition', context)
  const fact = entries.get('fact')
  const operator = entries.get('operator')
  if (!fact || !operator) {
    const lacking = fact ? 'operator' : operator ? 'fact' : 'fact and operator'
    const fix = `Write a test, { fact: …, operator: …, value: … }, or one of all, any, not, ${QUANTIFIERS.join(', ')} and condition.`
    return mistake(context, 'incomplete-test', map.span, `A test lacks its ${lacking}.`, fix)
  }
  const factName = textIn(fact.value, 'The fact', context)
  const operatorName = textIn(operator.value, 'The operator', context)
  const spec = factName === null ? null : factIn(factName, fact.value.span, scope, context)
  if (factName === null || operatorName === null) return null
  const known = operatorNamed(operatorName)
  const at = operator.value.span
  const fitting = spec ? OPERATORS.filter((one) => one.factTypes.includes(spec.type)).map((one) => one.name) : []
  if (!known) {
    return unknownOperator(context, at, 'operator', operatorName, fitting)
  }
  if (!spec) return null
  if (!known.factTypes.includes(spec.type)) {
    const compared = known.factTypes.join(', ').replace(/, (?=[^,]*$)/, ' or ')
    const message = `"${operatorName}" compares ${compared}, and "${factName}" is a ${spec.type}.`
    // `atLeast` of a version is `versionAtLeast`.
    const meant = sameMeaning(operatorName, fitting)
    const near = meant === null ? '' : `Did you mean "${meant}"? `
    const fix = `${near}For a ${spec.type} there are ${fitting.join(', ')}.`
    return mistake(context, 'operator-type', at, message, fix)
  }
  const operand = operandIn(entries.get('value'), { operator: known, spec, fact: factName }, at, scope, context)
  return operand && { fact: factName, operator: operatorName, ...operand, span: map.span }
}
