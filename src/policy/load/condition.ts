import type { Condition, DataNode, MapNode } from '../../model/index.js'
import { QUANTIFIERS } from '../../model/index.js'
import { type Context, mistake } from './context.js'
import type { Scope } from './facts.js'
import { namedIn } from './named.js'
import { shapeOf } from './nodes.js'
import { quantifiedIn } from './quantified.js'
import { testIn } from './test.js'

const JUNCTIONS = ['all', 'any', 'not'] as const
const DEEPEST = 20
/** With more conditions than these, a rule asks more than one question, or somebody means harm. */
const MOST = 1000

/** A condition, or null with every mistake in it noted. */
export function conditionIn(node: DataNode, scope: Scope, context: Context, depth = 1): Condition | null {
  if (depth > DEEPEST) {
    const message = `Conditions are nested more than ${DEEPEST} deep.`
    return mistake(context, 'too-deep', node.span, message, 'Split the rule: each rule asks one question.')
  }
  if (scope.count.conditions++ >= MOST) return tooMany(node, scope, context)
  if (node.type === 'sequence') {
    const fix = 'Put the list below `all:` where each of them must hold, below `any:` where one must.'
    return mistake(context, 'wrong-type', node.span, 'A condition is a list, not a map.', fix)
  }
  if (node.type === 'scalar') {
    const fix =
      'Write a test, such as { fact: release.name, operator: isStated }, or what the pack names, { condition: … }.'
    return mistake(context, 'wrong-type', node.span, `A condition is ${shapeOf(node)}, not a map.`, fix)
  }
  const map = node
  const inner = (value: DataNode, within = scope, at = context) => conditionIn(value, within, at, depth + 1)
  const has = (key: string) => map.entries.some((entry) => entry.key === key)
  if (JUNCTIONS.some(has)) return junctionIn(map, (value) => inner(value), context)
  if (QUANTIFIERS.some(has)) return quantifiedIn(map, scope, context, inner)
  if (has('condition')) return namedIn(map, scope, context, inner)
  return testIn(map, scope, context)
}

/** Told once: what else is written would be told a thousand times. */
function tooMany(node: DataNode, { count }: Scope, context: Context): null {
  if (count.conditions > MOST + 1) return null
  const fix = 'Split the rule: each rule asks one question. A named condition counts wherever it is used.'
  return mistake(context, 'too-many-conditions', node.span, `A rule has more than ${MOST} conditions.`, fix)
}

function junctionIn(map: MapNode, inner: (node: DataNode) => Condition | null, context: Context): Condition | null {
  const keys = map.entries.map((entry) => entry.key)
  if (keys.length > 1) {
    const shown = keys.slice(0, 6).map((key) => (key.length > 40 ? `${key.slice(0, 40)}…` : key))
    const message = `A condition has the keys ${shown.join(', ')} at once, and only one of them would count.`
    return mistake(context, 'condition-keys', map.span, message, 'Nest them: each of all, any and not stands alone.')
  }
  const { key, keySpan, value } = map.entries[0] as MapNode['entries'][number]
  if (key === 'not') {
    const negated = inner(value)
    return negated && { not: negated }
  }
  if (value.type !== 'sequence' || value.items.length === 0) {
    const is = value.type === 'sequence' ? 'empty' : shapeOf(value)
    const fix = 'List at least one condition below it: an empty list would be met by everything.'
    return mistake(context, 'empty-condition', keySpan, `"${key}" is ${is}, not a list of conditions.`, fix)
  }
  const children = value.items.map(inner)
  const sound = children.filter((child) => child !== null)
  if (sound.length < children.length) return null
  return key === 'all' ? { all: sound } : { any: sound }
}
