import { merged } from './ranges.js'

/** A length of time found in a text. */
export interface Duration {
  /** Upper end in seconds. */
  readonly seconds: number
  readonly from: number
  readonly to: number
  /** How it is said: `<`, `within`, `takes`; empty when it stands alone. */
  readonly bound: string
  /** True for `T+5 to T+30`: moments on a clock that starts with the rollback. */
  readonly relative: boolean
}

const UNITS: readonly [RegExp, number][] = [
  [/^(?:s|secs?|seconds?)$/i, 1],
  [/^(?:m|mins?|minutes?)$/i, 60],
  [/^(?:h|hrs?|hours?)$/i, 3600],
  [/^(?:d|days?)$/i, 86_400],
  [/^(?:w|weeks?)$/i, 604_800],
]
const UNIT = '(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|business days?|days?|d|weeks?|w)'
const NUMBER = '\\d{1,9}(?:\\.\\d{1,9})?'
/** Unbounded, blanks in a row would cost the square of their number. */
const GAP = '\\s{0,3}'
const BOUND =
  '(?:<=|≤|<|>=|≥|>|~|≈|within|under|below|at most|no (?:more|longer) than|less than|up to|max(?:imum)?(?: of)?|takes?(?: about| up to)?|in)'
const PLAIN = new RegExp(
  `(?:(${BOUND})${GAP})?(?<![\\w.+])(${NUMBER})(?:${GAP}(?:-|–|—|to)${GAP}(${NUMBER}))?${GAP}-?${GAP}(${UNIT})(?![\\w%/])(?:${GAP}(?:and${GAP})?(${NUMBER})${GAP}(${UNIT})(?![\\w%/]))?`,
  'gi',
)
const ISO = /(?<![\w])P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?(?![\w])/g
const RELATIVE =
  /T\s?\+\s?(\d{1,9})\s?(min(?:ute)?s?|m|s|sec(?:ond)?s?|h|hours?)?(?:\s{0,3}(?:-|–|—|to|until)\s{0,3}(?:T\s?\+\s?)?(\d{1,9})\s?(min(?:ute)?s?|m|s|sec(?:ond)?s?|h|hours?)?)?/gi

/** Every duration of a text, in order. `m` is minutes: a release document does not measure metres. */
export function durationsIn(text: string): readonly Duration[] {
  return merged(merged(relativeIn(text), isoIn(text)), plainIn(text))
}

function plainIn(text: string): Duration[] {
  return [...text.matchAll(PLAIN)].map((match) => {
    const [whole, bound, low, high, unit, more, moreUnit] = match
    const from = match.index
    const seconds =
      Number(high ?? low) * secondsIn(unit as string) + (more ? Number(more) * secondsIn(moreUnit as string) : 0)
    return { seconds, from, to: from + whole.length, bound: (bound ?? '').toLowerCase(), relative: false }
  })
}

function secondsIn(unit: string): number {
  const plain = unit.replace(/^business\s+/i, '')
  return UNITS.find(([pattern]) => pattern.test(plain))?.[1] ?? 60
}

function isoIn(text: string): Duration[] {
  return [...text.matchAll(ISO)].flatMap((match) => {
    const [whole, days, hours, minutes, seconds] = match
    if (days === undefined && hours === undefined && minutes === undefined && seconds === undefined) return []
    const total =
      Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
    return [{ seconds: total, from: match.index, to: match.index + whole.length, bound: '', relative: false }]
  })
}

function relativeIn(text: string): Duration[] {
  return [...text.matchAll(RELATIVE)].map((match) => {
    const [whole, start, startUnit, end, endUnit] = match
    const trailing = /^\s*(min(?:ute)?s?|m|s|sec(?:ond)?s?|h|hours?)\b/i.exec(text.slice(match.index + whole.length))
    const unit = endUnit ?? startUnit ?? trailing?.[1] ?? 'min'
    return {
      seconds: Number(end ?? start) * secondsIn(unit),
      from: match.index,
      to: match.index + whole.length + (endUnit || startUnit ? 0 : (trailing?.[0].length ?? 0)),
      bound: 't+',
      relative: true,
    }
  })
}
