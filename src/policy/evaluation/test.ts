import type { Fact, Truth, Value } from '../../model/index.js'
import type { Leaf } from './tree.js'

/** What a leaf's fact is compared with: a literal, or another fact of the same subject. */
export type Expected = { readonly value: Value } | { readonly fact: Fact }

/**
 * The answer of one leaf. Where two facts are compared, silence on either side is false, like silence on one:
 * an approval is not "on or after" a change whose date nobody wrote down.
 */
export function test(leaf: Pick<Leaf, 'operator' | 'factType'>, fact: Fact, expected: Expected): Truth {
  if (!('fact' in expected)) return leaf.operator.answer(fact, expected.value, leaf.factType)
  const states = [fact.state, expected.fact.state]
  if (states.includes('absent') || states.includes('unfilled')) return false
  if (states.includes('unreadable')) return 'unknown'
  return leaf.operator.answer(fact, expected.fact.value, leaf.factType)
}

/** The facts of one subject by name; a name it does not hold is a fact that is absent. */
export type Facts = (name: string) => Fact
