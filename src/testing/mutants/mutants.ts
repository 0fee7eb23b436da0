import type { ActiveRule, Condition, RulePlace } from '../../model/index.js'
import type { RuleLanguage } from '../condition-words.js'
import { type Position, positionsIn, type Sign, spanOf, times } from '../positions.js'
import { signOfValue } from './directions.js'
import { back, defaultsBeside, variantsOf } from './variants.js'

/** A rule with one change in it. */
export interface Mutant {
  readonly active: ActiveRule
  readonly place: RulePlace
  /** Which kind of example would notice it. */
  readonly missing: string
  /** Only another verdict notices it: where else a finding stands is a matter of how it is told. */
  readonly byVerdict: boolean
  /** The change is in a condition that the pack names, which other rules may use as well. */
  readonly named: boolean
}

type Part = 'when' | 'require'

/** Every rule that differs from this one in one point, in the order in which the points are written. */
export function mutantsOf(active: ActiveRule, packPath: string, language: RuleLanguage): readonly Mutant[] {
  return [
    ...parametersOf(active),
    ...withoutWhen(active),
    ...inPart(active, 'when', packPath, language),
    ...inPart(active, 'require', packPath, language),
  ]
}

function inPart(active: ActiveRule, part: Part, packPath: string, language: RuleLanguage): readonly Mutant[] {
  const { rule } = active
  const whole = rule[part]
  if (whole === null) return []
  return positionsIn(whole).flatMap(({ node, sign, named, replace }) => {
    // Turned around, the name itself is the rule's; what the name stands for is the pack's.
    const path = named ? packPath : rule.path
    return variantsOf(node, language, active.parameters).map((variant) => ({
      active: { ...active, rule: { ...rule, [part]: replace(variant.node) } },
      place: { path, span: spanOf(variant.part ?? node) ?? rule.span, says: variant.says },
      missing: variant.missing ?? missingOf(part, times(sign, variant.sign), variant.moves),
      byVerdict: variant.byVerdict ?? false,
      named,
    }))
  })
}

function withoutWhen(active: ActiveRule): readonly Mutant[] {
  const { rule } = active
  if (rule.when === null) return []
  const span = spanOf(rule.when) ?? rule.span
  const place = { path: rule.path, span, says: 'the whole `when` could be left out' }
  const mutant = { ...active, rule: { ...rule, when: null } }
  return [{ active: mutant, place, missing: MISSING.when[1], byVerdict: false, named: false }]
}

function parametersOf(active: ActiveRule): readonly Mutant[] {
  const { rule, parameters } = active
  return [...rule.parameters].flatMap(([name, parameter]) => {
    const value = parameters.get(name) ?? parameter.default
    const [part, sign] = useOf(name, active)
    return defaultsBeside(value, parameter.type).map((other) => ({
      active: { ...active, parameters: new Map([...parameters, [name, other.value]]) },
      place: { path: rule.path, span: parameter.span ?? rule.span, says: `the default of \`${name}\`, ${other.says}` },
      missing: missingOf(part, other.up ? sign : back(sign), true),
      byVerdict: false,
      named: false,
    }))
  })
}

/** What more of a parameter makes of the rule, where its only use tells. */
function useOf(name: string, { rule }: ActiveRule): readonly [Part, Sign] {
  const uses = (['when', 'require'] as const).flatMap((part) => {
    const whole: Condition | null = rule[part]
    return (whole ? positionsIn(whole) : []).flatMap((position) =>
      signsOf(name, position).map((sign) => [part, sign] as const),
    )
  })
  const [only, other] = uses
  if (!only) return ['require', 0]
  return other ? [only[0], 0] : only
}

function signsOf(name: string, { node, sign }: Position): readonly Sign[] {
  const compares = 'fact' in node || 'quantifier' in node
  if (!compares || typeof node.value !== 'object' || node.value === null || !('parameter' in node.value)) return []
  return node.value.parameter === name ? [times(sign, signOfValue(node.operator ?? ''))] : []
}

/** What a rule is compared with lies close to what is found: an example far from it tells nothing of where it lies. */
function missingOf(part: Part, sign: Sign, moves = false): string {
  return moves && part === 'require' && sign === 1 ? 'a no-go example that only just fails this' : MISSING[part][sign]
}

const MISSING: Readonly<Record<Part, Readonly<Record<Sign, string>>>> = {
  when: {
    1: 'a not-applicable example that only this keeps from being asked',
    [-1]: 'an example that is asked only because of this',
    0: 'an example in which this decides whether the rule applies',
  },
  require: {
    1: 'a no-go example in which only this is not met',
    [-1]: 'a go example that only just meets this',
    0: 'an example that this decides',
  },
}
