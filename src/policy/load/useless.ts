import type { MapEntry, Rule } from '../../model/index.js'
import { possibleResults } from '../analysis/possible.js'
import { type Context, mistake } from './context.js'

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
