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

/** Reads every duration of a text, in order. `m` is minutes: a release document does not measure metres. */
export function durationReader(words: QuantityWords): (text: string) => readonly Duration[] {
  const units = timeUnits(words)
  const numbers = numbersOf(words)
  const { first, further, one, unit: anyUnit } = durationPatterns(words, numbers)
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
    first.lastIndex = 0
    for (let match = first.exec(text); match; match = first.exec(text)) {
      const [both, second, secondUnit, third, thirdUnit, ...groups] = match.slice(1)
      const part = partOf(groups)
      const lower = numbers.amountOf(both ?? second ?? third ?? '0')
      const lowerUnit = secondUnit ?? thirdUnit
      const lowest = lower * (lowerUnit ? secondsIn(lowerUnit) : part.unit)
      const start = { ...part, seconds: Math.max(part.seconds, lowest) }
      found.push(...withFurther(text, start, match.index, first.lastIndex))
    }
    return found
  }

  /** `1 h 30 min` is one duration; where the units do not get smaller (`2 minutes and 5 minutes`) they are several. */
  function withFurther(text: string, start: Part, from: number, end: number): readonly Duration[] {
    const found: Duration[] = [{ seconds: start.seconds, from, to: end, relative: false }]
    let { unit } = start
    further.lastIndex = end
    for (let parts = 1; parts < MOST_PARTS; parts++) {
      const at = further.lastIndex
      const match = further.exec(text)
      if (!match) break
      first.lastIndex = further.lastIndex
      const part = partOf(match.slice(1))
      const last = found.at(-1) as Duration
      const to = first.lastIndex
      if (part.unit < unit) found[found.length - 1] = { ...last, seconds: last.seconds + part.seconds, to }
      else found.push({ seconds: part.seconds, from: at, to, relative: false })
      unit = part.unit
    }
    // `5m3` is a name.
    return /\d/.test(text[first.lastIndex] ?? '') ? [] : found
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
      return [{ seconds, from: match.index, to: match.index + whole.length, relative: false }]
    })
  }
}
