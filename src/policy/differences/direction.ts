import type { Condition, Rule, Value } from '../../model/index.js'

/** What a larger value of a parameter does to the demand that uses it. */
type Effect = 'looser' | 'stricter' | 'unknown'

/** With a larger bound more passes, or less; with a longer list likewise. */
const LARGER: ReadonlyMap<string, Effect> = new Map([
  ...['atMost', 'lessThan', 'ageAtMost', 'ageLessThan', 'sizeAtMost', 'sizeLessThan'].map(looser),
  ...['oneOf', 'containsOnly', 'containsAny'].map(looser),
  ...['atLeast', 'moreThan', 'ageAtLeast', 'ageMoreThan', 'sizeAtLeast', 'sizeMoreThan'].map(stricter),
  ...['noneOf', 'containsAll', 'containsNone'].map(stricter),
])

/**
 * Whether the demand asks less with the new value. It does where that cannot be told: the parameter also decides where
 * the rule applies, stands in a negation or below a quantifier, or the two values cannot be compared.
 */
export function asksLess(rule: Rule, parameter: string, before: Value | undefined, after: Value | undefined): boolean {
  const inWhen = rule.when ? effectsIn(rule.when, parameter) : []
  const effects = new Set([...inWhen.map((): Effect => 'unknown'), ...effectsIn(rule.require, parameter)])
  const [effect] = effects
  if (effects.size !== 1 || effect === undefined || effect === 'unknown') return true
  const grows = larger(before, after)
  return grows === null || (effect === 'looser') === grows
}

function effectsIn(condition: Condition, parameter: string): readonly Effect[] {
  if ('all' in condition) return condition.all.flatMap((one) => effectsIn(one, parameter))
  if ('any' in condition) return condition.any.flatMap((one) => effectsIn(one, parameter))
  if ('is' in condition) return effectsIn(condition.is, parameter)
  if ('fact' in condition && isParameter(condition.value, parameter)) {
    return [LARGER.get(condition.operator) ?? 'unknown']
  }
  return JSON.stringify(condition).includes(JSON.stringify({ parameter })) ? ['unknown'] : []
}

const isParameter = (value: unknown, parameter: string): boolean =>
  typeof value === 'object' && value !== null && 'parameter' in value && value.parameter === parameter

/** Whether the second is the larger; null where one is not larger than the other. */
function larger(before: Value | undefined, after: Value | undefined): boolean | null {
  if (typeof before === 'number' && typeof after === 'number') return before === after ? null : after > before
  if (!isList(before) || !isList(after)) return null
  const [old, young] = [new Set(before), new Set(after)]
  if (before.every((one) => young.has(one))) return true
  return after.every((one) => old.has(one)) ? false : null
}

const isList = (value: Value | undefined): value is readonly string[] => Array.isArray(value)

function looser(operator: string): [string, Effect] {
  return [operator, 'looser']
}

function stricter(operator: string): [string, Effect] {
  return [operator, 'stricter']
}
