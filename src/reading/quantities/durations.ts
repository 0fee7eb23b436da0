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
/** `5m rows` counts millions. */
const COUNTED = '(?:rows?|records?|users?|customers?|requests?|events?|messages?|lines?|entries|documents?|items?|keys)'
const UNIT = `(?:seconds?|secs?|s|minutes?|mins?|m(?! ${COUNTED}\\b)|hours?|hrs?|h|business days?|days?|d|weeks?|w)`
const NUMBER = '\\d{1,9}(?:\\.\\d{1,9})?'
/** Unbounded, blanks in a row would cost the square of their number. */
const GAP = '\\s{0,3}'
const BOUND =
  '(?:<=|≤|<|>=|≥|>|~|≈|within|under|below|at most|no (?:more|longer) than|less than|up to|max(?:imum)?(?: of)?|takes?(?: about| up to)?|in)'
const PART = `${NUMBER}${GAP}-?${GAP}${UNIT}(?:(?=\\d)|(?![\\w%/]))`
const PLAIN = new RegExp(
  `(?:(${BOUND})${GAP})?(?<![\\w.+]|[\\w.]-)(?:${NUMBER}${GAP}(?:-|–|—|to)${GAP})?(${PART}(?:${GAP}(?:and${GAP})?${PART}){0,3})(?!\\d)`,
  'gi',
)
const PARTS = new RegExp(`(${NUMBER})${GAP}-?${GAP}(${UNIT})`, 'gi')
const ISO =
  /(?<!\w)P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9}(?:\.\d{1,9})?)H)?(?:(\d{1,9}(?:\.\d{1,9})?)M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?(?!\w)/g
const ISO_UNITS = ['w', 'd', 'h', 'm', 's']
const RELATIVE =
  /T\s?\+\s?(\d{1,9})\s?(min(?:ute)?s?|m|s|sec(?:ond)?s?|h|hours?)?(?:\s{0,3}(?:-|–|—|to|until)\s{0,3}(?:T\s?\+\s?)?(\d{1,9})\s?(min(?:ute)?s?|m|s|sec(?:ond)?s?|h|hours?)?)?/gi
const COUNTS: ReadonlyMap<string, number> = new Map(
  [
    'one two three four five six seven eight nine ten'.split(' ').map((word, index) => [word, index + 1] as const),
    [['fifteen', 15] as const, ['twenty', 20] as const, ['thirty', 30] as const, ['forty', 40] as const],
    [['forty-five', 45] as const, ['sixty', 60] as const, ['ninety', 90] as const],
    [['half an', 0.5] as const, ['half a', 0.5] as const, ['a quarter of an', 0.25] as const],
  ].flat(),
)
const SPELLED = new RegExp(
  `(?:(${BOUND})${GAP})?\\b(${[...COUNTS.keys()].sort((a, b) => b.length - a.length).join('|')})[ -](seconds?|minutes?|mins?|hours?|days?|weeks?)\\b`,
  'gi',
)
const ONE = new RegExp(`(${BOUND})${GAP}\\b(an?) (minute|hour|day|week)\\b`, 'gi')

/** Every duration of a text, in order. `m` is minutes: a release document does not measure metres. */
export function durationsIn(text: string): readonly Duration[] {
  const counted = merged(merged(relativeIn(text), isoIn(text)), plainIn(text))
  return merged(merged(counted, spelledIn(text, SPELLED)), spelledIn(text, ONE))
}

function plainIn(text: string): Duration[] {
  return [...text.matchAll(PLAIN)].flatMap((match) => {
    const [whole, bound = '', parts = ''] = match
    return summed(parts, match.index + whole.length - parts.length).map((one, index) =>
      index > 0 ? one : { ...one, from: match.index, bound: bound.toLowerCase() },
    )
  })
}

/** `1 h 30 min` is one duration; where the units do not get smaller (`2 minutes and 5 minutes`) they are several. */
function summed(parts: string, at: number): Duration[] {
  const found: Duration[] = []
  let smallest = 0
  for (const part of parts.matchAll(PARTS)) {
    const unit = secondsIn(part[2] as string)
    const seconds = Number(part[1]) * unit
    const to = at + part.index + part[0].length
    const last = found.at(-1)
    if (last && unit < smallest) found[found.length - 1] = { ...last, seconds: last.seconds + seconds, to }
    else found.push({ seconds, from: at + part.index, to, bound: '', relative: false })
    smallest = unit
  }
  return found
}

/** `five minutes`, `half an hour`, and `within an hour` where a bound tells it from `once an hour`. */
function spelledIn(text: string, pattern: RegExp): Duration[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, bound, count, unit] = match
    const seconds = (COUNTS.get((count as string).toLowerCase()) ?? 1) * secondsIn(unit as string)
    const from = match.index
    return { seconds, from, to: from + whole.length, bound: (bound ?? '').toLowerCase(), relative: false }
  })
}

function secondsIn(unit: string): number {
  const plain = unit.replace(/^business\s+/i, '')
  return UNITS.find(([pattern]) => pattern.test(plain))?.[1] ?? 60
}

function isoIn(text: string): Duration[] {
  return [...text.matchAll(ISO)].flatMap((match) => {
    const [whole, ...counts] = match
    if (counts.every((count) => count === undefined)) return []
    const seconds = counts.reduce(
      (sum, count, index) => sum + Number(count ?? 0) * secondsIn(ISO_UNITS[index] as string),
      0,
    )
    return [{ seconds, from: match.index, to: match.index + whole.length, bound: '', relative: false }]
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
