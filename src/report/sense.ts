import type { ActiveRule, Catalogue, Condition, Quantified, QuantifiedTrace, Span } from '../model/index.js'
import { conditionSays, distinctWords, plainSpeech, quantifiedWords, whereWords } from './condition-words.js'
import { article, noun, plural, wantedCount } from './quantified-words.js'

/** What traces are told with: the facts there are, and the words of the rule behind what is asked of a list. */
export interface Sense {
  readonly catalogue: Catalogue
  /** `every step where step.phase is rollback: step.owner is stated`. */
  readonly asked: (trace: QuantifiedTrace) => string
  /** `a step where step.phase is rollback`. */
  readonly one: (trace: QuantifiedTrace) => string
  /** What every one of them must meet: `step.owner is stated`. */
  readonly required: (trace: QuantifiedTrace) => string
  /** `2 more approvals where approval.decision is approved`. */
  readonly more: (trace: QuantifiedTrace, amount: number) => string
}

/** The words of one rule. A trace knows where in the rule it is written; without that it is told in general words. */
export function senseOf(active: ActiveRule, catalogue: Catalogue): Sense {
  const speech = plainSpeech(active, catalogue)
  const { when, require } = active.rule
  const written = new Map(
    [when, require].flatMap((one) => (one ? listed(one) : [])).map((one) => [keyOf(one.span), one]),
  )
  const ruleOf = ({ span, of }: QuantifiedTrace): Quantified | null => {
    const found = span && written.get(keyOf(span))
    return found && found.of === of ? found : null
  }
  const where = (trace: QuantifiedTrace): string => {
    const found = ruleOf(trace)
    if (found) return whereWords(found, speech)
    return trace.items.some((item) => item.where !== null) ? ' that is meant' : ''
  }
  return {
    catalogue,
    one: (trace) => `${article(trace.of)}${where(trace)}`,
    required: (trace) => {
      const condition = ruleOf(trace)?.require
      return condition ? conditionSays(condition, speech) : 'what is required'
    },
    more(trace, amount) {
      const found = ruleOf(trace)
      const what = amount === 1 ? noun(trace.of) : plural(trace.of)
      const other = amount === 1 && found?.distinct ? ` with another ${found.distinct}` : ''
      return `${amount} more ${what}${amount > 1 && found ? distinctWords(found, speech) : other}${where(trace)}`
    },
    asked: (trace) => {
      const found = ruleOf(trace)
      const { quantifier, of } = trace
      if (quantifier === 'count') {
        const once = found ? distinctWords(found, speech) : ''
        return `${wantedCount(trace, catalogue)} ${plural(of)}${once}${where(trace)}`
      }
      if (!found) return `${quantifier.replace('-', ' ')} ${noun(of)}${where(trace)}`
      if (quantifier === 'not-every') return `not ${quantifiedWords({ ...found, quantifier: 'every' }, speech)}`
      // Of what is denied, the opposite is asked: of `not: { none: … }` it is `some`.
      return quantifiedWords({ ...found, quantifier }, speech)
    },
  }
}

const keyOf = (span: Span | undefined): string => (span ? `${span.line}:${span.column}` : '')

/** Everything a condition asks of lists, inner questions too. */
function listed(condition: Condition): readonly Quantified[] {
  if ('all' in condition) return condition.all.flatMap(listed)
  if ('any' in condition) return condition.any.flatMap(listed)
  if ('not' in condition) return listed(condition.not)
  if ('condition' in condition) return listed(condition.is)
  if (!('quantifier' in condition)) return []
  return [condition, ...[condition.where, condition.require].flatMap((one) => (one ? listed(one) : []))]
}
