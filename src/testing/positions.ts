import type { Condition, Quantified, Span } from '../model/index.js'

/** `1`: where this holds more often, the whole does too; `-1`: the whole does less often; 0: nobody can say. */
export type Sign = 1 | -1 | 0

/** One condition within a whole one. */
export interface Position {
  readonly node: Condition
  readonly sign: Sign
  /** It stands in a condition that the pack names, and not in the rule itself. */
  readonly named: boolean
  /** The whole, with another condition at this place. */
  readonly replace: (node: Condition) => Condition
}

const WHOLE: Omit<Position, 'node'> = { sign: 1, named: false, replace: (node) => node }

/** The condition itself and all conditions in it, from the outside in, in the order they are written. */
export function positionsIn(node: Condition, at: Omit<Position, 'node'> = WHOLE): readonly Position[] {
  const below = (child: Condition, change: (child: Condition) => Condition, sign: Sign = 1, named = at.named) =>
    positionsIn(child, { sign: times(at.sign, sign), named, replace: (other) => at.replace(change(other)) })
  const inner = (): readonly Position[] => {
    if ('all' in node)
      return node.all.flatMap((child, i) => below(child, (other) => ({ all: node.all.with(i, other) })))
    if ('any' in node)
      return node.any.flatMap((child, i) => below(child, (other) => ({ any: node.any.with(i, other) })))
    if ('not' in node) return below(node.not, (other) => ({ not: other }), -1)
    if ('is' in node) return below(node.is, (other) => ({ ...node, is: other }), 1, true)
    if (!('quantifier' in node)) return []
    const { where, require } = node
    return [
      ...(where ? below(where, (other) => ({ ...node, where: other }), signOfWhere(node)) : []),
      ...(require ? below(require, (other) => ({ ...node, require: other })) : []),
    ]
  }
  return [{ node, ...at }, ...inner()]
}

/** What becomes of a quantifier where more of the things are meant. `every` may win its first one, or meet one that fails. */
export function signOfWhere({ quantifier, operator }: Quantified): Sign {
  if (quantifier === 'some') return 1
  if (quantifier === 'none') return -1
  if (quantifier === 'every') return 0
  return signOfAmount(operator ?? '')
}

const AT_LEAST: ReadonlySet<string> = new Set(['atLeast', 'moreThan'])
const AT_MOST: ReadonlySet<string> = new Set(['atMost', 'lessThan'])

function signOfAmount(operator: string): Sign {
  return AT_LEAST.has(operator) ? 1 : AT_MOST.has(operator) ? -1 : 0
}

export function times(a: Sign, b: Sign): Sign {
  return (a * b || 0) as Sign
}

/** Where a condition is written: where its first test, quantifier or name is. */
export function spanOf(node: Condition): Span | null {
  if ('all' in node) return node.all[0] ? spanOf(node.all[0]) : null
  if ('any' in node) return node.any[0] ? spanOf(node.any[0]) : null
  return ('not' in node ? spanOf(node.not) : node.span) ?? null
}
