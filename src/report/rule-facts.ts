import type { Condition, Rule } from '../model/index.js'

/** The facts that a rule asks for by name, sorted; what its named conditions ask too. */
export function factsOfRule({ when, require }: Pick<Rule, 'when' | 'require'>): readonly string[] {
  return [...new Set([...(when ? factsIn(when) : []), ...factsIn(require)])].sort()
}

function factsIn(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsIn)
  if ('any' in condition) return condition.any.flatMap(factsIn)
  if ('not' in condition) return factsIn(condition.not)
  if ('condition' in condition) return factsIn(condition.is)
  if ('quantifier' in condition) {
    const inner = [condition.where, condition.require].flatMap((one) => (one ? factsIn(one) : []))
    return [...inner, ...(condition.distinct === null ? [] : [condition.distinct]), ...operandFact(condition.value)]
  }
  return [condition.fact, ...operandFact(condition.value)]
}

function operandFact(operand: unknown): readonly string[] {
  const isFact = typeof operand === 'object' && operand !== null && 'fact' in operand
  return isFact && typeof operand.fact === 'string' ? [operand.fact] : []
}
