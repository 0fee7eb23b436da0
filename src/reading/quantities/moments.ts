import type { Duration } from './duration.js'
import { merged } from './ranges.js'
import { anyOf, GAP, type QuantityWords, timeUnits } from './words.js'

const ISO =
  /(?<!\w)P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9}(?:\.\d{1,9})?)H)?(?:(\d{1,9}(?:\.\d{1,9})?)M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?(?!\w)/g
const ISO_SECONDS = [604_800, 86_400, 3600, 60, 1]

/** Reads `T+5 to T+30 minutes` and ISO 8601, in order. Minutes are meant where no unit is told. */
export function momentReader(
  words: QuantityWords,
  secondsIn: (unit: string) => number,
): (text: string) => readonly Duration[] {
  const unit = `(?:${GAP}(${anyOf([...timeUnits(words).keys()])})(?!\\w))?`
  const time = '(\\d{1,9})(?::([0-5]\\d))?(?!\\d)'
  const start = `(?<!\\w)T0?\\s?\\+\\s?${time}${unit}`
  const pattern = new RegExp(
    `${start}(?:${GAP}(?:[-‑–—]|${anyOf(words.to)})${GAP}(?:T0?\\s?\\+\\s?)?${time}${unit})?`,
    'gi',
  )
  return (text) => merged([...text.matchAll(pattern)].map(moment), isoIn(text))

  function moment(match: RegExpExecArray): Duration {
    const [whole, count, past, startUnit, endCount, endPast, endUnit] = match
    const [amount, rest] = endCount === undefined ? [count, past] : [endCount, endPast]
    const unit = endUnit ?? startUnit
    // `T+1:30` is hours and minutes.
    const seconds =
      rest === undefined ? Number(amount) * (unit ? secondsIn(unit) : 60) : Number(amount) * 3600 + Number(rest) * 60
    return { seconds, from: match.index, to: match.index + whole.length, relative: true }
  }
}

function isoIn(text: string): Duration[] {
  return [...text.matchAll(ISO)].flatMap((match) => {
    const [whole, ...counts] = match
    if (counts.every((count) => count === undefined)) return []
    const seconds = counts.reduce((sum, count, index) => sum + Number(count ?? 0) * (ISO_SECONDS[index] as number), 0)
    return [{ seconds, from: match.index, to: match.index + whole.length, relative: false }]
  })
}
