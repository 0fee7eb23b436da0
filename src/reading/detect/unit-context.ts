import type { Reading } from '../collected.js'
import { whyNoAnswer } from '../denial.js'
import { goesBack, type Scope } from '../scope.js'
import type { Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Hits } from '../wording/phrases.js'
import { rememberedBy } from '../wording/remembered.js'

/** What a detector asks about a unit before it believes it. */
export interface Context {
  readonly scope: Scope
  readonly words: Hits
  /** The sentence or the titles above it speak of rollback. */
  readonly rollback: boolean
}

/** The scope and the words of a unit. */
export function contextOf(unit: Unit, reading: Reading): Context {
  const scope = reading.scopes.of(unit.section)
  const words = reading.scopes.words(unit)
  const rollback = scope.rollback || (words.has('rollback') && goesBack(words, saysOfScope(unit, reading)))
  return { scope, words, rollback }
}

const saysOfScope = ({ text }: Unit, { vocabulary }: Reading): Hits => vocabulary.says('scope').find(text)

/** True for text that people wrote to be read, not code. */
export const isProse = (unit: Unit): boolean => unit.type !== 'command' && unit.type !== 'code'

/** The part of a unit that carries the answer: a pair's value, else the whole text. */
export const saidBy = (unit: Unit): string => (unit.type === 'pair' && unit.pair ? unit.pair.value : unit.text)

/** A longer text says something. */
const LONGEST_NOTHING = 200

/** `N/A`, `None`, `we have no plan`: a deliberate nothing. */
export const saysNothing = rememberedBy((text: string, vocabulary: Vocabulary): boolean => {
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (text.length > LONGEST_NOTHING) return false
  return isNothing(text, vocabulary) || whyNoAnswer(text, vocabulary) !== null
})

/** `N/A`, `None`, by itself. */
export const isNothing = (text: string, vocabulary: Vocabulary): boolean =>
  vocabulary.says('unfinished').find(text).has('nothing')

/** On one line, for values. */
export const oneLine = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim()
