import type { Fact, Trace, Truth, Value } from '../../model/index.js'
import { lacking } from '../operators/index.js'
import { type Facts, test } from './test.js'
import type { Leaf, Tree } from './tree.js'

/**
 * The tree with the answer at every node, for blame and for `explain`. The engine's own record is no use for that:
 * it knows two truths, loses names, and skips what it did not need.
 */
export function traceOf(tree: Tree, facts: Facts): Trace {
  if (tree.type === 'test') return traceOfLeaf(tree, facts)
  const children = tree.children.map((child) => traceOf(child, facts))
  return { type: tree.type, holds: junction(tree.type, children), children }
}

function traceOfLeaf(leaf: Leaf, facts: Facts): Trace {
  const fact = facts(leaf.fact)
  const shared = { type: 'test', fact, operator: leaf.operator.name } as const
  if (leaf.operand.type === 'fact') {
    const against = facts(leaf.operand.fact)
    const holds = test(leaf, fact, { fact: against })
    return { ...shared, holds, expected: against.value, against, ...missing(leaf, fact, against.value) }
  }
  const { value } = leaf.operand
  const expected = leaf.operator.operand === 'none' ? undefined : value
  return { ...shared, holds: test(leaf, fact, { value }), expected, ...missing(leaf, fact, value) }
}

function missing(leaf: Leaf, fact: Fact, expected: Value): { readonly missing?: readonly string[] } {
  return leaf.operator.name === 'containsAll' ? { missing: lacking(fact.value, expected) } : {}
}

function junction(type: 'all' | 'any', children: readonly Trace[]): Truth {
  const decisive = type === 'any'
  if (children.some((child) => child.holds === decisive)) return decisive
  return children.some((child) => child.holds === 'unknown') ? 'unknown' : !decisive
}

/**
 * The facts that made the trace what it is (`false` or `unknown`), the most telling first: what somebody wrote, and
 * wrote wrong or left unfilled, before what nobody wrote. Each fact once.
 */
export function blame(trace: Trace): readonly Fact[] {
  const facts = new Map<string, Fact>()
  for (const fact of culprits(trace)) if (!facts.has(fact.name)) facts.set(fact.name, fact)
  return [...facts.values()].sort((a, b) => Number(a.state === 'absent') - Number(b.state === 'absent'))
}

function culprits(trace: Trace): readonly Fact[] {
  if (trace.type === 'test') return sides(trace)
  return trace.children.filter((child) => child.holds === trace.holds).flatMap(culprits)
}

/** Of two facts that were compared, the one that is not there before the one that is. */
function sides(trace: Extract<Trace, { type: 'test' }>): readonly Fact[] {
  if (!trace.against) return [trace.fact]
  const isMissing = trace.fact.state === 'stated' && trace.against.state !== 'stated'
  return isMissing ? [trace.against, trace.fact] : [trace.fact, trace.against]
}
