import {
  type Condition,
  type DataNode,
  type FactSpec,
  ITEM_TYPES,
  type ItemType,
  type MapEntry,
  type MapNode,
  QUANTIFIERS,
  type Quantified,
  type Quantifier,
} from '../../model/index.js'
import { OPERATORS, operatorNamed } from '../operators/index.js'
import { type Context, mistake, mistakesNoted } from './context.js'
import { depthOf, factIn, type Scope } from './facts.js'
import { demand, entriesOf, textIn, wordIn } from './nodes.js'
import { operandIn } from './operand.js'
import { unknownOperator } from './unknown-operator.js'

type Inner = (node: DataNode, scope: Scope) => Condition | null
type Entries = ReadonlyMap<string, MapEntry>

/** Keys beside the quantifier itself, and which of them must be there. */
const BESIDE: Readonly<Record<Quantifier, { readonly may: readonly string[]; readonly must: readonly string[] }>> = {
  every: { may: ['where', 'require'], must: ['require'] },
  some: { may: ['where'], must: [] },
  none: { may: ['where'], must: [] },
  count: { may: ['where', 'distinct', 'operator', 'value'], must: ['operator', 'value'] },
}
/** Every quantifier asks its questions once for each thing that is listed. */
const DEEPEST = 3

/** How many there are: what `operator` of `count` compares. */
const NUMBER: FactSpec = { name: 'count', subject: 'document', type: 'number', description: '', combine: 'first' }
const NUMERIC = OPERATORS.filter((one) => one.factTypes.includes('number') && one.operand === 'same')

/** A quantifier, or null with every mistake in it noted. `inner` reads the conditions inside it. */
export function quantifiedIn(map: MapNode, scope: Scope, context: Context, inner: Inner): Quantified | null {
  const named = QUANTIFIERS.filter((key) => map.entries.some((entry) => entry.key === key))
  const [quantifier] = named
  if (!quantifier) return null
  if (named.length > 1) {
    const message = `A condition has ${named.join(' and ')} at once.`
    return mistake(context, 'condition-keys', map.span, message, 'Nest them below all: each stands alone.')
  }
  const before = mistakesNoted(context)
  const { may, must } = BESIDE[quantifier]
  const required = map.entries.find(({ key }) => key === 'require')
  if (required && !may.includes('require')) {
    const fix = `Write what ${quantifier === 'count' ? 'those that count' : 'it'} must meet below \`where:\`, or use \`every: …\`.`
    return mistake(context, 'misplaced-key', required.keySpan, `"${quantifier}" takes no "require".`, fix)
  }
  const entries = entriesOf(map, [quantifier, ...may], `"${quantifier}"`, context)
  demand(must, entries, map, context)
  const of = wordIn(entries.get(quantifier)?.value, 'item', ITEM_TYPES, context)
  if (of === null || !isShallow(map, scope, context)) return null
  scope.quantified.add(of)
  const inside = { ...scope, items: [of, ...scope.items] }
  const where = conditionAt(entries.get('where'), inside, inner)
  const require = conditionAt(entries.get('require'), inside, inner)
  const distinct = distinctIn(entries.get('distinct'), of, inside, context)
  const comparison = quantifier === 'count' ? comparisonIn(entries, scope, context) : { operator: null, value: null }
  if (mistakesNoted(context) > before || comparison === null) return null
  return { quantifier, of, where, require, distinct, ...comparison, span: map.span }
}

function isShallow(map: MapNode, { items }: Scope, context: Context): boolean {
  if (items.length < DEEPEST) return true
  const message = `Quantifiers are nested more than ${DEEPEST} deep.`
  mistake(context, 'too-deep', map.span, message, 'Ask about one list, or about one within another.')
  return false
}

function conditionAt(entry: MapEntry | undefined, scope: Scope, inner: Inner): Condition | null {
  return entry ? inner(entry.value, scope) : null
}

/** The fact by which things are told apart: one of their own. */
function distinctIn(entry: MapEntry | undefined, of: ItemType, scope: Scope, context: Context): string | null {
  const name = textIn(entry?.value, 'The fact under "distinct"', context)
  if (name === null || !entry) return null
  const spec = factIn(name, entry.value.span, scope, context)
  if (!spec || (spec.subject === of && depthOf(name, of, scope) === 0)) return name
  const own = [...context.knowledge.catalogue.values()].filter(({ subject }) => subject === of).map((one) => one.name)
  const message = `"${name}" is no fact of each ${of}, so it tells none of them apart.`
  return mistake(context, 'fact-of-another-subject', entry.value.span, message, `Use one of ${own.join(', ')}.`)
}

function comparisonIn(entries: Entries, scope: Scope, context: Context): Pick<Quantified, 'operator' | 'value'> | null {
  const written = entries.get('operator')
  const name = textIn(written?.value, 'The operator', context)
  if (name === null || !written) return null
  const operator = operatorNamed(name)
  const at = written.value.span
  const names = NUMERIC.map((one) => one.name)
  if (!operator || !NUMERIC.includes(operator)) {
    if (!operator) return unknownOperator(context, at, 'operator of "count"', name, names)
    const message = `"${name}" does not compare how many there are.`
    return mistake(context, 'operator-type', at, message, `For "count" there are ${names.join(', ')}.`)
  }
  const value = entries.get('value')
  // Nothing is there one and a half times.
  const counted = { ...operator, operand: 'size' } as const
  const operand = value ? operandIn(value, { operator: counted, spec: NUMBER }, at, scope, context) : null
  return operand && { operator: name, value: operand.value ?? null }
}
