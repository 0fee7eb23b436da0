import type { DataNode, FactType, MapEntry, Parameter, Value } from '../../model/index.js'
import { brokenLimit, compareValues, ORDERED } from '../values/limits.js'
import { typed } from '../values/literal.js'
import { inWords } from '../values/words.js'
import { type Context, mistake } from './context.js'
import { shapeOf } from './nodes.js'
import { written } from './written.js'

type Limits = Pick<Parameter, 'values' | 'minimum' | 'maximum'>

/** `values`, `minimum` and `maximum` of a parameter of the type, or null with every mistake in them noted. */
export function limitsIn(
  entries: ReadonlyMap<string, MapEntry>,
  name: string,
  type: FactType,
  context: Context,
): Limits | null {
  const before = context.problems.length
  const [minimum, maximum] = [
    boundIn(entries.get('minimum'), type, context),
    boundIn(entries.get('maximum'), type, context),
  ]
  const bounds = { ...(minimum === null ? {} : { minimum }), ...(maximum === null ? {} : { maximum }) }
  if (minimum !== null && maximum !== null) reportCrossed(minimum, maximum, entries, name, type, context)
  const listed = entries.get('values')
  const values = listed ? valuesIn(listed, { type, ...bounds }, context) : null
  return context.problems.length > before ? null : { ...bounds, ...(values ? { values } : {}) }
}

function boundIn(entry: MapEntry | undefined, type: FactType, context: Context): Value {
  if (!entry) return null
  if (!ORDERED.includes(type)) {
    const message = `A ${type} has no ${entry.key}: of two of them none is more.`
    const fix = type === 'boolean' ? 'Remove it.' : 'List what it can be under `values:`, or remove it.'
    return mistake(context, 'parameter-limits', entry.keySpan, message, fix)
  }
  return literalIn(entry.value, `The ${entry.key}`, type, context)
}

function reportCrossed(
  minimum: Value,
  maximum: Value,
  entries: ReadonlyMap<string, MapEntry>,
  name: string,
  type: FactType,
  context: Context,
): void {
  const order = compareValues(minimum, maximum, type)
  const span = entries.get('maximum')?.value.span
  if (!span || (order !== null && order <= 0)) return
  const is = order === null ? 'cannot be compared with' : 'is less than'
  const message = `The maximum of "${name}", ${inWords(maximum, type)}, ${is} its minimum, ${inWords(minimum, type)}.`
  mistake(context, 'parameter-limits', span, message, 'Write limits between which something lies.')
}

function valuesIn({ value: node }: MapEntry, limits: Limits & { type: FactType }, context: Context): readonly Value[] {
  const { type } = limits
  if (type === 'boolean') {
    mistake(context, 'parameter-limits', node.span, 'A boolean has two values, and no others.', 'Remove `values:`.')
    return []
  }
  if (node.type !== 'sequence' || node.items.length === 0) {
    const is = node.type === 'sequence' ? 'empty' : `${shapeOf(node)}, not a list`
    mistake(context, 'wrong-type', node.span, `The list of values is ${is}.`, 'Write a list, such as [one, two].')
    return []
  }
  const entryType = type === 'list' ? 'text' : type
  return node.items.flatMap((item) => {
    const value = literalIn(item, 'An entry of the values', entryType, context)
    const broken = value === null ? null : brokenLimit(value, { ...limits, type: entryType })
    if (!broken) return value === null ? [] : [value]
    const message = `${inWords(value, type)} is one of the values and outside of the ${broken.limit}.`
    mistake(context, 'parameter-limits', item.span, message, `Remove it, or change the ${broken.limit}.`)
    return []
  })
}

function literalIn(node: DataNode, what: string, type: FactType, context: Context): Value {
  const literal = typed(written(node), type)
  if ('value' in literal) return literal.value
  return mistake(context, 'parameter-type', node.span, `${what} is no ${type}.`, `Write ${literal.expected}.`)
}
