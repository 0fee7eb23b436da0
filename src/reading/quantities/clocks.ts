import type { Duration } from './duration.js'
import { anyOf, GAP, type QuantityWords, timeUnits } from './words.js'

const HOUR = 3600
const MINUTE = 60

/** Reads `0:45 h`, `4:30 min` and `0:05:00 h`, in order: a clock with a unit behind it. A time of day has more hours. */
export function clockReader(
  words: QuantityWords,
  secondsIn: (unit: string) => number,
): (text: string) => readonly Duration[] {
  const pattern = new RegExp(
    `(?<![\\w:.+-])(0?\\d|[1-5]\\d(?=:[0-5]\\d${GAP}m)):([0-5]\\d)(?::([0-5]\\d))?${GAP}(${anyOf([...timeUnits(words).keys()])})(?!\\w)`,
    'gi',
  )
  return (text) => [...text.matchAll(pattern)].flatMap(clock)

  function clock(match: RegExpExecArray): readonly Duration[] {
    const [whole, first, second, third, word = ''] = match
    const unit = secondsIn(word)
    if (unit !== HOUR && unit !== MINUTE) return []
    const seconds =
      third === undefined
        ? Number(first) * unit + Number(second) * (unit / 60)
        : Number(first) * HOUR + Number(second) * MINUTE + Number(third)
    return [{ seconds, from: match.index, to: match.index + whole.length, relative: false }]
  }
}
