import { anyOf, type QuantityWords, timeUnits } from './words.js'

/** A stretch of time counted from the alarm, in seconds: `T+5 to T+30 minutes`, `0-5 min`. */
export interface Window {
  readonly start: number
  readonly end: number
  /** Counted from T, so that nothing else can be meant. */
  readonly relative: boolean
  readonly from: number
  readonly to: number
}

const POINT = '(T\\s?\\+?\\s?)?(\\d{1,6}(?:\\.\\d{1,3})?)\\s{0,3}([a-z]{1,8})?'
const MINUTE = 60
const LONGEST_WORD = 12
const WORD_BEFORE = /([a-z]+)\s{1,2}$/i

/** Reads the windows of a text, in order. A window needs a unit, or to be counted from T, where minutes are meant. */
export function windowReader(words: QuantityWords): (text: string) => readonly Window[] {
  const units = timeUnits(words)
  const range = new RegExp(
    `(?<![\\w.:+-])${POINT}\\s{0,3}(?:-|–|—|−|→|->|${anyOf(words.to)}(?=\\s))\\s{0,3}\\+?${POINT}(?![\\w:.]*\\d)`,
    'giu',
  )
  const unitOf = (word: string | undefined) => units.get(word?.toLowerCase() ?? '')
  return (text) =>
    [...text.matchAll(range)].flatMap((match): Window[] => {
      const [whole, startT, start = '', startUnit, endT, end = '', endUnit] = match
      const relative = startT !== undefined || endT !== undefined
      // `Minutes 5-30` names the unit before.
      const before =
        endUnit === undefined
          ? WORD_BEFORE.exec(text.slice(Math.max(0, match.index - LONGEST_WORD), match.index))
          : null
      const named = unitOf(before?.[1])
      const last = unitOf(endUnit) ?? named
      const first = startUnit === undefined ? last : unitOf(startUnit)
      const from = match.index - (named && before ? before[0].length : 0)
      const place = { relative, from, to: match.index + whole.length }
      if (first && last) return [{ start: Number(start) * first, end: Number(end) * last, ...place }]
      // Another word than a unit follows: `T+5 to T+30 Execute`.
      if (!relative || startUnit !== undefined) return []
      return [{ start: Number(start) * MINUTE, end: Number(end) * MINUTE, ...place }]
    })
}
