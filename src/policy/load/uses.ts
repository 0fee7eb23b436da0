import type { Catalogue, Condition, Operand, Parameter, Rule, Value } from '../../model/index.js'
import { bareName } from '../evaluation/facts.js'
import type { Knowledge } from '../knowledge.js'
import { operatorNamed } from '../operators/index.js'
import { brokenLimit, compareValues } from '../values/limits.js'
import { inWords } from '../values/words.js'
import { operandFault, type Use } from './operand-fault.js'

/**
 * Null, or why a project cannot set the parameter of the rule to this value, which has the parameter's type already:
 * it is outside of the parameter's own limits, or some condition of the rule could never compare with it (a pattern
 * that does not compile, a day of the week that does not exist).
 */
export function overrideFault(
  rule: Pick<Rule, 'id' | 'parameters' | 'when' | 'require'>,
  name: string,
  value: Value,
  knowledge: Knowledge,
): { readonly message: string; readonly fix: string } | null {
  const parameter = rule.parameters.get(name)
  if (!parameter) return null
  const limit = limitFault(value, parameter) ?? unitFault(value, parameter)
  const conditions = rule.when ? [rule.when, rule.require] : [rule.require]
  const uses = limit ? [] : conditions.flatMap((condition) => usesIn(condition, name, knowledge.catalogue))
  for (const fault of [limit, ...uses.map((use) => operandFault(use, value, knowledge))]) {
    if (fault)
      return { message: `The parameter "${name}" of ${rule.id} does not fit: ${fault.because}.`, fix: fault.fix }
  }
  return null
}

/** What the author wrote tells which units are meant: a document is measured in them. */
function unitFault(value: Value, { type, default: own }: Parameter): { because: string; fix: string } | null {
  if (type !== 'quantity' || compareValues(value, own, type) !== null) return null
  const because = `${inWords(value, type)} and its default, ${inWords(own, type)}, measure different things`
  return { because, fix: `Write it in a unit of the same kind, such as ${inWords(own, type)}.` }
}

/** Null, or which of its own limits the value of a parameter breaks. */
export function limitFault(value: Value, parameter: Parameter): { because: string; fix: string } | null {
  const broken = brokenLimit(value, parameter)
  if (!broken) return null
  const { type, values = [], minimum = null, maximum = null } = parameter
  const part = inWords(broken.part, type)
  if (broken.limit === 'values') {
    const fix = `Write ${type === 'list' ? 'only these' : 'one of these'}: ${values.map((one) => inWords(one, type)).join(', ')}.`
    return { because: `${part} is none of the values it can have`, fix }
  }
  const limit = broken.limit === 'minimum' ? minimum : maximum
  const bound = inWords(limit, type)
  if (compareValues(value, limit, type) === null) {
    const fix =
      type === 'quantity'
        ? `Write it in a unit of the same kind, such as ${String(limit)}.`
        : `Write one like ${bound}.`
    const because =
      type === 'quantity'
        ? `${part} and its ${broken.limit}, ${bound}, measure different things`
        : `${part} cannot be compared with its ${broken.limit}, ${bound}`
    return { because, fix }
  }
  const most = broken.limit === 'minimum' ? 'least' : 'most'
  return { because: `${part} is not at ${most} ${bound}`, fix: `Write at ${most} ${bound}.` }
}

/** Wherever a condition compares with the parameter, through names and quantifiers. */
function usesIn(condition: Condition, name: string, catalogue: Catalogue): readonly Use[] {
  const within = (inner: Condition | null) => (inner ? usesIn(inner, name, catalogue) : [])
  if ('all' in condition) return condition.all.flatMap(within)
  if ('any' in condition) return condition.any.flatMap(within)
  if ('not' in condition) return within(condition.not)
  if ('is' in condition) return within(condition.is)
  if ('quantifier' in condition) {
    const counted: readonly Use[] = isOf(name, condition.value) ? [COUNTED] : []
    return [...within(condition.where), ...within(condition.require), ...counted]
  }
  const spec = catalogue.get(bareName(condition.fact))
  const operator = operatorNamed(condition.operator)
  return spec && operator && isOf(name, condition.value) ? [{ operator, spec }] : []
}

/** How many there are is compared with a whole number. */
const COUNTED: Use = { operator: { name: 'count', operand: 'size' }, spec: { name: 'count', type: 'number' } }

function isOf(name: string, operand: Operand | undefined): boolean {
  return typeof operand === 'object' && operand !== null && 'parameter' in operand && operand.parameter === name
}
