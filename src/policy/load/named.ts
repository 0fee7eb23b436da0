import type { Condition, DataNode, MapNode, Named } from '../../model/index.js'
import type { WrittenCondition } from '../pack.js'
import { type Context, mistake, unknownWord } from './context.js'
import type { Scope } from './facts.js'
import { textIn } from './nodes.js'

type Inner = (node: DataNode, scope: Scope, context: Context) => Condition | null

/**
 * `condition: name`, with what the pack calls so: read anew for each rule that uses it, because facts and parameters are
 * those of the rule. Null with every mistake noted; one inside the named condition is noted where that is written.
 * `inner` reads it.
 */
export function namedIn(map: MapNode, scope: Scope, context: Context, inner: Inner): Named | null {
  const beside = map.entries.find(({ key }) => key !== 'condition')
  if (beside) {
    const key = beside.key.slice(0, 60)
    const message = `"condition" stands alone, and "${key}" stands beside it.`
    return mistake(context, 'condition-keys', beside.keySpan, message, 'Nest them below all: each stands alone.')
  }
  const [entry] = map.entries
  const name = textIn(entry?.value, 'The name of the condition', context)
  if (name === null || !entry) return null
  const at = entry.value.span
  const written = scope.conditions.get(name)
  if (!written) {
    const known = [...scope.conditions.keys()]
    if (known.length > 0) return unknownWord(context, 'unknown-condition', at, 'condition', name, known)
    const message = `There is no condition "${name.slice(0, 60)}".`
    return mistake(context, 'unknown-condition', at, message, 'Write it under `conditions:` of the pack.yaml.')
  }
  scope.usedConditions.add(name)
  if (scope.open.includes(name)) return circular(scope.open.slice(scope.open.indexOf(name)), scope, context)
  const within = { ...scope, open: [...scope.open, name] }
  const before = context.problems.length
  const is = inner(written.node, within, { ...context, path: written.path })
  if (scope.open.length === 0) nameRule(before, context)
  return is && { condition: name, is, span: map.span }
}

/** Told once of a circle, wherever a rule enters it: at the one of its conditions that is written first. */
function circular(circle: readonly string[], { conditions }: Scope, context: Context): null {
  const first = [...conditions.keys()].find((name) => circle.includes(name)) ?? ''
  const start = circle.indexOf(first)
  const names = [...circle.slice(start), ...circle.slice(0, start), first]
  const message = `Conditions mean each other in a circle: ${names.join(' -> ')}.`
  const { keySpan, path } = conditions.get(first) as WrittenCondition
  return mistake({ ...context, path }, 'condition-cycle', keySpan, message, 'Let one of them say it without the other.')
}

/** What is wrong only where a certain rule uses the condition. */
const BY_USE: ReadonlySet<string> = new Set([
  'unknown-parameter',
  'fact-of-another-subject',
  'operand-type',
  'operand-shift',
  'too-deep',
  'too-many-conditions',
])

/** A mistake in a condition that is one for this rule says which rule that is. */
function nameRule(from: number, { path, problems }: Context): void {
  for (const [index, problem] of [...problems.entries()].slice(from)) {
    if (problem.path === path || !BY_USE.has(problem.code)) continue
    problems[index] = { ...problem, fix: `${problem.fix} It is asked in ${path}.` }
  }
}
