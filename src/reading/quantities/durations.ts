import type { Duration } from './duration.js'
import { momentReader } from './moments.js'
import { numbersOf } from './numbers.js'
import { merged } from './ranges.js'
import { anyOf, GAP, plainWord, type QuantityWords, timeUnits } from './words.js'

/** Most texts have none, nor a word for a unit: there is no need to look further. */
const FIGURES = /[\d½¼¾]/

/** A unit of fewer letters stands behind figures only. */
const SHORTEST_WORD = 3

/** Reads every duration of a text, in order. `m` is minutes: a release document does not measure metres. */
export function durationReader(words: QuantityWords): (text: string) => readonly Duration[] {
  const units = timeUnits(words)
  const { figures, spelled, half, amountOf } = numbersOf(words)
  const long = anyOf([...units.keys()].filter((word) => word.length >= SHORTEST_WORD))
  const unit = `(?:(?!m ${anyOf(words.counted)}\\b)${anyOf([...units.keys()])})`
  const behind = `(?:(?=\\d)|(?![\\w%/]))`
  // `5 (five) minutes`, `five (5) minutes`, `five-minute`, `2 hours and a half`.
  const counted = `${figures}${half}?${GAP}(?:\\(${spelled}\\)${GAP})?[-‑]?${GAP}${unit}`
  const worded = `${spelled}${half}?[\\s‑-]{1,3}(?:\\(${figures}\\)${GAP})?${long}`
  const part = `(?:\\d{1,2}h[0-5]\\d(?!\\w)|(?:${counted}|${worded})${half}?${behind})`
  const amount = `(?:${figures}|${spelled})`
  const lower = `(?:${anyOf(words.between)}\\s{1,3}(${amount})\\s{1,3}${anyOf(words.and)}\\s{1,3}|(${amount})${GAP}(${unit})?${GAP}(?<!\\w)${anyOf([...words.to, ...words.or])}${GAP}|(${figures})${GAP}(${unit})?${GAP}[-‑–—]${GAP})`
  const plain = new RegExp(
    `(?<![\\w.+/]|[\\w.][-‑]|\\d,)${lower}?(${part}(?:${GAP}(?:${anyOf(words.and)}${GAP})?${part}){0,3})(?!\\d)`,
    'gi',
  )
  const pieces = new RegExp(
    `(\\d{1,2})h([0-5]\\d)(?!\\w)|(${figures}|${spelled})(${half})?[\\s‑-]{0,3}(?:\\(${amount}\\)${GAP})?[-‑]?${GAP}(${unit})(${half}(?!\\s{0,3}${long}))?`,
    'gi',
  )
  const one = new RegExp(
    `(?:(${anyOf(words.bounds)}|[<≤>≥~≈]=?)${GAP})?(?<!\\w)(?:${anyOf(words.one)})\\s{1,3}(${long})(${half})?(?!\\w)`,
    'gi',
  )
  const secondsIn = (word: string) => units.get(plainWord(word)) ?? 60
  const moments = momentReader(words, secondsIn)
  const anyUnit = new RegExp(long, 'i')
  return (text) => {
    const hasUnit = anyUnit.test(text)
    if (!hasUnit && !FIGURES.test(text)) return []
    const several = merged(moments(text), plainIn(text))
    return hasUnit ? merged(several, oneIn(text)) : several
  }

  function plainIn(text: string): Duration[] {
    return [...text.matchAll(plain)].flatMap((match) => {
      const [whole, both, second, secondUnit, third, thirdUnit, parts = ''] = match
      const low = { amount: amountOf(both ?? second ?? third ?? '0'), unit: secondUnit ?? thirdUnit }
      return summed(parts, match.index + whole.length - parts.length, low).map((found, index) =>
        index > 0 ? found : { ...found, from: match.index },
      )
    })
  }

  /** `1 h 30 min` is one duration; where the units do not get smaller (`2 minutes and 5 minutes`) they are several. */
  function summed(
    parts: string,
    at: number,
    low: { readonly amount: number; readonly unit: string | undefined },
  ): Duration[] {
    const found: Duration[] = []
    let smallest = 0
    for (const piece of parts.matchAll(pieces)) {
      const [whole, hours, minutes, count = '0', more, word = '', later] = piece
      const unit = hours ? 60 : secondsIn(word)
      const halves = (more ? unit / 2 : 0) + (later ? unit / 2 : 0)
      const high = hours ? Number(hours) * 3600 + Number(minutes) * 60 : amountOf(count) * unit + halves
      const lowest = found.length === 0 ? low.amount * (low.unit ? secondsIn(low.unit) : unit) : 0
      const seconds = Math.max(high, lowest)
      const to = at + piece.index + whole.length
      const last = found.at(-1)
      if (last && unit < smallest) found[found.length - 1] = { ...last, seconds: last.seconds + seconds, to }
      else found.push({ seconds, from: at + piece.index, to, relative: false })
      smallest = unit
    }
    return found
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
