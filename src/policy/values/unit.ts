/** What a unit measures, and how many of the family's own unit one is: `times / per`. */
export interface Unit {
  readonly family: string
  readonly times: bigint
  readonly per: bigint
}

type Row = readonly [family: string, times: bigint, words: readonly string[]]

const SECOND = 1_000_000_000n
const bytes = (times: bigint, ...words: string[]): Row => ['data', 8n * times, words]

/** Whatever their case; the family's own unit is the one that makes all of them whole numbers. */
const ROWS: readonly Row[] = [
  ['share', 1n, ['ppm', 'parts per million']],
  ['share', 1000n, ['‰', 'permille', 'per mille', 'per mill']],
  ['share', 10_000n, ['%', 'percent', 'per cent', 'pct']],
  ['time', 1n, ['ns', 'nanosecond', 'nanoseconds']],
  ['time', 1000n, ['us', 'µs', 'μs', 'microsecond', 'microseconds']],
  ['time', 1_000_000n, ['ms', 'msec', 'millisecond', 'milliseconds']],
  ['time', SECOND, ['sec', 'secs', 'second', 'seconds']],
  ['time', 60n * SECOND, ['min', 'mins', 'minute', 'minutes']],
  ['time', 3600n * SECOND, ['hr', 'hrs', 'hour', 'hours']],
  ['time', 86_400n * SECOND, ['day', 'days']],
  ['time', 604_800n * SECOND, ['week', 'weeks']],
  ['data', 1n, ['bit', 'bits']],
  ['data', 1000n, ['kbit', 'kilobit', 'kilobits']],
  ['data', 10n ** 6n, ['mbit', 'megabit', 'megabits']],
  ['data', 10n ** 9n, ['gbit', 'gigabit', 'gigabits']],
  bytes(1n, 'byte', 'bytes'),
  bytes(10n ** 3n, 'kb', 'kilobyte', 'kilobytes'),
  bytes(10n ** 6n, 'mb', 'megabyte', 'megabytes'),
  bytes(10n ** 9n, 'gb', 'gigabyte', 'gigabytes'),
  bytes(10n ** 12n, 'tb', 'terabyte', 'terabytes'),
  bytes(2n ** 10n, 'kib', 'ki'),
  bytes(2n ** 20n, 'mib', 'mi'),
  bytes(2n ** 30n, 'gib', 'gi'),
  bytes(2n ** 40n, 'tib', 'ti'),
]
/** Single letters mean something else in the other case: `M` is no minute. */
const LETTERS: readonly Row[] = [
  ['time', SECOND, ['s']],
  ['time', 60n * SECOND, ['m']],
  ['time', 3600n * SECOND, ['h']],
  ['time', 86_400n * SECOND, ['d']],
  ['time', 604_800n * SECOND, ['w']],
  bytes(1n, 'B'),
]
const table = (rows: readonly Row[]): ReadonlyMap<string, Unit> =>
  new Map(rows.flatMap(([family, times, words]) => words.map((word) => [word, { family, times, per: 1n }] as const)))
const KNOWN = table(ROWS)
const KNOWN_LETTERS = table(LETTERS)

/** Rates that are one word. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['rps', 'request/s'],
  ['rpm', 'request/min'],
  ['rph', 'request/h'],
  ['qps', 'query/s'],
  ['tps', 'transaction/s'],
])
/** `Mbps` is bits and `MBps` bytes: of these the case of the b decides. */
const BIT_RATE = /^([kKmMgG]?)bps$/
const BYTE_RATE = /^([kKMGT]?B)ps$/
/** Bits or bytes: with a capital letter and a small b nobody can be sure which were meant. */
const UNSURE = /^[KMGT]b$/
const LONGEST = 40
/** More words than that are a sentence. */
const MOST_WORDS = 2

/**
 * The unit of a word or two: shares (%, per mille, ppm), data (bits and bytes, `MB` as `mb`, `MiB` as `Mi`), time,
 * rates of any of them by time (`5 req/s`, `120 rpm`, `MB per second`), and else a family of its own for the very same
 * word, whatever its case, in the singular or plural. No unit is a family too. Null where it is more than a unit.
 */
export function unitOf(text: string): Unit | null {
  const word = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  if (word.length > LONGEST || /[\d,;:<>=~()[\]{}"'`]/.test(word)) return null
  const one = simple(word)
  if (one) return one
  const [, bits] = BIT_RATE.exec(word) ?? []
  if (bits !== undefined) return rate(`${bits}bit`, 's')
  const [, size] = BYTE_RATE.exec(word) ?? []
  if (size !== undefined) return rate(size, 's')
  const [, thing, time] = /^([^/]*?) ?(?:\/| per |^per ) ?([^/]+)$/i.exec(SHORT.get(word.toLowerCase()) ?? word) ?? []
  return (thing === undefined || time === undefined ? null : rate(thing, time)) ?? own(word)
}

function simple(word: string): Unit | null {
  if (UNSURE.test(word)) return null
  return (word.length === 1 ? KNOWN_LETTERS.get(word) : undefined) ?? KNOWN.get(word.toLowerCase()) ?? null
}

function rate(thing: string, time: string): Unit | null {
  const span = simple(time.trim())
  if (span?.family !== 'time') return null
  const what = simple(thing.trim()) ?? own(thing.trim())
  return what && { family: `${what.family} by time`, times: what.times * SECOND, per: span.times }
}

/** A word of its own; in quotes, so that it never shares the name of a family above. */
function own(word: string): Unit | null {
  if (word.split(' ').length > MOST_WORDS) return null
  const name = word.length === 1 || UNSURE.test(word) ? word : singular(word.toLowerCase())
  return { family: `"${name}"`, times: 1n, per: 1n }
}

function singular(word: string): string {
  if (/^(?:rq|reqs?|requests?)$/.test(word)) return 'request'
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return word
  return word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}
