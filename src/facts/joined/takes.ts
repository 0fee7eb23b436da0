import type { Mention } from '../../model/index.js'
import type { Answer } from './answer.js'
import { type Place, placeOf, type Side, said, stated, type Thing, thingsOf } from './joinable.js'

/** A length of time that a document tells of, in seconds. */
interface Span {
  readonly seconds: number
  readonly places: readonly Place[]
}

/**
 * How long a document takes by its own words: the longest of its promise, the end of its phases and the path through
 * its steps. What steps do not state is left out, so that the path is no longer than this.
 */
export const durationOf = (side: Side): Answer =>
  asAnswer(longest([answered(side), phases(side), ...paths(side), ...unlisted(side)]))

/** The same without the promise: what steps and phases say. */
export const stepsDurationOf = (side: Side): Answer =>
  asAnswer(longest([phases(side), ...paths(side), ...unlisted(side, boundLines(side))]))

const asAnswer = (span: Span | null): Answer => (span ? { value: span.seconds, places: span.places } : null)

const longest = (spans: readonly (Span | null)[]): Span | null =>
  spans.flatMap((span) => span ?? []).toSorted((a, b) => b.seconds - a.seconds)[0] ?? null

const told = (side: Side, name: string): Span | null => {
  const fact = stated(side, name)
  return fact ? { seconds: Number(fact.value), places: fact.places } : null
}

const BOUND = 'rollback.timeBound'
const DURATION = 'step.duration'

/** What a document promises. A sentence that tells of another day, and is marked by how long it took, promises nothing. */
export function promised(side: Side): Span | null {
  const { mentions } = side.joinable.release
  const keyOf = ({ span, value }: Mention) => `${span.line} ${value}`
  const past = new Set(mentions.filter(({ field }) => field === 'record.duration').map(keyOf))
  if (past.size === 0) return told(side, `${BOUND}.promised`)
  const bounds = mentions.filter(({ field, state }) => field === BOUND && state === 'stated')
  const answers = bounds.filter(({ by }) => by === 'answer')
  const meant = answers.length > 0 ? answers : bounds.filter((one) => !past.has(keyOf(one)))
  return longest(
    meant.map(({ value, span, where }) => ({ seconds: Number(value), places: [{ span: side.at(span), where }] })),
  )
}

/** The promise where it is asked for. A sentence may tell of how long it took another day. */
function answered(side: Side): Span | null {
  const isAnswer = side.joinable.release.mentions.some(
    ({ field, state, by }) => field === BOUND && state === 'stated' && by === 'answer',
  )
  return isAnswer ? promised(side) : null
}

const phases = (side: Side): Span | null => told(side, 'rollback.phases.end')

interface Timed {
  readonly seconds: number
  readonly number: number | null
  readonly parallel: boolean
  readonly place: Place
}

/** The path through each list of steps: lists may be ways to choose from, so each is one. */
function paths(side: Side): readonly Span[] {
  return listsOfSteps(side).flatMap((steps) => {
    const timed = steps.flatMap((step): Timed[] => {
      const seconds = said(step, DURATION)
      const number = said(step, 'step.number')
      if (typeof seconds !== 'number') return []
      const parallel = said(step, 'step.parallel') === true
      return [
        {
          seconds,
          number: number === null ? null : Number(number),
          parallel,
          place: placeOf(step, DURATION, side),
        },
      ]
    })
    return timed.length > 0 ? [{ seconds: pathThrough(timed), places: timed.map(({ place }) => place) }] : []
  })
}

/** Times of a document that stand in no listed step, such as bullets and the row that sums up a table: one list for each place. */
function unlisted(side: Side, except: ReadonlySet<number> = new Set()): readonly Span[] {
  const lists = new Map<string, { seconds: number; places: Place[] }>()
  for (const { field, value, span, where } of side.joinable.release.mentions) {
    if (field !== DURATION || typeof value !== 'number' || except.has(span.line)) continue
    const place = { span: side.at(span), where }
    const list = lists.get(where)
    if (list) {
      list.seconds += value
      list.places.push(place)
    } else lists.set(where, { seconds: value, places: [place] })
  }
  return [...lists.values()]
}

/** Where a document says how long it may take: no step is told of there. */
const boundLines = ({ joinable }: Side): ReadonlySet<number> =>
  new Set(joinable.release.mentions.filter(({ field }) => field === BOUND).map(({ span }) => span.line))

/** Steps that stand in one list, or below titles of one chapter, in their order. */
export function listsOfSteps(side: Side): readonly (readonly Thing[])[] {
  const steps = thingsOf(side, 'step')
  const count = new Map<string, number>()
  for (const { where } of steps) count.set(where, (count.get(where) ?? 0) + 1)
  const lists = new Map<string, Thing[]>()
  for (const step of steps) {
    const list = (count.get(step.where) ?? 0) > 1 ? step.where : chapterOf(step.where)
    const known = lists.get(list)
    if (known) known.push(step)
    else lists.set(list, [step])
  }
  return [...lists.values()]
}

/** What a heading or an entry of data stands in. */
const chapterOf = (where: string): string =>
  where.startsWith('/')
    ? where.slice(0, Math.max(0, where.lastIndexOf('/')))
    : where.slice(0, Math.max(0, where.lastIndexOf(' > ')))

/** Seconds that steps take at least, one after the other: steps at the same time count as the longest of them. */
function pathThrough(steps: readonly Timed[]): number {
  let sum = 0
  for (const group of groupsOf(steps)) {
    const longest = Math.max(...group.map(({ seconds }) => seconds))
    const [only] = group
    if (group.length > 1 || !only?.parallel) sum += longest
    else {
      // Beside which of its neighbours it is done is not said: it may be the longer one.
      const index = steps.indexOf(only)
      sum += Math.max(0, longest - Math.max(steps[index - 1]?.seconds ?? 0, steps[index + 1]?.seconds ?? 0))
    }
  }
  return sum
}

/** Neighbours that are done together: `3a` and `3b`, or one parallel step behind the other. */
function groupsOf(steps: readonly Timed[]): readonly (readonly Timed[])[] {
  const groups: Timed[][] = []
  for (const step of steps) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && areTogether(last, step)) group.push(step)
    else groups.push([step])
  }
  return groups
}

/** `3a` is read as 3.1. */
const areTogether = (one: Timed, other: Timed): boolean =>
  (one.parallel && other.parallel) ||
  (one.number !== null && other.number !== null && Math.floor(one.number) === Math.floor(other.number))
