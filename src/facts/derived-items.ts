import type { Document, Fact, Item, Value } from '../model/index.js'
import type { FactContext } from './context.js'
import { stepParts } from './derived-procedure.js'
import { documentedIn } from './derived-runbook.js'
import { ageIn, liesAhead, momentOf } from './moments.js'
import { textOf, valueIn } from './said-of.js'

type FactMap = ReadonlyMap<string, Fact>

const DERIVED: ReadonlySet<Item['type']> = new Set(['link', 'approval', 'step', 'drill', 'record'])

/** An item's facts that depend on the clock or on what is linked. */
export function derivedItemFacts(item: Item, said: FactMap, context: FactContext, document: Document): FactMap {
  if (!DERIVED.has(item.type)) return said
  const { path } = document
  const facts = new Map(said)
  const put = (name: string, value: Value) => {
    const known = facts.get(name)
    if (known)
      facts.set(name, {
        ...known,
        state: 'stated',
        value,
        locations: [item.span],
        nearest: item.span,
        where: item.where,
      })
  }
  if (item.type === 'link') {
    const target = textOf(item, 'link.target')
    const resolves = context.resolves(path, target)
    if (resolves !== null) put('link.resolves', resolves)
    const missing = context.missing(document, target)
    if (missing) put('link.missing', missing)
    if (missing !== null) put('link.leads', missing === undefined)
    const status = resolves ? context.statusOf(path, target) : null
    if (status) put('link.targetStatus', status.toLowerCase())
  }
  if (item.type === 'approval') {
    const date = valueIn(item, 'approval.date')
    const ahead = typeof date === 'string' ? liesAhead(date, context.now) : null
    if (ahead !== null) put('approval.ahead', ahead)
  }
  if (item.type === 'step') put('step.parts', stepParts(item))
  if (item.type === 'drill') {
    const date = valueIn(item, 'drill.date')
    const age = typeof date === 'string' ? ageIn(date, context.now) : null
    if (age !== null) put('drill.age', age)
  }
  if (item.type === 'record') {
    const documented = documentedIn(facts)
    if (documented) put('record.documented', documented)
  }
  if (item.type === 'record') {
    const said = facts.get('record.duration')
    const seconds = fromStartToEnd(item)
    // Users waited for all of it, whatever is said of it. Days alone say nothing of minutes.
    const isTimed = [valueIn(item, 'record.started'), valueIn(item, 'record.finished')].every((at) =>
      `${at}`.includes('T'),
    )
    const isLonger = said?.state === 'stated' && isTimed && seconds > Number(said.value) + ROUNDING
    if ((said?.state === 'absent' && seconds >= 0) || isLonger) put('record.duration', seconds)
  }
  return facts
}

/** Seconds by which people round what took minutes. */
const ROUNDING = 60

/** Seconds; no number where one of the times is missing. */
function fromStartToEnd(item: Item): number {
  const [started, finished] = [valueIn(item, 'record.started'), valueIn(item, 'record.finished')]
  const isSaid = typeof started === 'string' && typeof finished === 'string'
  return isSaid ? (momentOf(finished) - momentOf(started)) / 1000 : Number.NaN
}
