import type { Duration } from './durations.js'
import { numbersOf } from './numbers.js'
import { merged } from './ranges.js'
import { anyOf, plainWord, type QuantityWords, spelledOut, timeUnits } from './words.js'

/** A numeric condition: `> 5 %`, `exceeds 1%`, `above 35 percent for 2 minutes`, `4x baseline`. */
export interface Threshold {
  readonly comparator: Comparator
  readonly value: number
  /** As written in lower case, `%` for percent, `errors/minute` for a rate. */
  readonly unit: string
  /** How long it has to hold, in seconds, where that is told. */
  readonly window: number | null
  readonly from: number
  readonly to: number
}
type Comparator = '>' | '>=' | '<' | '<=' | '='
type Found = Omit<Threshold, 'window'>

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
/** A signal that is measured in time stands this near before its threshold. */
const REACH = 120
/** `p99`. */
const PERCENTILE = 'p\\d{2,3}'

/** Reads every numeric condition of a text. A duration alone (`for more than 5 minutes`) is a window, not a threshold. */
export function thresholdReader(
  words: QuantityWords,
  durationsIn: (text: string) => readonly Duration[],
): (text: string) => readonly Threshold[] {
  const { figures, spelled, amountOf } = numbersOf(words)
  const times = timeUnits(words)
  const comparators = new Map<string, Comparator>([
    ...SIGNS,
    ...WORDED.flatMap(([name, sign]) => spelledOut(words[name]).map((word) => [word, sign] as const)),
  ])
  const multiples = new Map(
    Object.entries(words.multiples).flatMap(([value, several]) =>
      several.map((word) => [word, Number(value)] as const),
    ),
  )
  const comparator = `${SIGN}|(?<![\\w-])${anyOf([...comparators.keys()].filter((word) => !SIGNS.has(word)))}(?!\\w)`
  const fillers = `(?:(?:${anyOf(words.fillers)}|${PERCENTILE})\\s{1,3}){0,3}`
  const all = [...words.percent, ...words.times, ...words.measures, ...times.keys()]
  const rate = `(?:\\s{0,3}(?:/|(?<!\\w)${anyOf(words.per)}\\s)\\s{0,3}(${anyOf([...times.keys()])})(?!\\w))?`
  const unit = `(?:${GAP_OR_HYPHEN}(%|×|${anyOf(all)}(?!\\w))${rate})?`
  const number = `\\$?(?:(\\d[\\d_]{0,20}(?:,\\d{3}){0,5}(?:\\.\\d{1,9})?|${figures})${unit}|(${spelled})\\s(${anyOf([...words.percent, ...words.times, ...words.measures, ...times.keys()].filter((word) => word.length > 2))})(?!\\w)${rate})`
  const before = new RegExp(`(?<![\\w-])(${comparator})\\s{0,3}${fillers}${number}\\+?(?![\\w.]*\\w)`, 'gi')
  const behind = new RegExp(
    `(?<![\\w.-])(\\d[\\d,_]{0,20}(?:\\.\\d{1,9})?)${unit}(?:\\s{1,3}(?:(${anyOf(words['or-more'])})|(${anyOf(words['or-less'])}))(?!\\w)|(\\+)(?![\\w+]))`,
    'gi',
  )
  const multiple = new RegExp(
    `(?<![\\w-])(?:(${comparator})\\s{1,3}${fillers})?(${anyOf([...multiples.keys()])})(?!\\w)`,
    'gi',
  )
  const timed = new RegExp(`(?<!\\w)(?:${anyOf(words.timed)}|${PERCENTILE})(?!\\w)`, 'i')
  return (text) => {
    let last = 0
    const kept = merged(merged(beforeIn(text), behindIn(text)), multiplesIn(text)).filter((one) => {
      const near = text.slice(Math.max(last, one.from - REACH), one.from)
      if (times.has(one.unit) && !timed.test(near)) return false
      last = one.to
      return true
    })
    if (kept.length === 0) return []
    const windows = durationsIn(text).filter((one) => !kept.some(({ from, to }) => from < one.to && one.from < to))
    return kept.map((one) => ({
      ...one,
      window: (windows.find(({ from }) => from >= one.to) ?? windows[0])?.seconds ?? null,
    }))
  }

  function beforeIn(text: string): Found[] {
    return [...text.matchAll(before)].map((match) => {
      const [whole, word = '', figure, unit, per, spelledNumber, spelledUnit, spelledPer] = match
      return {
        comparator: comparators.get(plainWord(word)) ?? '>',
        value: figure ? numeric(figure) : amountOf(spelledNumber ?? ''),
        unit: unitOf(unit ?? spelledUnit, per ?? spelledPer),
        from: match.index,
        to: match.index + whole.length,
      }
    })
  }

  /** `5 % or more`, `3x or higher`; with a plus (`5%+`) only behind a unit. */
  function behindIn(text: string): Found[] {
    return [...text.matchAll(behind)].flatMap((match) => {
      const [whole, figure = '', unit, per, , less, plus] = match
      if (plus && !unit) return []
      const comparator = less ? '<=' : '>='
      return [
        {
          comparator,
          value: numeric(figure),
          unit: unitOf(unit, per),
          from: match.index,
          to: match.index + whole.length,
        },
      ]
    })
  }

  /** `doubles`, `more than twice the baseline`. */
  function multiplesIn(text: string): Found[] {
    return [...text.matchAll(multiple)].flatMap((match) => {
      const [whole, word, times = ''] = match
      if (!word && !/s$/i.test(times)) return []
      const comparator = word ? (comparators.get(plainWord(word)) ?? '>') : '>='
      return [
        {
          comparator,
          value: multiples.get(plainWord(times)) ?? 0,
          unit: 'x',
          from: match.index,
          to: match.index + whole.length,
        },
      ]
    })
  }

  function unitOf(unit = '', per = ''): string {
    const plain = plainWord(unit)
    const known = words.percent.includes(plain) ? '%' : plain
    return per ? `${known}/${per.toLowerCase()}` : known
  }

  function numeric(figure: string): number {
    return /[½¼¾/]/.test(figure) ? amountOf(figure) : Number(figure.replace(/[,_]/g, ''))
  }
}

const SIGN = '>=|≥|<=|≤|>|<|=='
const GAP_OR_HYPHEN = '[\\s-]{0,3}'
