import type { Clock, Fact, FactType, Truth, Value } from '../../model/index.js'
import { shifted } from '../values/shift.js'
import type { Facts } from './facts.js'
import type { Leaf } from './tree.js'

/** What a leaf's fact is compared with: a literal, or another fact of the same subject, or what lies so far from that. */
export type Expected =
  | { readonly value: Value }
  | { readonly fact: Fact; readonly shift?: { readonly type: FactType; readonly amount: number } }

/** What the leaf compares with, looked up. */
export function expectedOf(leaf: Pick<Leaf, 'operand'>, facts: Facts): Expected {
  return leaf.operand.type === 'literal' ? { value: leaf.operand.value } : otherFact(leaf, facts.of(leaf.operand.fact))
}

/** The other fact as the leaf means it: so much later or earlier, where it says so. */
export function otherFact({ operand }: Pick<Leaf, 'operand'>, fact: Fact): Expected {
  if (operand.type === 'literal' || operand.shift === 0) return { fact }
  return { fact, shift: { type: operand.factType, amount: operand.shift } }
}

/** The value that `fact` is compared with; null where the other fact is not stated, or nothing lies so far from it. */
export function expectedValue(expected: Expected, fact: Pick<Fact, 'value'>): Value {
  if (!('fact' in expected)) return expected.value
  const { fact: other, shift } = expected
  if (other.state !== 'stated') return null
  if (!shift) return other.value
  return shifted(other.value, shift.type, shift.amount, fact.value)
}

/**
 * The answer of one leaf. Where two facts are compared, silence on either side is false, like silence on one:
 * an approval is not "on or after" a change whose date nobody wrote down.
 */
export function test(leaf: Pick<Leaf, 'operator' | 'factType'>, fact: Fact, expected: Expected, now: Clock): Truth {
  if (!('fact' in expected)) return leaf.operator.answer(fact, expected.value, leaf.factType, now)
  const states = [fact.state, expected.fact.state]
  if (states.includes('absent') || states.includes('unfilled')) return false
  if (states.includes('unreadable')) return 'unknown'
  const value = expectedValue(expected, fact)
  return value === null ? 'unknown' : leaf.operator.answer(fact, value, leaf.factType, now)
}
