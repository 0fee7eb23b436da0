import type { Duration } from './duration.js'
import { merged } from './ranges.js'
import { matchesOf } from './sparing.js'
import { type Comparator, thresholdPatterns } from './threshold-patterns.js'
import { plainWord, type QuantityWords, timeUnits } from './words.js'

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
type Found = Omit<Threshold, 'window'>

/** A signal that is measured in time stands this near before its threshold. */
const REACH = 120
/** What is doubled stands right before it. */
const NEAR = 50
/** `10k messages`. */
const LARGE: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
])

/** Reads every numeric condition of a text. A duration alone (`for more than 5 minutes`) is a window, not a threshold. */
export function thresholdReader(
  words: QuantityWords,
  durationsIn: (text: string) => readonly Duration[],
): (text: string) => readonly Threshold[] {
  const { numbers, comparators, multiples, before, behind, multiple, row, level, number, measure, timed } =
    thresholdPatterns(words)
  const times = timeUnits(words)
  return (text) => {
    if (!number.test(text)) return []
    let last = 0
    const kept = [behindIn(text), multiplesIn(text), rowsIn(text), levelsIn(text)]
      .reduce(merged<Found>, beforeIn(text))
      .filter((one) => {
        const near = text.slice(Math.max(last, one.from - REACH), one.from)
        if (times.has(one.unit) && !timed.test(near)) return false
        last = one.to
        return true
      })
    return kept.length === 0 ? [] : withWindows(kept, durationsIn(text))
  }

  function beforeIn(text: string): readonly Found[] {
    return matchesOf(text, before(text)).map((match) => {
      const [whole, word = '', figure, unit, per, spelledNumber, spelledUnit, spelledPer] = match
      return {
        comparator: comparators.get(plainWord(word)) ?? '>',
        value: figure ? numeric(figure) : numbers.amountOf(spelledNumber ?? ''),
        unit: unitOf(unit ?? spelledUnit, per ?? spelledPer),
        from: match.index,
        to: match.index + whole.length,
      }
    })
  }

  /** `5 % or more`, `3x or higher`; with a plus (`5%+`) only behind a unit. */
  function behindIn(text: string): readonly Found[] {
    return matchesOf(text, behind).flatMap((match) => {
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
  function multiplesIn(text: string): readonly Found[] {
    return matchesOf(text, multiple).flatMap((match) => {
      const [whole, word, times = ''] = match
      if (!word && !/s$/i.test(times) && !measure.test(text.slice(Math.max(0, match.index - NEAR), match.index)))
        return []
      const value = multiples.get(plainWord(times)) ?? 0
      const comparator = word ? (comparators.get(plainWord(word)) ?? '>') : value < 1 ? '<=' : '>='
      return [
        {
          comparator,
          value,
          unit: 'x',
          from: match.index,
          to: match.index + whole.length,
        },
      ]
    })
  }

  /** `3 consecutive failures`, `five failed checks in a row`. */
  function rowsIn(text: string): readonly Found[] {
    return matchesOf(text, row).map((match) => {
      const [whole, number = ''] = match
      const value = numbers.amountOf(number)
      return { comparator: '>=', value, unit: '', from: match.index, to: match.index + whole.length }
    })
  }

  /** `CPU at 95 %`, `error rate: 5 %`. */
  function levelsIn(text: string): readonly Found[] {
    return matchesOf(text, level).map((match) => {
      const [whole, figure = '', unit, per] = match
      const value = numeric(figure)
      return { comparator: '=', value, unit: unitOf(unit, per), from: match.index, to: match.index + whole.length }
    })
  }

  function unitOf(unit = '', per = ''): string {
    const plain = plainWord(unit)
    const known = words.percent.includes(plain) ? '%' : plain
    return per ? `${known}/${per.toLowerCase()}` : known
  }

  function numeric(figure: string): number {
    if (/[½¼¾/]/.test(figure)) return numbers.amountOf(figure)
    const factor = LARGE.get(figure.replace(/^[\d.,_]+/, '').toLowerCase()) ?? 1
    return Number.parseFloat(figure.replace(/[,_]/g, '')) * factor
  }
}

/** Each with the first duration behind it that is no threshold itself, or with the first of all. Both stand in order. */
function withWindows(kept: readonly Found[], durations: readonly Duration[]): readonly Threshold[] {
  const apart = merged<Found | Duration>(kept, durations)
  const first = apart.find((one): one is Duration => 'seconds' in one)
  const found: Threshold[] = []
  let next: Duration | undefined
  for (const one of apart.toReversed()) {
    if ('seconds' in one) next = one
    else found.push({ ...one, window: (next ?? first)?.seconds ?? null })
  }
  return found.reverse()
}
