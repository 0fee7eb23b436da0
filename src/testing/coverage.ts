import type { ActiveRule, Catalogue, Condition, FactSpec, RulePlace } from '../model/index.js'
import { inWords, type RuleLanguage } from './condition-words.js'
import { positionsIn, spanOf } from './positions.js'

/** A fact that no document can state, so that a test of it is always true or always false. */
const SILENT: FactSpec = {
  name: 'gonogo.silent',
  subject: 'document',
  type: 'text',
  description: 'Nothing states it.',
  combine: 'first',
}

/** The catalogue in which the forced rules can be evaluated. */
export function withSilence(catalogue: Catalogue): Catalogue {
  return new Map([...catalogue, [SILENT.name, SILENT]])
}

/** A test, a quantifier or a named condition of a rule, and the rule as it is where its answer is given. */
export interface Decision {
  readonly place: RulePlace
  /** It stands in a condition that the pack names. */
  readonly named: boolean
  readonly forced: readonly [holds: ActiveRule, fails: ActiveRule]
}

/** Everything in a rule that answers yes or no. It decides an example whose outcome would be another with another answer. */
export function decisionsIn(active: ActiveRule, packPath: string, language: RuleLanguage): readonly Decision[] {
  const { rule } = active
  return (['when', 'require'] as const).flatMap((part) => {
    const whole: Condition | null = rule[part]
    const positions = whole ? positionsIn(whole) : []
    const deciding = positions.filter(({ node }) => 'fact' in node || 'quantifier' in node || 'is' in node)
    return deciding.map(({ node, named, replace }) => {
      const force = (operator: string): ActiveRule => {
        return { ...active, rule: { ...rule, [part]: replace({ fact: SILENT.name, operator }) } }
      }
      const place = {
        path: named ? packPath : rule.path,
        span: spanOf(node) ?? rule.span,
        says: inWords(node, language),
      }
      return { place, named, forced: [force('isAbsent'), force('isNotAbsent')] as const }
    })
  })
}
