import type { OwnFact, Span, Value } from '../../model/index.js'
import { answerFor } from '../answers/convert.js'
import { whyNoAnswer } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import type { Vocabulary } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'

/** What a piece of text answers for a fact of one's own; `because` says why it cannot be read, or does not count. */
export type OwnAnswer =
  | { readonly state: 'stated'; readonly value: Value }
  | { readonly state: 'unfilled' }
  | { readonly state: 'unreadable' | 'rejected'; readonly because: string }

/** Entries of a list; more than these nobody reads. */
export const MOST_ENTRIES = 1000

/** An answer and where it stands. */
export type Said = OwnAnswer & {
  readonly span: Span
  readonly where: string
  /** Told in a paragraph: another one in other words does not contradict it. */
  readonly told?: boolean
}

/**
 * Reads a text as the value of a fact of one's own. Nobody has looked at how documents say it, so nothing is guessed:
 * what does not fit the type is unreadable. `whole`: a text is one entry of a list, with all its commas.
 */
export function ownAnswer(fact: OwnFact, written: string, vocabulary: Vocabulary, whole = false): OwnAnswer {
  const text = written.replace(/\s+/g, ' ').trim()
  if (fact.values) return enumerated(fact, fact.values, text, vocabulary, whole)
  if (fact.type === 'boolean') return yesOrNo(text, vocabulary)
  if (fact.type === 'version') return version(text, vocabulary)
  // Of two dates neither is the one.
  if (fact.type === 'date' && vocabulary.quantities.periodOf(text)?.includes('/'))
    return unreadable(text, 'is a period')
  const answer = answerFor(fact, text, vocabulary, whole)
  if (answer.state === 'stated' || answer.state === 'rejected') return answer
  return answer.state === 'unfilled' ? { state: 'unfilled' } : misfit(text, `is no ${fact.type}`, vocabulary)
}

export const unreadable = (text: string, why: string): OwnAnswer => ({
  state: 'unreadable',
  because: `"${short(text)}" ${why}`,
})

/** `n/a`, where something of a type is asked for: it says that there is none. Anything else cannot be read. */
function misfit(text: string, why: string, vocabulary: Vocabulary): OwnAnswer {
  const isNone = vocabulary.says('answers').find(text).has('none')
  const because = isNone ? whyNoAnswer(text, vocabulary) : null
  return because ? { state: 'rejected', because } : unreadable(text, why)
}

const LONGEST = 60
export const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

function enumerated(
  { type }: OwnFact,
  values: readonly string[],
  text: string,
  vocabulary: Vocabulary,
  whole: boolean,
): OwnAnswer {
  const parts = type === 'list' && !whole ? text.split(/[,;]/) : [text]
  const named = parts.map((part) => values.find((value) => isSame(value, part)))
  if (named.every((value) => value !== undefined))
    return { state: 'stated', value: type === 'list' ? [...new Set(named)] : (named[0] ?? null) }
  if (isUnfilled(text, vocabulary)) return { state: 'unfilled' }
  const because = whyNoAnswer(text, vocabulary)
  if (because) return { state: 'rejected', because }
  const few = values.slice(0, 12).join(', ')
  return unreadable(text, `is none of ${few}${values.length > 12 ? ' and others' : ''}`)
}

/** Whether two texts say the same, whatever their case and punctuation. */
export function isSame(one: string, other: string): boolean {
  const name = normalName(one)
  if (name !== '' && !/[<>=+#%]/.test(one + other)) return name === normalName(other)
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

const TICK = /^[✓✔✅☑]\uFE0F?$/u
const CROSS = /^[✗✘❌☒]\uFE0F?$/u

function yesOrNo(text: string, vocabulary: Vocabulary): OwnAnswer {
  if (TICK.test(text) || CROSS.test(text)) return { state: 'stated', value: TICK.test(text) }
  if (isUnfilled(text, vocabulary)) return { state: 'unfilled' }
  const said = vocabulary.says('answers').find(text)
  const [yes, no] = [said.has('plain-yes'), said.has('plain-no')]
  if (yes !== no && !said.has('undecided')) return { state: 'stated', value: yes }
  return misfit(text, 'is neither yes nor no', vocabulary)
}

/** `build-112`, `2026.11`: one word with a digit. */
const WORD = /^[\w.:/@+-]*\d[\w.:/@+-]*$/

function version(text: string, vocabulary: Vocabulary): OwnAnswer {
  if (isUnfilled(text, vocabulary)) return { state: 'unfilled' }
  const because = whyNoAnswer(text, vocabulary)
  if (because) return { state: 'rejected', because }
  const versions = vocabulary.quantities.versionsIn(text)
  const [first, ...others] = new Set(versions.map((one) => one.text))
  if (versions[0]?.form === 'concrete' && first !== undefined && others.length === 0)
    return { state: 'stated', value: first }
  return versions.length === 0 && WORD.test(text)
    ? { state: 'stated', value: text }
    : unreadable(text, 'names no one version')
}
