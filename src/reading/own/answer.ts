import type { OwnFact, Span, Value } from '../../model/index.js'
import { unwrapped } from '../answers/convert.js'
import { whyNoAnswer } from '../denial.js'
import { isToCome, isUnfilled, placeholdersIn } from '../placeholders.js'
import type { Vocabulary } from '../vocabulary.js'
import { valueNamed } from './same.js'
import { toldValue, wholeValue } from './values.js'

/** What a piece of text answers for a fact of one's own; `because` says why it cannot be read, or does not count. */
export type OwnAnswer =
  | { readonly state: 'stated'; readonly value: Value }
  | { readonly state: 'unfilled' }
  /** `rejected`: it says that there is none. `nothing`: it does not even speak of a value of the type. */
  | {
      readonly state: 'unreadable' | 'rejected'
      readonly because: string
      /** The text that cannot be read. */
      readonly written?: string
      readonly nothing?: true
    }

/** How a text stands there: as a value, as one entry of a list with all its commas, or as prose that tells a value. */
export type Manner = 'value' | 'entry' | 'prose'

/** Entries of a list; more than these nobody reads. */
export const MOST_ENTRIES = 1000

/** An answer and where it stands. */
export type Said = OwnAnswer & {
  readonly span: Span
  readonly where: string
  /** Told in a paragraph: another one in other words does not contradict it. */
  readonly told?: boolean
  /** In a column of several rows, anywhere: it counts where nothing else is said. */
  readonly beside?: boolean
}

/**
 * Reads a text as the value of a fact of one's own. Nobody has looked at how documents say it, so nothing is guessed:
 * the whole text is the value, and what does not fit the type is unreadable. Only prose may tell it in a sentence.
 */
export function ownAnswer(fact: OwnFact, written: string, vocabulary: Vocabulary, manner: Manner = 'value'): OwnAnswer {
  const line = written.replace(/\s+/g, ' ')
  const text = fact.type === 'boolean' && NOTED.test(line) ? line : unwrapped(line)
  if (fact.type === 'list' && manner !== 'entry') return severalIn(fact, text, vocabulary)
  if (fact.values) return enumerated(fact, fact.values, text, vocabulary)
  if (isUnfilled(text, vocabulary)) return UNFILLED
  if (fact.type === 'text' || fact.type === 'list') return words(fact, text, vocabulary)
  const whole = wholeValue(fact.type, text, vocabulary)
  if (whole !== null) return { state: 'stated', value: whole }
  if (isOpen(text, vocabulary)) return UNFILLED
  const isNone = !isDoubted(fact, text, vocabulary) && vocabulary.says('answers').find(text).has('none')
  const because = isNone ? whyNoAnswer(text, vocabulary) : null
  if (because) return { state: 'rejected', because }
  const told = toldValue(fact.type, text, vocabulary)
  const [is, more] =
    fact.type === 'boolean' ? ['neither yes nor no', 'yes or no'] : [`no ${fact.type}`, `a ${fact.type}`]
  if (told === 'nothing') return { ...unreadable(text, `is ${is}`), nothing: true }
  return told === 'unclear' || manner !== 'prose'
    ? unreadable(text, `says more than ${more}`)
    : { state: 'stated', ...told }
}

/** `yes*`: a note somewhere says what it depends on; `*yes*` is only set off. */
const NOTED = /^[^*]*\*+\s*$/

/** `no?`, `no…`: it says no, and what stands beside it takes that back. */
const isDoubted = ({ type }: OwnFact, text: string, vocabulary: Vocabulary): boolean =>
  type === 'boolean' && vocabulary.says('own').find(text).has('no')

const UNFILLED: OwnAnswer = { state: 'unfilled' }

export const unreadable = (text: string, why: string): OwnAnswer & { readonly state: 'unreadable' | 'rejected' } => ({
  state: 'unreadable',
  because: `"${short(text)}" ${why}`,
  written: text,
})

const LONGEST = 60
export const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** Whether something in a text is still to be written: `x (TBD)`, `Describe who approves`. */
function isOpen(text: string, vocabulary: Vocabulary): boolean {
  const left = placeholdersIn(text, { code: false, alone: false }, vocabulary)
  if (left.some(({ pattern }) => !pattern) || isToCome(text, vocabulary)) return true
  return vocabulary.says('own').find(text).has('asks')
}

function words({ type }: OwnFact, text: string, vocabulary: Vocabulary): OwnAnswer {
  if (isOpen(text, vocabulary)) return UNFILLED
  const because = whyNoAnswer(text, vocabulary)
  if (because) return { state: 'rejected', because }
  return { state: 'stated', value: type === 'list' ? [text] : text }
}

function enumerated({ type }: OwnFact, values: readonly string[], text: string, vocabulary: Vocabulary): OwnAnswer {
  const value = valueNamed(values, text)
  if (value !== null) return { state: 'stated', value: type === 'list' ? [value] : value }
  if (isUnfilled(text, vocabulary) || isOpen(text, vocabulary)) return UNFILLED
  const because = whyNoAnswer(text, vocabulary)
  if (because) return { state: 'rejected', because }
  const few = values.slice(0, 12).join(', ')
  return unreadable(text, `is none of ${few}${values.length > 12 ? ' and others' : ''}`)
}

const MOST_WORDS = 4

/** A list in one line, whose entries are a few words each. One that is open leaves the list open. */
function severalIn(fact: OwnFact, text: string, vocabulary: Vocabulary): OwnAnswer {
  const parts = partsOf(text, fact.values !== undefined)
  const answers = parts.map((part) => ownAnswer(fact, part, vocabulary, 'entry'))
  const [only] = answers
  if (only && answers.length === 1) return only
  const unread = answers.find((one) => one.state === 'unreadable' || one.state === 'rejected')
  if (unread?.state === 'unreadable') return unread
  if (unread) return unreadable(text, 'names some, and says that there is none')
  if (answers.some(({ state }) => state === 'unfilled')) return UNFILLED
  const stated = answers.flatMap((one) => (one.state === 'stated' && Array.isArray(one.value) ? one.value : []))
  return { state: 'stated', value: [...new Set<string>(stated)] }
}

function partsOf(text: string, isChoice: boolean): readonly string[] {
  const parts = text.split(isChoice ? /[,;]/ : /[,;]\s+/).map((part) => part.trim().replace(/\.$/, ''))
  const isShort = parts.every((part) => part !== '' && part.split(' ').length <= MOST_WORDS)
  return parts.length > 1 && (isChoice || isShort) ? parts : [text]
}
