import { type Condition, type Kind, type Operand, placeholdersIn, type Rule } from '../model/index.js'
import { bareName } from './evaluation/facts.js'
import type { Policy } from './policy.js'

/** Every fact that some rule may ask about documents of a kind, whatever files and environments its overrides are for. */
export function factsAsked(policy: Policy): (kind: Kind) => ReadonlySet<string> {
  const active = [...policy.rules.values()].map(({ rule }) => rule)
  const changed = policy.overrides.flatMap(({ changes }) => changes.map(({ rule }) => rule))
  const always = policy.overrides.some(({ environments }) => environments.length > 0) ? ['release.environment'] : []
  const answers = new Map<Kind, ReadonlySet<string>>()
  return (kind) => {
    const known = answers.get(kind)
    if (known) return known
    const rules = [...active, ...changed].filter(({ kinds }) => kinds.includes(kind))
    // Comments are looked at where a document is judged, and no document is judged for its comments.
    const isJudged = rules.some((rule) => rule.for !== 'suppression')
    const names = new Set(!isJudged ? [] : [...always, ...rules.flatMap(factsOf)])
    answers.set(kind, names)
    return names
  }
}

function factsOf({ when, require, message, fix }: Rule): readonly string[] {
  const shown = [...Object.values(message), fix].flatMap(placeholdersIn)
  return [...(when ? tested(when) : []), ...tested(require), ...shown.filter((name) => name.includes('.'))]
}

function tested(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(tested)
  if ('any' in condition) return condition.any.flatMap(tested)
  if ('not' in condition) return tested(condition.not)
  if ('is' in condition) return tested(condition.is)
  const against = comparedWith(condition.value)
  if ('fact' in condition) return [bareName(condition.fact), ...against]
  const inside = [condition.where, condition.require].flatMap((part) => (part ? tested(part) : []))
  // A list may be asked for by its length alone.
  return [`${condition.of}.`, ...(condition.distinct === null ? [] : [condition.distinct]), ...inside, ...against]
}

function comparedWith(value: Operand | undefined): readonly string[] {
  return typeof value === 'object' && value !== null && 'fact' in value ? [bareName(value.fact)] : []
}
