import type { Fact } from '../model/index.js'
import { momentOf } from './moments.js'

const DAY = 86_400_000

/**
 * `release.window` from its two ends, as an ISO 8601 interval. It is there where both are; where one is missing, a
 * placeholder or unreadable, so is the window. One that ends before it begins cannot be read.
 */
export function deriveWindow(facts: ReadonlyMap<string, Fact>, put: (fact: Fact) => void): void {
  const [known, start, end] = ['', '.start', '.end'].map((part) => facts.get(`release.window${part}`))
  if (!known || !start || !end || (start.state === 'absent' && end.state === 'absent')) return
  const ends = [start, end]
  const lacking = (['unfilled', 'absent', 'unreadable'] as const).flatMap(
    (state) => ends.find((one) => one.state === state) ?? [],
  )[0]
  const told = lacking ?? start
  const state = lacking?.state ?? (isForward(start, end) ? 'stated' : 'unreadable')
  put({
    ...known,
    state,
    value: state === 'stated' ? `${start.value}/${end.value}` : null,
    locations: lacking ? lacking.locations : [...start.locations, ...end.locations],
    where: told.where,
    nearest: told.nearest,
  })
}

/** A day that it ends on belongs to it. */
function isForward({ value: start }: Fact, { value: end }: Fact): boolean {
  if (typeof start !== 'string' || typeof end !== 'string') return false
  return momentOf(end) + (end.includes('T') ? 0 : DAY - 1) >= momentOf(start)
}
