import type { Duration } from './quantities/duration.js'
import type { Vocabulary } from './vocabulary.js'

/** What makes a duration the least stands right before it, or behind it. */
const REACH = 60
/** `> 5 minutes`; not the arrows `->` and `=>`. */
const GREATER = /(?<![-=])[>≥]=?\s?$/
/** `5m+`; not `5m + 30s`. */
const MORE = /^\s?\+(?!\s?\d)/

/** The durations of a text that can be its most: not `at least 5 minutes`, `5 minutes or more`, `5 minutes per server`. */
export function upperBoundsIn(text: string, vocabulary: Vocabulary): readonly Duration[] {
  const all = vocabulary.quantities.durationsIn(text)
  if (all.length === 0) return all
  return all.filter(
    (one) => !isTurned(text, one, vocabulary) && !isLeast(text, one, vocabulary) && !isOfPart(text, one, vocabulary),
  )
}

/** `not 5 minutes`, `5m+`: it is another length than this. */
export function isTurned(text: string, { from, to }: Duration, vocabulary: Vocabulary): boolean {
  const before = text.slice(Math.max(0, from - REACH), from)
  return MORE.test(text.slice(to)) || vocabulary.says('time-bound').find(before).has('denied')
}

/** `Maybe 5 minutes`, `5 minutes (not guaranteed)`: nobody stands for it. */
export const isUnsure = (text: string, vocabulary: Vocabulary): boolean =>
  text.length <= 2 * REACH && vocabulary.says('time-bound').find(text).has('unsure')

function isLeast(text: string, { from, to }: Duration, vocabulary: Vocabulary): boolean {
  const before = text.slice(Math.max(0, from - REACH), from)
  const says = vocabulary.says('time-bound')
  const said = says.find(before)
  if (GREATER.test(before) || says.find(text.slice(to, to + REACH).replace(/[,;.].*/s, '')).has('or-longer'))
    return true
  return said.has('no-less') || (said.has('least') && !said.has('no-more') && !said.has('less'))
}

function isOfPart(text: string, { to }: Duration, vocabulary: Vocabulary): boolean {
  const says = vocabulary.says('time-bound')
  const behind = text.slice(to, to + 2 * REACH)
  return says.find(behind).has('per-part') && !says.find(behind).has('at-once')
}
