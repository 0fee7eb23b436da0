import type { Numbers } from './numbers.js'
import { neverWith } from './sparing.js'
import { anyOf, GAP, type QuantityWords, timeUnits } from './words.js'

/** The patterns of durations in figures and words. */
export interface DurationPatterns {
  /** The first part of a duration, with the lower end of a range before it: five groups of its own, then those of a part. */
  readonly first: (text: string) => RegExp
  /** A further part, right behind one: `30 min` of `1 h and 30 min`; what joins them, then the groups of a part. */
  readonly further: RegExp
  /** Bound, unit, half: `within an hour`, `an hour and a half`. */
  readonly one: RegExp
  /** A word for a unit of time. */
  readonly unit: RegExp
}

/** A unit of fewer letters stands behind figures only. */
const SHORTEST_WORD = 3

export function durationPatterns(words: QuantityWords, { figures, spelled, half }: Numbers): DurationPatterns {
  const units = [...timeUnits(words).keys()]
  const long = anyOf(units.filter((word) => word.length >= SHORTEST_WORD))
  const unit = `(?:(?!m ${anyOf(words.counted)}\\b)${anyOf(units)})`
  const and = anyOf(words.and)
  const amount = `(${figures}|${spelled})`
  // Both ends before one unit, the lower end with a unit of its own or without, and the same with a dash.
  const lower = [
    `${anyOf(words.between)}\\s{1,3}${amount}\\s{1,3}${and}\\s{1,3}`,
    `${amount}${GAP}(${unit})?${GAP}(?<!\\w)${anyOf([...words.to, ...words.or])}${GAP}`,
    `(${figures})${GAP}(${unit})?${GAP}[-‑–—]${GAP}`,
  ].join('|')
  // `1h30`; `5 (five) minutes`; `five (5) minutes`, `five-minute`; behind all but the first, `and a half`.
  const clock = '(\\d{1,2})h([0-5]\\d)(?!\\w)'
  const counted = `(${figures})(${half})?${GAP}(?:\\(${spelled}\\)${GAP})?[-‑]?${GAP}(${unit})`
  const worded = `(${spelled})(${half})?[\\s‑-]{1,3}(?:\\(${figures}\\)${GAP})?(${long})`
  const piece = `(?:${clock}|(?:${counted}|${worded})(${half}(?!${GAP}${long}))?(?:(?=\\d)|(?![\\w%/])))`
  const opens = `${GAP}(?:[\\d½¼¾]|${spelled})`
  const hasRange = new RegExp(
    `${anyOf(words.between)}|(?<!\\w)${anyOf([...words.to, ...words.or])}${opens}|[-‑–—]${opens}`,
    'i',
  )
  const firstWith = (range: string) => new RegExp(`(?<![\\w.+/]|[\\w.][-‑]|\\d,)(?:${range})?${piece}`, 'gi')
  // Most texts have no range, and V8 takes twice the time to compile a pattern that knows ranges.
  const [ranged, plain] = [firstWith(lower), firstWith(neverWith(5))]
  return {
    first: (text) => (hasRange.test(text) ? ranged : plain),
    further: new RegExp(`${GAP}(,(?:${GAP}${and})?|\\+|${and})?${GAP}${piece}`, 'iy'),
    one: new RegExp(
      `(?:(${anyOf(words.bounds)}|[<≤>≥~≈]=?)${GAP})?(?<!\\w)(?:${anyOf(words.one)})\\s{1,3}(${long})(${half})?(?!\\w)`,
      'gi',
    ),
    unit: new RegExp(long, 'i'),
  }
}
