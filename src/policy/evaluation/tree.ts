import type {
  ActiveRule,
  Catalogue,
  Condition,
  FactType,
  ItemType,
  Operand,
  Quantified,
  QuantifiedTrace,
  Shift,
  Span,
  Test,
  Value,
} from '../../model/index.js'
import { type Operator, operatorNamed } from '../operators/index.js'
import { bareName } from './facts.js'

/** A rule's conditions in negation normal form, with parameters put in and operators looked up. */
export type Tree = Junction | Quantification | Leaf

export interface Junction {
  readonly type: 'all' | 'any'
  readonly children: readonly Tree[]
  /** What the pack calls it, with `not ` before it where it is negated. */
  readonly name?: string
}

export interface Quantification {
  readonly type: 'quantified'
  readonly quantifier: QuantifiedTrace['quantifier']
  readonly of: ItemType
  readonly where: Tree | null
  readonly require: Tree | null
  readonly distinct: string | null
  /** How the number of `count` is compared; null for the others. */
  readonly comparison: Pick<Leaf, 'operator' | 'operand' | 'fromParameter'> | null
  readonly span?: Span
}

export interface Leaf {
  readonly type: 'test'
  readonly fact: string
  readonly factType: FactType
  readonly operator: Operator
  readonly operand: { readonly type: 'literal'; readonly value: Value } | OtherFact
  /** The literal is a parameter's value, which a project may change. */
  readonly fromParameter?: true
  readonly span?: Span
}

/** Another fact, or what lies `shift` after it; a negative one is before it. */
export interface OtherFact {
  readonly type: 'fact'
  readonly fact: string
  readonly factType: FactType
  readonly shift: number
}

/** What turning conditions into trees needs at hand. */
interface Setting {
  readonly active: ActiveRule
  readonly catalogue: Catalogue
}

/**
 * The condition as a tree without `not`: a negation turns `all` into `any`, `some` into `none`, and every operator into
 * its own negation. That is what keeps silence false under both: `not: {isStated}` is `isNotStated`, but `not: {atMost: 5m}`
 * is `moreThan 5m`, which a plan without a time bound does not satisfy either.
 *
 * @throws on a fact, operator or parameter that does not exist, and on an empty list; loading reports all of these,
 * so it happens only to rules that were not loaded.
 */
export function normalise(condition: Condition, active: ActiveRule, catalogue: Catalogue): Tree {
  return treeOf(condition, { active, catalogue }, false)
}

function treeOf(condition: Condition, setting: Setting, negated: boolean): Tree {
  if ('not' in condition) return treeOf(condition.not, setting, !negated)
  if ('all' in condition) return junction('all', condition.all, setting, negated)
  if ('any' in condition) return junction('any', condition.any, setting, negated)
  if ('quantifier' in condition) return quantification(condition, setting, negated)
  if ('is' in condition) {
    const name = negated ? `not ${condition.condition}` : condition.condition
    return { type: 'all', children: [treeOf(condition.is, setting, negated)], name }
  }
  return leaf(condition, setting, negated)
}

function junction(type: 'all' | 'any', conditions: readonly Condition[], setting: Setting, negated: boolean): Tree {
  if (conditions.length === 0) throw new Error(`"${type}" is empty`)
  const children = conditions.map((child) => treeOf(child, setting, negated))
  return { type: negated ? OPPOSITE[type] : type, children }
}

const OPPOSITE = { all: 'any', any: 'all', some: 'none', none: 'some', every: 'not-every' } as const

function quantification(condition: Quantified, setting: Setting, negated: boolean): Tree {
  const { quantifier, of, where, require, distinct, span } = condition
  const opposite = quantifier === 'count' ? quantifier : OPPOSITE[quantifier]
  const operator = condition.operator === null ? null : operatorFor(condition.operator, negated)
  return {
    type: 'quantified',
    quantifier: negated ? opposite : quantifier,
    of,
    where: where && treeOf(where, setting, false),
    // Whether all of them meet it and whether one does not are asked of the same tree.
    require: require && treeOf(require, setting, false),
    distinct,
    comparison: operator && { operator, ...comparedWith(condition.value, setting) },
    ...(span ? { span } : {}),
  }
}

function leaf({ fact, operator, value, span }: Test, setting: Setting, negated: boolean): Leaf {
  return {
    type: 'test',
    fact,
    factType: typeOf(fact, setting),
    operator: operatorFor(operator, negated),
    ...comparedWith(value, setting),
    ...(span ? { span } : {}),
  }
}

function comparedWith(value: Operand | undefined, setting: Setting): Pick<Leaf, 'operand' | 'fromParameter'> {
  const operand = operandOf(value, setting)
  return isParameter(value) ? { operand, fromParameter: true } : { operand }
}

function isParameter(value: Operand | undefined): value is { readonly parameter: string } {
  return typeof value === 'object' && value !== null && 'parameter' in value
}

function typeOf(fact: string, { catalogue }: Setting): FactType {
  const spec = catalogue.get(bareName(fact))
  if (!spec) throw new Error(`there is no fact "${fact}"`)
  return spec.type
}

function operatorFor(name: string, negated: boolean): Operator {
  const named = operatorNamed(name)
  const operator = named && negated ? operatorNamed(named.negation) : named
  if (!operator) throw new Error(`there is no operator "${name}"`)
  return operator
}

function operandOf(operand: Operand | undefined, setting: Setting): Leaf['operand'] {
  if (operand === undefined || operand === null) return { type: 'literal', value: null }
  if (typeof operand === 'object' && 'fact' in operand) {
    const shift = shiftOf(operand.plus, setting) - shiftOf(operand.minus, setting)
    return { type: 'fact', fact: operand.fact, factType: typeOf(operand.fact, setting), shift }
  }
  return { type: 'literal', value: isParameter(operand) ? parameterOf(operand, setting) : (operand as Value) }
}

function shiftOf(shift: Shift | undefined, setting: Setting): number {
  if (shift === undefined) return 0
  const amount = typeof shift === 'number' ? shift : parameterOf(shift, setting)
  if (typeof amount !== 'number') throw new Error('a shift is no number')
  return amount
}

function parameterOf({ parameter }: { readonly parameter: string }, { active }: Setting): Value {
  const value = active.parameters.get(parameter)
  if (value === undefined) throw new Error(`there is no parameter "${parameter}"`)
  return value
}
