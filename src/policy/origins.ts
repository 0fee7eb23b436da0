import type { Level, Rule, Span, Value } from '../model/index.js'
import type { Reference } from './pack.js'
import type { Change } from './policy.js'

/** A line of a file that decided something. */
export interface Place {
  readonly path: string
  readonly span: Span
}

/** Why a rule is as it is: where its level and the value of each parameter were written. */
export interface Origin {
  readonly rule: Rule
  readonly level: Level | 'off'
  readonly from: Place
  readonly parameters: ReadonlyMap<string, { readonly value: Value; readonly from: Place }>
}

/** How a policy came to be, for people who ask. */
export interface Origins {
  /** The packs as they were brought, later ones over earlier ones; one that is brought again counts again. */
  readonly packs: readonly { readonly id: string; readonly by: Reference }[]
  /** Every rule that anything has switched on or off, by id. Overrides are not in it. */
  readonly rules: ReadonlyMap<string, Origin>
}

/** The rule as its author set it. */
export function authored(rule: Rule): Origin {
  const { path, span } = rule
  const parameters = [...rule.parameters].map(([name, parameter]) => {
    return [name, { value: parameter.default, from: { path, span: parameter.span ?? span } }] as const
  })
  return { rule, level: rule.level, from: { path, span: rule.levelSpan ?? span }, parameters: new Map(parameters) }
}

/** As `apply` changes the rules, so this changes what is known of them; a rule that is off stays known as such. */
export function explain(origins: Map<string, Origin>, { rule, level, parameters, setting }: Change): void {
  const { path, span, levelSpan = span, parameterSpans } = setting
  const known = origins.get(rule.id)
  const before = known ?? authored(rule)
  // Switched on again without a level, a rule has its author's.
  const { level: last, from } = before.level === 'off' && level === null ? authored(rule) : before
  const changed = [...parameters].map(([name, value]) => {
    return [name, { value, from: { path, span: parameterSpans?.get(name) ?? span } }] as const
  })
  origins.set(rule.id, {
    rule,
    level: level ?? last,
    from: level === null ? from : { path, span: levelSpan },
    parameters: new Map([...before.parameters, ...changed]),
  })
}
