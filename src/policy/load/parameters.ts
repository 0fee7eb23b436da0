import { type DataNode, FACT_TYPES, type Parameter } from '../../model/index.js'
import { typed } from '../values/literal.js'
import { type Context, mistake } from './context.js'
import { limitsIn } from './limits.js'
import { demand, entriesOf, mapIn, textIn, wordIn } from './nodes.js'
import { limitFault } from './uses.js'
import { writtenSetting } from './written.js'

const NEEDED = ['type', 'default', 'description']
const KEYS = [...NEEDED, 'values', 'minimum', 'maximum']
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/
/** Words that mean something else where a parameter's name can stand. */
const TAKEN: ReadonlySet<string> = new Set(['level', 'missing', 'subject', 'items', 'count'])

/** A rule's parameters; one with a mistake is noted and left out. */
export function parametersIn(node: DataNode | undefined, context: Context): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>()
  const map = node && mapIn(node, 'The list of parameters', context)
  for (const { key, keySpan, value } of map?.entries ?? []) {
    if (!NAME.test(key) || TAKEN.has(key)) {
      const message = TAKEN.has(key)
        ? `"${key}" has a meaning of its own.`
        : `"${key.slice(0, 60)}" is no parameter name.`
      mistake(
        context,
        'parameter-name',
        keySpan,
        message,
        TAKEN.has(key)
          ? 'Give it another name, such as atMost.'
          : 'Use letters and digits, 40 at most, the first one small, such as atMost.',
      )
      continue
    }
    const parameter = parameterIn(value, key, context)
    if (parameter) parameters.set(key, parameter)
  }
  return parameters
}

function parameterIn(node: DataNode, name: string, context: Context): Parameter | null {
  const map = mapIn(node, `The parameter "${name}"`, context)
  if (!map) return null
  const entries = entriesOf(map, KEYS, 'parameter', context)
  demand(NEEDED, entries, map, context)
  const type = wordIn(entries.get('type')?.value, 'type', FACT_TYPES, context)
  const description = textIn(entries.get('description')?.value, 'The description', context)
  const start = entries.get('default')?.value
  if (type === null || !start) return null
  const literal = typed(writtenSetting(start), type)
  if ('expected' in literal) {
    const message = `The default of "${name}" is no ${type}.`
    return mistake(context, 'parameter-type', start.span, message, `Write ${literal.expected}.`)
  }
  const limits = limitsIn(entries, name, type, context)
  if (description === null || limits === null) return null
  const parameter = { type, default: literal.value, description, ...limits, span: start.span }
  const fault = limitFault(literal.value, parameter)
  if (!fault) return parameter
  const message = `The default of "${name}" is outside of its own limits: ${fault.because}.`
  return mistake(context, 'parameter-limits', start.span, message, fault.fix)
}
