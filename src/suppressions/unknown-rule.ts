import type { SuppressionFault } from '../model/index.js'
import type { Nearest } from './directive.js'

/** The rules there are, on or not, by their ids, and how a misspelt one is found. */
export interface KnownRules {
  readonly ids: ReadonlySet<string>
  readonly nearest: Nearest
}

/** What is wrong with the first id that is no rule's, or null where all are rules. */
export function unknownRuleIn(named: readonly string[], { ids, nearest }: KnownRules): SuppressionFault | null {
  const odd = named.find((id) => !ids.has(id))
  if (odd === undefined) return null
  const shown = `"${odd.length > 60 ? `${odd.slice(0, 60)}…` : odd}"`
  if (odd === 'all' || odd.includes('*'))
    return { because: `${shown} is no rule.`, remedy: 'Name each rule that is meant, with its pack.' }
  const near = namesakes(odd, ids) ?? nearest(odd, ids)
  const remedy =
    near === null ? 'The finding shows its id in brackets; `gonogo rules` lists all.' : `Did you mean \`${near}\`?`
  return { because: `There is no rule ${shown}.`, remedy }
}

/** `time-bound` is `contract/time-bound`. */
function namesakes(word: string, ids: ReadonlySet<string>): string | null {
  const name = word.slice(word.lastIndexOf('/') + 1)
  const same = [...ids].filter((id) => id.endsWith(`/${name}`)).slice(0, 3)
  return same.length === 0 ? null : same.join('` or `')
}
