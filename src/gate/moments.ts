import type { Outcome, Trace, Value } from '../model/index.js'
import type { Judged } from './judged.js'

const DAY = 24 * 3_600_000
/** A day begins fourteen hours earlier where it begins first, and ends twelve later where it ends last. */
const [EARLIEST, LATEST] = [-14 * 3_600_000, 12 * 3_600_000]

type Test = Extract<Trace, { type: 'test' }>

/**
 * The moments at which an answer may become another, in milliseconds: whatever rules compare an age, a length of time
 * that is left or a date with, and the days on which waivers end. More than may be is no harm: each is tried.
 */
export function momentsIn({ outcomes, waivers }: Judged, now: number): readonly number[] {
  const traces = outcomes.flatMap(({ when, require }: Outcome) => [when, require].flatMap((one) => (one ? [one] : [])))
  const ends = waivers.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)]))
  return [...ends, ...traces.flatMap(testsIn).flatMap((test) => momentsOf(test, now))].filter(Number.isFinite)
}

function testsIn(trace: Trace): readonly Test[] {
  if (trace.type === 'test') return [trace]
  if (trace.type !== 'quantified') return trace.children.flatMap(testsIn)
  return trace.items.flatMap(({ where, require }) => [where, require].flatMap((one) => (one ? testsIn(one) : [])))
}

function momentsOf({ fact, expected, against, operator }: Test, now: number): readonly number[] {
  const values = [fact.value, against?.value ?? null, expected ?? null]
  const dates = values.flatMap(datesIn)
  const lengths = values.filter((value) => typeof value === 'number')
  // What grows meets its bound after the difference; what shrinks too.
  const [first = 0, second = 0] = lengths
  const grown = lengths.length > 1 ? [now + Math.abs(first - second) * 1000] : []
  const aged = operator.startsWith('age') ? dates.flatMap((date) => lengths.map((length) => date + length * 1000)) : []
  return [...grown, ...around(aged), ...around(dates), ...(/weekday/i.test(operator) ? midnights(now) : [])]
}

function around(moments: readonly number[]): readonly number[] {
  return moments.flatMap((moment) => [moment, moment + DAY, moment + EARLIEST, moment + DAY + LATEST])
}

function midnights(now: number): readonly number[] {
  return Array.from({ length: 8 }, (_, day) => (Math.floor(now / DAY) + day) * DAY)
}

/** A date, both ends of a period, and those of a list of either. */
function datesIn(value: Value): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(datesIn)
  if (typeof value !== 'string') return []
  return value.split('/').flatMap((part) => (/^\d{4}-\d\d-\d\d/.test(part.trim()) ? [Date.parse(part.trim())] : []))
}
