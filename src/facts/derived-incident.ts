import { type Clock, exactMoment, type Fact, type Item, type Release, type Value } from '../model/index.js'
import { INCIDENT_FACTS } from './incident-facts.js'
import { momentOf } from './moments.js'
import { valueIn } from './said-of.js'

type FactMap = ReadonlyMap<string, Fact>
const TIME_LEFT = 'incident.timeLeft'

/** What follows in an incident from the clock and from the attempts that it lists. */
export function incidentFacts(release: Release, said: FactMap, now: Clock): FactMap {
  if (release.kind !== 'incident') return said
  const facts = new Map(said)
  const [own, status] = ['incident.status', 'document.status'].map((name) => facts.get(name))
  if (own && status) facts.set(own.name, { ...status, name: own.name })
  agreed(release, facts)
  timeLeft(facts, now)
  attempts(release, facts)
  return facts
}

/** What is said twice and not the same, or once known and once not, nobody knows. */
function agreed({ mentions }: Release, facts: Map<string, Fact>): void {
  for (const { name, type } of INCIDENT_FACTS) {
    const known = facts.get(name)
    const said = type === 'text' || type === 'list' ? [] : mentions.filter(({ field }) => field === name)
    const isOne = new Set(said.map(({ state, value }) => `${state} ${value}`)).size < 2
    if (!known || isOne) continue
    facts.set(name, { ...known, state: 'unreadable', value: null, locations: said.map(({ span }) => span) })
  }
}

/** The less of the two where both are stated. What is there and cannot be counted leaves nobody sure. */
function timeLeft(facts: Map<string, Fact>, now: Clock): void {
  const known = facts.get(TIME_LEFT)
  const deadline = facts.get('incident.deadline')
  if (!known || !deadline) return
  const counted = [untilDeadline(deadline, now), sinceWritten(known, facts, now)].flatMap((one) => one ?? [])
  if (counted.length === 0) return
  const least = counted.reduce((a, b) => (rank(b.seconds) < rank(a.seconds) ? b : a))
  const { from, seconds } = least
  facts.set(TIME_LEFT, {
    ...from,
    name: TIME_LEFT,
    state: seconds === null ? 'unreadable' : 'stated',
    // Whole seconds, and none more than there are.
    value: seconds === null ? from.value : Math.floor(seconds),
    rejected: [],
  })
}

interface Counted {
  readonly from: Fact
  readonly seconds: number | null
}

const rank = (seconds: number | null): number => seconds ?? -1

function untilDeadline(deadline: Fact, now: Clock): Counted | null {
  if (deadline.state === 'absent') return null
  const moment = timeIn(deadline)
  return { from: deadline, seconds: moment === null ? null : Math.max(0, (moment - momentOf(exactMoment(now))) / 1000) }
}

/** `20m` was so when somebody wrote it. */
function sinceWritten(known: Fact, facts: FactMap, now: Clock): Counted | null {
  if (known.state === 'absent') return null
  const written = ['document.updated', 'incident.detected'].flatMap((name) => timeIn(facts.get(name)) ?? [])[0]
  if (known.state !== 'stated' || written === undefined) return { from: known, seconds: null }
  const passed = Math.max(0, (momentOf(exactMoment(now)) - written) / 1000)
  return { from: known, seconds: Math.max(0, Number(known.value) - passed) }
}

/** Milliseconds since 1970; null for a day, of which nobody can count the minutes. */
function timeIn(fact: Fact | undefined): number | null {
  if (fact?.state !== 'stated' || typeof fact.value !== 'string' || !fact.value.includes('T')) return null
  const moment = momentOf(fact.value)
  return Number.isFinite(moment) ? moment : null
}

/** Whoever lists an attempt has tried. */
function attempts({ items, unread }: Release, facts: Map<string, Fact>): void {
  const listed = items.filter(({ type }) => type === 'attempt')
  const areNumbered = listed.every((item) => typeof valueIn(item, 'attempt.number') === 'number')
  const last = (areNumbered ? [...listed].sort(byNumber) : listed).at(-1)
  if (!last) return
  put('incident.rollbackTried', true, last)
  for (const part of ['outcome', 'analysis']) {
    const mention = last.mentions.find(({ field }) => field === `attempt.${part}`)
    const known = facts.get(`incident.lastAttempt.${part}`)
    if (!known) continue
    // Where one of them could not be read, it may be the last.
    if (unread.some(({ type }) => type === 'attempt'))
      facts.set(known.name, { ...known, state: 'unreadable', value: null, where: last.where, nearest: last.span })
    else if (mention?.state === 'stated') put(known.name, mention.value, last)
    else facts.set(known.name, { ...known, state: mention?.state ?? 'absent', where: last.where, nearest: last.span })
  }

  function put(name: string, value: Value, { span, where }: Item): void {
    const known = facts.get(name)
    if (known) facts.set(name, { ...known, state: 'stated', value, locations: [span], where, nearest: span })
  }
}

const byNumber = (a: Item, b: Item): number =>
  Number(valueIn(a, 'attempt.number') ?? 0) - Number(valueIn(b, 'attempt.number') ?? 0)
