import type { Vocabulary } from '../vocabulary.js'
import { apart } from '../wording/apart.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { rememberedBy } from '../wording/remembered.js'

/** What may stand between `or`, an arrow or a dash and the act: `→ immediate rollback`. */
const LEADS_TO = /(?:→|⇒|->|=>|[—–]|\s-|[:;=])[\s*_`"'([]{0,4}$/u
/** Of a comparison by sign: `red for > 5 min`. */
const SIGN = /[<>≤≥]\s?=?\s?$/
/** `by 17:00`. */
const CLOCK = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/g
/** A sentence is looked at from its beginning. */
const LONGEST = 2000
/** What qualifies a duration stands right before it. */
const REACH = 40

/** The condition on which a sentence has one roll back, where it has a number; else null. */
export const measuredCondition = (sentence: string, vocabulary: Vocabulary): string | null =>
  measured(sentence.slice(0, LONGEST), vocabulary)

const measured = rememberedBy((text: string, vocabulary: Vocabulary): string | null => {
  const said = vocabulary.says('triggers').find(text)
  if (!said.has('act') && !said.has('brings')) return null
  for (const condition of conditionsIn(text, said, vocabulary)) if (isMeasured(condition, vocabulary)) return condition
  return null
})

/** `if C, roll back` · `roll back if C` · `C → roll back` · `C or roll back` · `C triggers a rollback`. */
function* conditionsIn(text: string, said: Hits, vocabulary: Vocabulary): Generator<string> {
  const whens = said.all.filter(({ name }) => name === 'when')
  const ends = said.all.filter(({ name }) => name === 'no-condition-behind')
  for (const act of said.all.filter(({ name }) => name === 'act')) {
    const when = whens.findLast(({ to }) => to <= act.from)
    if (when && !endsBetween(text, when, act)) {
      yield text.slice(when.to, act.from)
      if (refersBack(text.slice(when.to, act.from), said, when, vocabulary)) yield text.slice(0, when.from)
    }
    const behind = whens.find(({ from }) => from >= act.to - 1)
    if (behind && !/[.;]\s/.test(text.slice(act.to, behind.from)) && behind.from - act.to < REACH)
      yield text.slice(behind.to, ends.find(({ from }) => from > behind.to)?.from)
    const on = said.all.find(({ name, from, to }) => name === 'act-on' && from <= act.from && to >= act.to)
    if (on) yield text.slice(on.to)
    if (LEADS_TO.test(text.slice(0, act.from))) yield lastSentence(text.slice(0, act.from))
  }
  for (const other of said.all.filter(({ name }) => name === 'or-else' || name === 'brings'))
    yield lastSentence(text.slice(0, other.from))
}

/** `If it does, revert`: what is so was told as a requirement before. */
const refersBack = (condition: string, { all }: Hits, when: Hit, vocabulary: Vocabulary): boolean =>
  all.some(({ name, to }) => name === 'requires' && to <= when.from) &&
  vocabulary.says('triggers').find(condition).has('refers-back')

/** The condition ends with its sentence. */
const endsBetween = (text: string, { to }: Hit, act: Hit): boolean => /[.!?]\s+\p{Lu}/u.test(text.slice(to, act.from))

const lastSentence = (text: string): string => text.split(/[.!?]\s+(?=\p{Lu})/u).at(-1) ?? ''

/** It compares with a number, lasts for a time that is told, or passes an hour. Not `once latency is below 1 s again`. */
function isMeasured(condition: string, vocabulary: Vocabulary): boolean {
  const said = vocabulary.says('triggers').find(condition)
  if (apart(said, 'recovered', 'not-recovered') || vocabulary.words.find(condition).has('rollback')) return false
  if (said.has('repeats')) return true
  if (vocabulary.quantities.thresholdsIn(condition).length > 0) return true
  return lastsLong(condition, vocabulary)
}

/** `red for > 5 min`, `not back within 36 hours`, `no launch by 17:00`. */
export function lastsLong(text: string, vocabulary: Vocabulary): boolean {
  const { quantities } = vocabulary
  const clocks = !text.includes(':') ? [] : [...text.matchAll(CLOCK)].map(({ index }) => index)
  return [...quantities.durationsIn(text).map(({ from }) => from), ...clocks].some((from) => {
    const before = text.slice(Math.max(0, from - REACH), from)
    return SIGN.test(before) || vocabulary.says('triggers').find(before).has('how-long')
  })
}
