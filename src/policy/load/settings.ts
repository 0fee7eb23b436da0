import { type DataNode, LEVELS, type Level, type MapEntry, type RuleSetting, type Value } from '../../model/index.js'
import { type Context, mistake, unknownWord } from './context.js'
import { mapIn, shapeOf } from './nodes.js'
import { writtenSetting } from './written.js'

const SWITCHES: readonly (Level | 'off')[] = [...LEVELS, 'off']

/** `rules:` of a pack: a level, `off`, or a map of `level` and parameters for each rule. */
export function settingsIn(node: DataNode | undefined, context: Context): readonly RuleSetting[] {
  const map = node && mapIn(node, 'The list of rule settings', context)
  return (map?.entries ?? []).map((entry) => settingIn(entry, context))
}

function settingIn({ key, keySpan, value }: MapEntry, context: Context): RuleSetting {
  const entries = value.type === 'map' ? value.entries : []
  const level = value.type === 'map' ? entries.find((entry) => entry.key === 'level')?.value : value
  const parameters = entries.filter((entry) => entry.key !== 'level')
  return {
    rule: key,
    level: level ? switchIn(level, context) : null,
    ...(level ? { levelSpan: level.span } : {}),
    parameters: new Map(parameters.map((entry) => [entry.key, rawValue(entry.value)])),
    parameterSpans: new Map(parameters.map((entry) => [entry.key, entry.value.span])),
    parameterKeySpans: new Map(parameters.map((entry) => [entry.key, entry.keySpan])),
    span: keySpan,
    path: context.path,
  }
}

/** A number keeps its text where the two differ: the parameter may be a version, and `2.10` is not 2.1. */
function rawValue(node: DataNode): Value {
  const { value, source } = writtenSetting(node)
  return typeof value === 'number' && source !== null && String(value) !== source ? source : value
}

function switchIn(node: DataNode, context: Context): Level | 'off' | null {
  if (node.type !== 'scalar' || typeof node.value !== 'string') {
    const fix = `Write one of ${SWITCHES.join(', ')}, or a map such as { level: warn, atMost: 10m }.`
    return mistake(context, 'wrong-type', node.span, `A rule's setting is ${shapeOf(node)}.`, fix)
  }
  const word = SWITCHES.find((one) => one === node.value)
  return word ?? unknownWord(context, 'unknown-level', node.span, 'level', node.source, SWITCHES)
}
