import type { Condition, MapEntry, Rule, Value } from '../../model/index.js'
import { possibleResults } from '../analysis/possible.js'
import type { Knowledge } from '../knowledge.js'
import { inWords } from '../values/words.js'
import { type Context, mistake } from './context.js'

/**
 * Null, or why nothing is left of a rule as a project sets its parameters: where 0 approvals are enough, it finds
 * nothing. Only numbers of things are looked at: an empty list may well be meant to forbid nothing.
 */
export function uselessSetting(
  rule: Rule,
  set: ReadonlyMap<string, Value>,
  { catalogue }: Pick<Knowledge, 'catalogue'>,
): { readonly parameter: string; readonly message: string; readonly fix: string } | null {
  const counted = new Set<string>()
  const put = (condition: Condition): Condition => withCounts(condition, set, counted)
  const asSet = { ...rule, when: rule.when && put(rule.when), require: put(rule.require) }
  const [parameter] = counted
  const possible = parameter === undefined ? null : possibleResults(asSet, catalogue)
  if (parameter === undefined || !possible || (possible.applies && possible.met && possible.notMet)) return null
  const met = possible.met ? 'can find nothing: wherever it applies, it is met' : 'can be met by no document'
  const message = `With "${parameter}" at ${inWords(set.get(parameter) ?? null, 'number')}, ${rule.id} ${possible.applies ? met : 'is never asked'}.`
  return { parameter, message, fix: 'Set another number, or switch the rule off.' }
}

/** The condition with numbers of things as they are set; `counted` gathers the parameters that are put in. */
function withCounts(condition: Condition, set: ReadonlyMap<string, Value>, counted: Set<string>): Condition {
  const put = (inner: Condition): Condition => withCounts(inner, set, counted)
  if ('all' in condition) return { all: condition.all.map(put) }
  if ('any' in condition) return { any: condition.any.map(put) }
  if ('not' in condition) return { not: put(condition.not) }
  if ('is' in condition) return { ...condition, is: put(condition.is) }
  if (!('quantifier' in condition)) return condition
  const { value } = condition
  const name = typeof value === 'object' && value !== null && 'parameter' in value ? value.parameter : null
  const number = name === null ? undefined : set.get(name)
  if (name === null || number === undefined) return condition
  counted.add(name)
  return { ...condition, value: number }
}

/** Notes a rule whose conditions contradict each other, or that can find nothing, and tells whether it is one. */
export function noteUseless(rule: Rule, entries: ReadonlyMap<string, MapEntry>, context: Context): boolean {
  const possible = possibleResults(rule, context.knowledge.catalogue)
  if (!possible) return false
  const at = (key: string) => entries.get(key)?.keySpan ?? rule.span
  if (!possible.applies) {
    const fix = 'Look for tests that exclude each other, such as a fact that is to be stated and absent.'
    mistake(context, 'never-applies', at('when'), '"when" can never hold, whatever a document says.', fix)
  } else if (!possible.met) {
    const fix =
      'Look for tests that exclude each other. A prohibition stands in "require" alone, without "when" saying the opposite.'
    mistake(context, 'never-met', at('require'), 'No document can meet this rule where it applies.', fix)
  } else if (!possible.notMet) {
    const fix = 'Take out of "require" what "when" asks already, and what holds of everything.'
    mistake(context, 'never-fails', at('require'), 'The rule can find nothing: wherever it applies, it is met.', fix)
  }
  return !possible.applies || !possible.met || !possible.notMet
}
