import type { ActiveRule, Catalogue, Condition, FactType, Operand, Value } from '../../model/index.js'
import { type Operator, operatorNamed } from '../operators/index.js'

/** A rule's conditions in negation normal form, with parameters put in and operators looked up. */
export type Tree = Junction | Leaf

export interface Junction {
  readonly type: 'all' | 'any'
  readonly children: readonly Tree[]
}

export interface Leaf {
  readonly type: 'test'
  readonly fact: string
  readonly factType: FactType
  readonly operator: Operator
  readonly operand:
    | { readonly type: 'literal'; readonly value: Value }
    | { readonly type: 'fact'; readonly fact: string }
}

/**
 * The condition as a tree without `not`: a negation turns `all` into `any` and every operator into its own
 * negation. That is what keeps silence false under both: `not: {isStated}` is `isNotStated`, but `not: {atMost: 5m}`
 * is `moreThan 5m`, which a plan without a time bound does not satisfy either.
 *
 * @throws on a fact, operator or parameter that does not exist, and on an empty list; loading reports all of these,
 * so it happens only to rules that were not loaded.
 */
export function normalise(condition: Condition, active: ActiveRule, catalogue: Catalogue, negated = false): Tree {
  if ('not' in condition) return normalise(condition.not, active, catalogue, !negated)
  if ('all' in condition) return junction('all', condition.all, active, catalogue, negated)
  if ('any' in condition) return junction('any', condition.any, active, catalogue, negated)
  const spec = catalogue.get(condition.fact)
  const named = operatorNamed(condition.operator)
  const operator = named && negated ? operatorNamed(named.negation) : named
  if (!spec) throw new Error(`there is no fact "${condition.fact}"`)
  if (!operator) throw new Error(`there is no operator "${condition.operator}"`)
  return {
    type: 'test',
    fact: condition.fact,
    factType: spec.type,
    operator,
    operand: resolve(condition.value, active),
  }
}

function junction(
  type: 'all' | 'any',
  conditions: readonly Condition[],
  active: ActiveRule,
  catalogue: Catalogue,
  negated: boolean,
): Tree {
  if (conditions.length === 0) throw new Error(`"${type}" is empty`)
  const children = conditions.map((child) => normalise(child, active, catalogue, negated))
  return { type: negated ? opposite(type) : type, children }
}

function opposite(type: 'all' | 'any'): 'all' | 'any' {
  return type === 'all' ? 'any' : 'all'
}

function resolve(operand: Operand | undefined, active: ActiveRule): Leaf['operand'] {
  if (operand === undefined || operand === null) return { type: 'literal', value: null }
  if (typeof operand !== 'object' || Array.isArray(operand)) return { type: 'literal', value: operand as Value }
  if ('fact' in operand) return { type: 'fact', fact: operand.fact }
  const name = (operand as { readonly parameter: string }).parameter
  const value = active.parameters.get(name)
  if (value === undefined) throw new Error(`there is no parameter "${name}"`)
  return { type: 'literal', value }
}
