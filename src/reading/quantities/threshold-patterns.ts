import { type Numbers, numbersOf } from './numbers.js'
import { neverWith, type Sparing, sparing } from './sparing.js'
import { anyOf, type QuantityWords, spelledOut, timeUnits } from './words.js'

export type Comparator = '>' | '>=' | '<' | '<=' | '='

const SIGNS: ReadonlyMap<string, Comparator> = new Map([
  ['>', '>'],
  ['>=', '>='],
  ['≥', '>='],
  ['<', '<'],
  ['<=', '<='],
  ['≤', '<='],
  ['==', '='],
])
const WORDED = [
  ['above', '>'],
  ['at-least', '>='],
  ['below', '<'],
  ['at-most', '<='],
  ['equal', '='],
] as const
const SIGN = '>=|≥|<=|≤|>|<|=='
/** `p99`. */
const PERCENTILE = 'p\\d{2,3}'
/** A unit of fewer letters stands behind figures only. */
const SHORTEST_WORD = 3

/** The patterns of numeric conditions, and what their words mean. */
export interface ThresholdPatterns {
  readonly numbers: Numbers
  readonly comparators: ReadonlyMap<string, Comparator>
  readonly multiples: ReadonlyMap<string, number>
  /** Comparator, figures, their unit and rate, spelled number, its unit and rate: `> 5 %`, `more than five errors per minute`. */
  readonly before: (text: string) => Sparing
  /** Figures, unit, rate, or more, or less, a plus: `5 % or more`, `3x+`. */
  readonly behind: Sparing
  /** Figures or spelled number: `3 consecutive failures`, `five failed checks in a row`. */
  readonly row: Sparing
  /** Figures, unit and rate, of a signal without a comparator: `CPU at 95 %`. */
  readonly level: Sparing
  /** Comparator and multiple: `doubles`, `more than twice`. */
  readonly multiple: Sparing
  /** A number in figures or words: most texts have none. */
  readonly number: RegExp
  /** What is measured, right before `doubled`. */
  readonly measure: RegExp
  /** What is measured in time. */
  readonly timed: RegExp
}

export function thresholdPatterns(words: QuantityWords): ThresholdPatterns {
  const numbers = numbersOf(words)
  const comparators = new Map<string, Comparator>([
    ...SIGNS,
    ...WORDED.flatMap(([name, sign]) => spelledOut(words[name]).map((word) => [word, sign] as const)),
  ])
  const multiples = new Map(
    Object.entries(words.multiples).flatMap(([value, several]) =>
      several.map((word) => [word, Number(value)] as const),
    ),
  )
  const times = [...timeUnits(words).keys()]
  const units = [...words.percent, ...words.times, ...words.measures, ...words.counts, ...times]
  const comparator = `${SIGN}|(?<![\\w-])${anyOf([...comparators.keys()].filter((word) => !SIGNS.has(word)))}(?!\\w)`
  const fillers = `(?:(?:${anyOf(words.fillers)}|${PERCENTILE})\\s{1,3}){0,3}`
  const per = anyOf(words.per)
  const rate = `(?:\\s{0,3}(?:/|(?<!\\w)${per}\\s)\\s{0,3}(${anyOf(times)})(?!\\w))?`
  const unitWith = (rate: string) => `(?:[\\s-]{0,3}(%|×|${anyOf(units)}(?!\\w))${rate})?`
  const unit = unitWith(rate)
  const large = `(?:k(?!\\w)|(?:m|bn?)(?=\\s${anyOf([...words.counted, ...words.counts])}(?!\\w)))?`
  const figures = `(\\d[\\d_]{0,20}(?:,\\d{3}){0,5}(?:\\.\\d{1,9})?${large}|${numbers.figures})`
  const long = anyOf(units.filter((word) => word.length >= SHORTEST_WORD))
  const spelledWith = (rate: string) => `(${numbers.spelled})\\s(${long})(?!\\w)${rate}`
  const [hasRate, hasSpelled] = [new RegExp(`/|${per}`, 'i'), new RegExp(numbers.spelled, 'i')]
  // Most texts have no rate and no spelled number: the pattern for them is a quarter of the whole.
  const made: Sparing[] = []
  const before = (text: string): Sparing => {
    const [rates, spells] = [hasRate.test(text), hasSpelled.test(text)]
    const variant = Number(rates) + 2 * Number(spells)
    made[variant] ??= sparing(comparator, beforeWith(rates ? rate : `(?:${neverWith(1)})?`, spells))
    return made[variant]
  }
  const beforeWith = (rate: string, spells: boolean): string => {
    const amount = `(?:${figures}${unitWith(rate)}|${spells ? spelledWith(rate) : neverWith(3)})`
    return `(?<![\\w-])(${comparator})\\s{0,3}${fillers}\\$?${amount}\\+?(?![\\w.]*\\w)`
  }
  return {
    numbers,
    comparators,
    multiples,
    before,
    behind: sparing(
      `${anyOf(words['or-more'])}|${anyOf(words['or-less'])}|\\+`,
      `(?<![\\w.-])(\\d[\\d,_]{0,20}(?:\\.\\d{1,9})?${large})${unit}(?:\\s{1,3}(?:(${anyOf(words['or-more'])})|(${anyOf(words['or-less'])}))(?!\\w)|(\\+)(?![\\w+]))`,
    ),
    row: sparing(
      `${anyOf(words.consecutive)}|${anyOf(words['in-a-row'])}`,
      `(?<![\\w.-])(\\d{1,4}|${numbers.spelled})\\s(?:${anyOf(words.consecutive)}(?!\\w)|(?:[\\w-]{1,30}\\s){1,4}${anyOf(words['in-a-row'])}(?!\\w))`,
    ),
    level: sparing(
      anyOf(words.levels),
      `(?<!\\w)${anyOf(words.levels)}(?:\\s?[:=]|\\s${anyOf(words['at-level'])})?\\s{1,3}(\\d{1,9}(?:\\.\\d{1,9})?)\\s?(%|×|${anyOf([...words.percent, ...words.times, ...words.counts])}(?!\\w))${rate}`,
    ),
    multiple: sparing(
      anyOf([...multiples.keys()]),
      `(?<![\\w-])(?:(${comparator})\\s{1,3}${fillers})?(${anyOf([...multiples.keys()])})(?!\\w)`,
    ),
    number: new RegExp(`[\\d½¼¾]|(?<!\\p{L})(?:${numbers.spelled}|${anyOf([...multiples.keys()])})`, 'iu'),
    measure: new RegExp(
      `(?<!\\w)(?:${anyOf([...words.timed, ...words.levels, ...words.counts])}|${PERCENTILE})(?:\\s[\\w-]{1,12}){0,2}\\s$`,
      'i',
    ),
    timed: new RegExp(`(?<!\\w)(?:${anyOf(words.timed)}|${PERCENTILE})(?!\\w)`, 'i'),
  }
}
