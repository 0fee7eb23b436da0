import { type Clock, durationInWords, type Fact, type PastRollback, type Value } from '../../model/index.js'
import { ageIn, liesAhead, momentOf } from '../moments.js'
import { factFrom } from './answer.js'
import { PAST_FACTS } from './gate-facts.js'
import { type Place, placeOf, type Side, said, stated, type Thing, thingsOf } from './joinable.js'
import { isNameWithin } from './names.js'

/** A rollback or a drill as a document tells of it. */
export interface Past {
  readonly type: PastRollback['type']
  readonly thing: Thing
  readonly side: Side
  readonly date: string | null
  readonly duration: number | null
  readonly outcome: string | null
  readonly component: string | null
  /** The version that was returned to, as far as a record says it. */
  readonly target: string | null
}

const DATES = ['drill.date', 'record.started', 'record.decided', 'record.finished']

/** The drills and rollbacks that documents tell of, the newest first; those without a date last. */
export function pastOf(plan: Side, others: readonly Side[], now: Clock): readonly Past[] {
  const told = [plan, ...others].flatMap((side) =>
    [...thingsOf(side, 'drill'), ...thingsOf(side, 'record')].map((thing) => pastIn(thing, side)),
  )
  const released = releasedBy(plan)
  const isOver = ({ date }: Past) => date === null || liesAhead(date, now) !== true
  const seen = new Set<string>()
  return told
    .filter((one) => isOver(one) && isOfPlan(one, released))
    .filter((one) => {
      // A drill that plan and runbook both tell of was one.
      const key = JSON.stringify([one.type, one.date, one.duration, one.component])
      return one.date === null || (!seen.has(key) && seen.add(key))
    })
    .toSorted((a, b) => (b.date === null ? -1 : momentOf(b.date)) - (a.date === null ? -1 : momentOf(a.date)))
}

function pastIn(thing: Thing, side: Side): Past {
  const text = (name: string): string | null => {
    const value = said(thing, `${thing.type}.${name}`)
    return value === null ? null : String(value)
  }
  const dates = DATES.filter((name) => name.startsWith(thing.type)).flatMap((name) => said(thing, name) ?? [])
  const duration = said(thing, `${thing.type}.duration`)
  return {
    type: thing.type === 'drill' ? 'drill' : 'rollback',
    thing,
    side,
    date: dates[0] === undefined ? null : String(dates[0]),
    duration: typeof duration === 'number' ? duration : null,
    outcome: thing.type === 'drill' ? text('result') : text('outcome'),
    component: text('component'),
    target: thing.type === 'record' ? text('target') : null,
  }
}

/** What the plan releases: its name and its components. */
function releasedBy(plan: Side): readonly string[] {
  const release = stated(plan, 'release.name')?.value
  const components = thingsOf(plan, 'component').map((thing) => said(thing, 'component.name'))
  return [release, ...components].flatMap((name) => (typeof name === 'string' ? [name] : []))
}

/** The journal of an organisation tells of other components too: their rollbacks promise nothing here. */
const isOfPlan = ({ component }: Past, released: readonly string[]): boolean =>
  component === null || released.length === 0 || released.some((name) => isNameWithin(name, component))

type Called = Pick<Past, 'date' | 'duration' | 'target'> & { readonly type: string }

/** `drill of 2026-11-05, 9 minutes`, `rollback to 2.13.2 of 2026-10-02, 4 minutes`: it may be of another release. */
export function pastLabel({ type, date, duration, target }: Called): string {
  const what = target === null ? type : `${type} to ${target}`
  const named = date === null ? what : `${what} of ${date.slice(0, DAY)}`
  return duration === null ? named : `${named}, ${durationInWords(duration)}`
}

/** Of an ISO date that has a time. */
const DAY = 'YYYY-MM-DD'.length

/** As the report tells of it. */
export function pastRollback({ type, thing, side, date, duration, outcome, component }: Past): PastRollback {
  const { path } = side.joinable.release.document
  return { type, date, duration, outcome, component, path, span: thing.span }
}

/** How one of the past stands among the others. */
export interface Standing {
  /** From 1, the newest first. */
  readonly recency: number
  /** How many newer ones kept the time that the plan promises; null where it promises none. */
  readonly keptSince: number | null
}

/** The standing of each, in their order. */
export function standingsOf(all: readonly Past[], plan: Side): readonly Standing[] {
  const bound = stated(plan, 'rollback.timeBound')?.value
  const promise = typeof bound === 'number' ? bound : null
  let kept = 0
  return all.map(({ duration }, index) => {
    const standing = { recency: index + 1, keptSince: promise === null ? null : kept }
    if (promise !== null && duration !== null && duration <= promise) kept++
    return standing
  })
}

/** The facts of one of the past. What a document says there that cannot be read stays unreadable. */
export function pastFacts(past: Past, { recency, keptSince }: Standing, now: Clock): readonly Fact[] {
  const { thing, side, date } = past
  const from = (name: string, value: Value, ...told: readonly string[]): Fact => {
    const [source] = told.filter((one) => thing.facts.get(one)?.state !== undefined)
    const place: Place = source ? placeOf(thing, source, side) : thing
    const isUnreadable = value === null && told.some((one) => thing.facts.get(one)?.state === 'unreadable')
    if (isUnreadable) return factFrom(name, { unreadable: [place] }, thing)
    return factFrom(name, value === null ? null : { value, places: [place] }, thing)
  }
  const own = (name: string) => `${thing.type}.${name}`
  const dates = DATES.filter((name) => name.startsWith(thing.type))
  return [
    from('past.type', past.type),
    from('past.date', date, ...dates),
    from('past.age', date === null ? null : ageIn(date, now), ...dates),
    past.duration === null && isBackward(thing)
      ? factFrom('past.duration', { unreadable: [placeOf(thing, 'record.finished', side)] }, thing)
      : from('past.duration', past.duration, own('duration')),
    from('past.outcome', past.outcome, thing.type === 'drill' ? 'drill.result' : 'record.outcome'),
    from('past.component', past.component, own('component')),
    // Where it stands among others is said nowhere.
    { ...from('past.recency', recency), locations: [] },
    { ...from('past.keptSince', keptSince), locations: [] },
  ]
}

/** It ended before it began: how long it took, nobody can tell. */
function isBackward(thing: Thing): boolean {
  const [started, finished] = ['record.started', 'record.finished'].map((name) => said(thing, name))
  return typeof started === 'string' && typeof finished === 'string' && momentOf(finished) < momentOf(started)
}

/** All that a record would tell if it could be read. */
export const unreadPast = (at: Place): readonly Fact[] =>
  PAST_FACTS.map(({ name }) => factFrom(name, { unreadable: [at] }, at))
