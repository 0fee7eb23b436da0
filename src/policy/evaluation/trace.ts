import type { Catalogue, Clock, Fact, ItemTrace, QuantifiedTrace, Trace, Truth, Value } from '../../model/index.js'
import { lacking } from '../operators/index.js'
import { type Facts, listFact, unreadFact } from './facts.js'
import { quantified, type Row, rangeOf } from './quantify.js'
import { type Expected, expectedOf, expectedValue, test } from './test.js'
import type { Leaf, Quantification, Tree } from './tree.js'

/** What tracing needs beside the facts. */
export interface Sight {
  readonly catalogue: Catalogue
  readonly now: Clock
}

/**
 * The tree with the answer at every node, for blame and for `explain`. The engine's own record is no use for that:
 * it knows two truths, loses names, and skips what it did not need.
 */
export function traceOf(tree: Tree, facts: Facts, sight: Sight): Trace {
  if (tree.type === 'test') return traceOfLeaf(tree, facts, sight)
  if (tree.type === 'quantified') return traceOfQuantification(tree, facts, sight)
  const children = tree.children.map((child) => traceOf(child, facts, sight))
  const holds = junction(tree.type, children)
  return { type: tree.type, holds, children, ...(tree.name === undefined ? {} : { name: tree.name }) }
}

function traceOfLeaf(leaf: Leaf, facts: Facts, { now }: Sight): Trace {
  const fact = facts.of(leaf.fact)
  const expected = expectedOf(leaf, facts)
  const span = leaf.span ? { span: leaf.span } : {}
  const shared = {
    type: 'test',
    fact,
    operator: leaf.operator.name,
    holds: test(leaf, fact, expected, now),
    ...span,
  } as const
  if ('fact' in expected) {
    const value = expectedValue(expected, fact)
    return { ...shared, expected: value, ...otherOf(expected), ...missing(leaf, fact, value) }
  }
  const { value } = expected
  return { ...shared, expected: leaf.operator.operand === 'none' ? undefined : value, ...missing(leaf, fact, value) }
}

function missing(leaf: Leaf, fact: Fact, expected: Value): { readonly missing?: readonly string[] } {
  return leaf.operator.name === 'containsAll' ? { missing: lacking(fact.value, expected) } : {}
}

function junction(type: 'all' | 'any', children: readonly Trace[]): Truth {
  const decisive = type === 'any'
  if (children.some((child) => child.holds === decisive)) return decisive
  return children.some((child) => child.holds === 'unknown') ? 'unknown' : !decisive
}

function traceOfQuantification(tree: Quantification, facts: Facts, sight: Sight): QuantifiedTrace {
  const listed = facts.listed(tree.of)
  const traced = listed.map((item) => ({
    item,
    where: tree.where && traceOf(tree.where, item, sight),
    require: tree.require && traceOf(tree.require, item, sight),
  }))
  const rows = traced.map(
    ({ item, where, require }): Row => ({
      facts: item,
      selected: where ? where.holds : true,
      required: require ? require.holds : true,
    }),
  )
  const holds = quantified(tree, rows, facts, sight.now)
  const decides = decisive(tree.quantifier, rows, holds)
  const items = traced.map(
    ({ item, where, require }, index): ItemTrace => ({
      subject: item.subject,
      selected: where ? where.holds : true,
      decides: decides.has(index),
      where,
      require,
    }),
  )
  const unread = facts.unread(tree.of)
  const subjectsOf = (some: readonly ItemTrace[]) => some.map(({ subject }) => subject)
  const deciding = subjectsOf(items.filter((item) => item.decides))
  return {
    type: 'quantified',
    holds,
    quantifier: tree.quantifier,
    of: tree.of,
    items,
    fact:
      holds === 'unknown' && unread
        ? unreadFact(unread)
        : listFact(tree.of, subjectsOf(items), deciding, facts, sight.catalogue),
    ...(tree.comparison ? { count: countOf(tree, rows, facts) } : {}),
    ...(tree.span ? { span: tree.span } : {}),
  }
}

function countOf(tree: Quantification, rows: readonly Row[], facts: Facts): NonNullable<QuantifiedTrace['count']> {
  const comparison = tree.comparison as NonNullable<Quantification['comparison']>
  const expected = expectedOf(comparison, facts)
  return {
    ...rangeOf(tree, rows),
    operator: comparison.operator.name,
    expected: expectedValue(expected, { value: null }),
    ...otherOf(expected),
  }
}

function otherOf(expected: Expected): Pick<NonNullable<QuantifiedTrace['count']>, 'against' | 'shift'> {
  if (!('fact' in expected)) return {}
  const { fact, shift } = expected
  return { against: fact, ...(shift ? { shift: shift.amount } : {}) }
}

/** Which rows made the answer: for `every` those that fall short, for the others those that are meant. */
function decisive(quantifier: Quantification['quantifier'], rows: readonly Row[], holds: Truth): ReadonlySet<number> {
  const asksAll = quantifier === 'every' || quantifier === 'not-every'
  const isMet = (quantifier === 'every') === (holds === true)
  const fits = ({ selected, required }: Row) => {
    if (selected === false) return false
    if (holds === 'unknown') return selected === 'unknown' || required === 'unknown'
    return selected === true && (!asksAll || isMet || required === false)
  }
  return new Set(rows.flatMap((row, index) => (fits(row) ? [index] : [])))
}
