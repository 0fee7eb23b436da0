import type { MapNode, Named } from '../../model/index.js'
import { conditionIn } from './condition.js'
import { type Context, mistake, unknownWord } from './context.js'
import type { Scope } from './facts.js'
import { entriesOf, textIn } from './nodes.js'

/**
 * `condition: name`, with what the pack calls so: read anew for each rule that uses it, because facts and parameters are
 * those of the rule. Null with every mistake noted; one inside the named condition is noted where that is written.
 */
export function namedIn(map: MapNode, scope: Scope, context: Context, depth: number): Named | null {
  const entry = entriesOf(map, ['condition'], 'condition', context).get('condition')
  const name = textIn(entry?.value, 'The name of the condition', context)
  if (name === null || !entry || map.entries.length > 1) return null
  const at = entry.value.span
  const written = scope.conditions.get(name)
  if (!written) {
    const known = [...scope.conditions.keys()]
    if (known.length > 0) return unknownWord(context, 'unknown-condition', at, 'condition', name, known)
    const message = `There is no condition "${name.slice(0, 60)}".`
    return mistake(context, 'unknown-condition', at, message, 'Write it under `conditions:` of the pack.yaml.')
  }
  scope.usedConditions.add(name)
  if (scope.open.includes(name)) {
    const circle = [...scope.open.slice(scope.open.indexOf(name)), name].join(' -> ')
    const message = `Conditions mean each other in a circle: ${circle}.`
    return mistake(context, 'condition-cycle', at, message, 'Break the circle.')
  }
  const within = { ...scope, open: [...scope.open, name] }
  const is = conditionIn(written.node, within, { ...context, path: written.path }, depth)
  return is && { condition: name, is }
}
