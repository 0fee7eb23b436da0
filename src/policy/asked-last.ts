import type { ActiveRule, Condition } from '../model/index.js'

/** The rules of a document in the order in which they are asked. */
export interface InOrder {
  readonly first: readonly ActiveRule[]
  /** Those that ask about comments that suppress: what is suppressed is known when all others were asked. */
  readonly last: readonly ActiveRule[]
}

const known = new WeakMap<readonly ActiveRule[], InOrder>()

export function inOrder(rules: readonly ActiveRule[]): InOrder {
  const before = known.get(rules)
  if (before) return before
  const last = rules.filter(asksAboutSuppressions)
  const order = { first: last.length === 0 ? rules : rules.filter((one) => !last.includes(one)), last }
  known.set(rules, order)
  return order
}

function asksAboutSuppressions({ rule }: ActiveRule): boolean {
  return rule.for === 'suppression' || [rule.when, rule.require].some((part) => part !== null && counts(part))
}

/** Whether a condition asks about the comments of a whole document. */
function counts(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(counts)
  if ('any' in condition) return condition.any.some(counts)
  if ('not' in condition) return counts(condition.not)
  if ('is' in condition) return counts(condition.is)
  if ('fact' in condition) return false
  return (
    condition.of === 'suppression' || [condition.where, condition.require].some((part) => part !== null && counts(part))
  )
}
