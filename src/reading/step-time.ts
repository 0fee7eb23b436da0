import type { Duration } from './quantities/duration.js'
import { nearOf, type Section } from './structure/unit.js'
import { isTurned } from './upper-bounds.js'
import type { Vocabulary } from './vocabulary.js'

/** How far before a duration the words that belong to it stand. */
const REACH = 40

/** What a step says of its time. */
export interface StepTime {
  /** Null where it says nothing, or several things. */
  readonly seconds: number | null
  /** It is done at the same time as another. */
  readonly parallel: boolean
}

/** How long a step takes by its own words: `Drain the pool (about 2 minutes)`, `Takes up to 3 minutes`. */
export function stepTimeIn(written: string, vocabulary: Vocabulary): StepTime {
  const says = vocabulary.says('time-bound').find(withPoints(written))
  return { seconds: stepSecondsIn(written, vocabulary), parallel: says.has('at-once') || says.has('beside') }
}

/** The same without a word on what is done beside it. */
export function stepSecondsIn(written: string, vocabulary: Vocabulary): number | null {
  const text = withPoints(written)
  const told = vocabulary.quantities
    .durationsIn(text)
    .filter((one) => !one.relative && !isTurned(text, one, vocabulary) && isOfStep(text, one, vocabulary))
  const [one, ...others] = told
  // `Option 1: the flag (30 s)` is one of several ways.
  return one && others.length === 0 && !vocabulary.says('time-bound').find(text).has('option') ? one.seconds : null
}

/** `2,5 min` as `2.5 min`; `1,500 ms` stays. Nothing moves. */
export const withPoints = (text: string): string =>
  text.includes(',') ? text.replace(/(?<=\d),(?=\d{1,2}\s?\p{L})/gu, '.') : text

/** Whether what stands below a title are ways to choose from: the time of each is not added to that of the others. */
export function areChoices(section: Section, vocabulary: Vocabulary): boolean {
  const says = vocabulary.says('time-bound')
  for (const { title } of nearOf(section, NEAREST_TITLES)) if (says.find(title).has('choices')) return true
  return false
}

/** How far up a title is looked at. */
const NEAREST_TITLES = 2

function isOfStep(text: string, { from, to }: Duration, vocabulary: Vocabulary): boolean {
  const says = vocabulary.says('time-bound')
  const before = text.slice(Math.max(0, from - REACH), from)
  const bracket = Math.max(before.lastIndexOf('('), before.lastIndexOf('['))
  if (bracket >= 0 && /^\s?[)\]]/.test(text.slice(to))) {
    const words = before.slice(bracket + 1)
    return !/[\p{L}\p{N}]/u.test(words) || says.find(words).has('step-bracket')
  }
  if (isLastPart(text, { from, to }, before, vocabulary)) return true
  // `Wait until the pods are ready. Takes about 90 seconds.`
  const sentence = `${text
    .slice(0, from)
    .split(/[.;]\s/)
    .at(-1)}${text.slice(from, to)}`
  return says.find(before).has('step-takes') && !says.find(sentence).has('other')
}

/** `Start the job — 4 minutes`, `Start the job, about 4 minutes`, `Start the job ~4 min.`: nothing stands behind it. */
function isLastPart(
  text: string,
  { from, to }: Pick<Duration, 'from' | 'to'>,
  before: string,
  vocabulary: Vocabulary,
): boolean {
  const says = vocabulary.says('time-bound')
  const behind = text.slice(to)
  if (/[\p{L}\p{N}]/u.test(behind) && !says.find(behind).has('step-part-end')) return false
  const [, words] = /(?:\s[-–—]|[,.;])\s([^,.;]*)$/.exec(before) ?? []
  if (words !== undefined && says.find(words).has('step-part')) return true
  if (says.find(text.slice(0, from)).has('other')) return false
  const isBare = words !== undefined && !/[\p{L}\p{N}]/u.test(words)
  return isBare || /[\p{L}\p{N})\]`]\s[~≈]\s?$/u.test(before)
}
