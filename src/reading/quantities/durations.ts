import { clockReader } from './clocks.js'
import type { Duration } from './duration.js'
import { durationPatterns } from './duration-patterns.js'
import { momentReader } from './moments.js'
import { numbersOf } from './numbers.js'
import { merged } from './ranges.js'
import { plainWord, type QuantityWords, timeUnits } from './words.js'

/** Most texts have none, nor a word for a unit: there is no need to look further. */
const FIGURES = /[\d½¼¾]/
/** Parts of one duration: weeks, days, hours, minutes. */
const MOST_PARTS = 4

type Groups = readonly (string | undefined)[]

/** One part of a duration, such as the hours. */
interface Part {
  readonly unit: number
  readonly seconds: number
}

/** A part in its place, and what joins it to the one before: nothing or `and`, a comma, a plus. */
interface Further extends Part {
  readonly from: number
  readonly to: number
  readonly joined: string
}

/** How many of the parts stand before the first comma. */
function firstListed(parts: readonly Further[]): number {
  const index = parts.findIndex(({ joined }) => joined.startsWith(','))
  return index < 0 ? parts.length : index
}

/** Reads every duration of a text, in order. `m` is minutes: a release document does not measure metres. */
export function durationReader(words: QuantityWords): (text: string) => readonly Duration[] {
  const units = timeUnits(words)
  const numbers = numbersOf(words)
  const { first: firstIn, further, one, unit: anyUnit } = durationPatterns(words, numbers)
  const secondsIn = (word: string) => units.get(plainWord(word)) ?? 60
  const moments = momentReader(words, secondsIn)
  const clocks = clockReader(words, secondsIn)
  return (text) => {
    const hasUnit = anyUnit.test(text)
    if (!hasUnit && !FIGURES.test(text)) return []
    const several = merged(merged(moments(text), clocks(text)), plainIn(text))
    return hasUnit ? merged(several, oneIn(text)) : several
  }

  function plainIn(text: string): Duration[] {
    const found: Duration[] = []
    const first = firstIn(text)
    first.lastIndex = 0
    for (let match = first.exec(text); match; match = first.exec(text)) {
      const [both, second, secondUnit, third, thirdUnit, ...groups] = match.slice(1)
      const part = partOf(groups)
      const lower = numbers.amountOf(both ?? second ?? third ?? '0')
      const lowerUnit = secondUnit ?? thirdUnit
      const lowest = lower * (lowerUnit ? secondsIn(lowerUnit) : part.unit)
      const start = { ...part, seconds: Math.max(part.seconds, lowest) }
      const isRange = (both ?? second ?? third) !== undefined
      const whole = withFurther(text, start, match.index, first)
      found.push(...(isRange ? whole.map((one) => ({ ...one, open: true as const })) : whole))
    }
    return found
  }

  /** `1 h 30 min` is one duration; where the units do not get smaller (`2 minutes and 5 minutes`) they are several. */
  function withFurther(text: string, start: Part, from: number, first: RegExp): readonly Duration[] {
    const end = first.lastIndex
    const parts = partsFrom(text, { ...start, from, to: end, joined: '' })
    const found: Duration[] = []
    for (const [index, { seconds, unit, joined, ...place }] of parts.entries()) {
      const last = found.at(-1)
      const isMore = joined === '+' || unit < (parts[index - 1]?.unit ?? 0)
      if (last && isMore) found[found.length - 1] = { ...last, seconds: last.seconds + seconds, to: place.to }
      else found.push({ seconds, ...place, relative: false })
    }
    first.lastIndex = parts.at(-1)?.to ?? end
    // `5m3` is a name.
    return /\d/.test(text[first.lastIndex] ?? '') ? [] : found
  }

  /** The part and those behind it that may belong to it. */
  function partsFrom(text: string, start: Further): readonly Further[] {
    const parts = [start]
    further.lastIndex = start.to
    while (parts.length < MOST_PARTS) {
      const from = further.lastIndex
      const match = further.exec(text)
      if (!match) break
      const [joined = '', ...groups] = match.slice(1)
      const part = { ...partOf(groups), from, to: further.lastIndex, joined }
      const before = parts.at(-1) as Further
      // `1 h, 30 min, 5 min` lists three, and `1 hour, 90 minutes` two.
      const isLeftOver = part.unit < before.unit && part.seconds < before.unit
      if (joined.startsWith(',') && !isLeftOver) return parts.slice(0, firstListed(parts))
      parts.push(part)
    }
    return parts
  }

  function partOf([hours, minutes, figure, half, unit, spelled, more, long, later]: Groups): Part {
    if (hours) return { unit: 60, seconds: Number(hours) * 3600 + Number(minutes) * 60 }
    const length = secondsIn(unit ?? long ?? '')
    const halves = (half || more ? length / 2 : 0) + (later ? length / 2 : 0)
    return { unit: length, seconds: numbers.amountOf(figure ?? spelled ?? '') * length + halves }
  }

  /** `within an hour`, where a bound tells it from `once an hour`, and `an hour and a half`. */
  function oneIn(text: string): Duration[] {
    return [...text.matchAll(one)].flatMap((match) => {
      const [whole, bound, word, more] = match
      if (!bound && !more) return []
      const seconds = secondsIn(word as string) * (more ? 1.5 : 1)
      const open = bound ? { open: true as const } : {}
      return [{ seconds, from: match.index, to: match.index + whole.length, relative: false, ...open }]
    })
  }
}

/** The seconds of the one duration that a text is, with nothing before or behind it; null where it says more. */
export function loneDuration(text: string, durationsIn: (text: string) => readonly Duration[]): number | null {
  const [one, ...others] = durationsIn(text)
  const isAll = one && others.length === 0 && one.from === 0 && one.to === text.length
  return isAll && !one.relative && !one.open ? one.seconds : null
}
