import { SUPPRESSION_SCOPES, type SuppressionFault, type SuppressionScope } from '../model/index.js'
import { isDay } from './day.js'

/** What a comment says, its rules not yet looked up. */
export interface Directive {
  readonly scope: SuppressionScope
  readonly rules: readonly string[]
  readonly reason: string
  readonly until: string | null
}

const PREFIX = 'gonogo-disable-'
const WORDS = SUPPRESSION_SCOPES.map((scope) => `${PREFIX}${scope}`)

/** Finds the word that is meant; null: none is near. */
export type Nearest = (word: string, known: Iterable<string>) => string | null

/** `gonogo-disable-line RULE, RULE until 2027-01-31 -- reason`, in its parts, or the first thing that is wrong with it. */
export function directiveIn(comment: string, nearest: Nearest): Directive | SuppressionFault {
  const text = comment.replace(/\s+/g, ' ').trim()
  const [, word = '', rest = ''] = /^(gonogo\W? \S+|\S+)\s*(.*)$/i.exec(text) ?? []
  const scope = SUPPRESSION_SCOPES.find((one) => `${PREFIX}${one}` === word)
  if (!scope) return unknownWord(word, nearest)
  const said = rest.split(/(?:^|\s)-{2,}(?:\s+|$)/)
  const [head = '', ...behind] = said
  const reason = behind.join(' -- ').trim()
  const { rules, until, fault } = headOf(head.trim())
  if (fault) return fault
  if (/gonogo-disable/i.test(rest)) return wrong('It holds several of them.', 'Write a comment for each.')
  if (said.length === 1) return wrong('It gives no reason.', 'Write the reason behind two hyphens.')
  if (!/[\p{L}\p{N}]/u.test(reason))
    return wrong('Its reason is empty.', 'Say behind the two hyphens why this may stay.')
  const day = daysIn(reason).find((one) => one !== until)
  if (day !== undefined)
    return wrong(
      `Its day stands in its reason, where nobody counts it: "until ${day}".`,
      'Write it behind the rule, before the two hyphens.',
    )
  return { scope, rules, until, reason }
}

/** A reason may quote the day that counts, and no other: whoever reads it takes it for the end. */
const daysIn = (reason: string): readonly string[] =>
  [...reason.matchAll(/\buntil:? (\d{4}-\d{1,2}-\d{1,2})(?!\d)/gi)].flatMap(([, day]) => day ?? [])

const wrong = (because: string, remedy: string): SuppressionFault => ({ because, remedy })
const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`

function unknownWord(word: string, nearest: Nearest): SuppressionFault {
  const near = nearest(word.toLowerCase(), WORDS)
  const remedy = near === null ? `There are ${WORDS.join(', ')}.` : `Did you mean \`${near}\`?`
  return wrong(`There is no ${quoted(word)}.`, remedy)
}

interface Head {
  readonly rules: readonly string[]
  readonly until: string | null
  readonly fault?: SuppressionFault
}

/** `RULE, RULE until DAY`. */
function headOf(text: string): Head {
  const [, named = '', until] = /^(.*?)(?:(?:^|\s)until:?(?:\s+(.*))?)?$/i.exec(text) ?? []
  const isDated = named.length < text.length
  const rules = [...new Set(named.split(',').map((rule) => rule.trim()))]
  const fail = (because: string, remedy: string): Head => ({ rules, until: null, fault: wrong(because, remedy) })
  if (named.trim() === '') return fail('It names no rule.', 'Name the rule as the finding shows it.')
  if (isDated && !isDay(until ?? ''))
    return fail(until ? `${quoted(until)} is no day.` : 'Behind `until` stands no day.', 'Write year, month and day.')
  const odd = rules.find((rule) => rule === '' || /\s/.test(rule))
  if (odd === '') return fail('A comma stands where a rule is named.', 'Write one comma between two rules.')
  if (odd !== undefined)
    return fail(`${quoted(odd)} names no rule.`, 'Write commas between rules, and the reason behind two hyphens.')
  return { rules, until: isDated ? (until ?? null) : null }
}
