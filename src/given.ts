import { ageIn, pastLabel } from './facts/index.js'
import type { Catalogue, DataNode, Fact, MapEntry, Release, Subject } from './model/index.js'
import { typed, writtenSetting } from './policy/index.js'
import { expiryOf } from './waivers/index.js'

/** The key of an example under which stand the subjects that only the release gate has. */
const KEY = 'x-gate'
export const GIVEN_LISTS = ['evidence', 'past', 'waiver'] as const
export type GivenList = (typeof GIVEN_LISTS)[number]

/** Where a document gives them, as it is written. */
export function givenIn(release: Release | null): MapEntry | undefined {
  const data = release?.document.data
  return data?.type === 'map' ? data.entries.find(({ key }) => key === KEY) : undefined
}

/**
 * The subjects of an example, and those of the release gate that it gives as data: examples of rules on evidence and
 * waivers need no world. A plan has its `gate` always, for rules that are for it.
 */
export function withGiven(
  subjects: readonly Subject[],
  release: Release | null,
  catalogue: Catalogue,
  now: string,
): readonly Subject[] {
  const [document] = subjects
  if (document?.kind !== 'release-plan') return subjects
  const given = givenIn(release)?.value
  const parts = given?.type === 'map' ? given.entries : []
  const entries = (type: GivenList) => {
    const list = parts.find(({ key }) => key === type)?.value
    return list?.type === 'sequence' ? list.items : []
  }
  const giving: Giving = { document, catalogue, now }
  const whole = parts.find(({ key }) => key === 'gate')?.value
  return [
    ...subjects,
    gateOf(whole, giving),
    ...GIVEN_LISTS.flatMap((type) => entries(type).map((node, index) => itemOf(type, node, index + 1, giving))),
  ]
}

interface Giving {
  readonly document: Subject
  readonly catalogue: Catalogue
  readonly now: string
}

function gateOf(node: DataNode | undefined, { document, catalogue, now }: Giving): Subject {
  const facts = new Map<string, Fact>(document.facts)
  const entries = node?.type === 'map' ? node.entries : []
  for (const entry of entries) facts.set(entry.key, factGiven(entry.key, entry, catalogue))
  const fallback = { name: 'gate.moment', state: 'stated', value: now, locations: [], rejected: [] } as const
  if (!facts.has('gate.moment')) facts.set('gate.moment', { ...fallback, where: '', nearest: document.span })
  return { ...document, type: 'gate', label: 'the release', key: 'gate', facts }
}

function itemOf(type: GivenList, node: DataNode, nth: number, { document, catalogue, now }: Giving): Subject {
  const own = new Map<string, Fact>()
  const put = (name: string, value: Fact['value']) => {
    if (value === null || own.has(name) || !catalogue.has(name)) return
    const { span } = node
    own.set(name, { name, state: 'stated', value, locations: [span], where: type, nearest: span, rejected: [] })
  }
  for (const entry of node.type === 'map' ? node.entries : []) {
    const name = `${type}.${entry.key}`
    own.set(name, factGiven(name, entry, catalogue))
  }
  const date = own.get(`${type}.date`)
  if (date?.state === 'stated') put(`${type}.age`, ageIn(String(date.value), now))
  put(`${type}.recency`, nth)
  if (type === 'waiver') put('waiver.remaining', remainingOf(own, now))
  const label = labelOf(type, own, nth)
  return { ...document, type, label, key: label, span: node.span, facts: new Map([...document.facts, ...own]) }
}

/** As the gate would call it. */
function labelOf(type: GivenList, own: ReadonlyMap<string, Fact>, nth: number): string {
  const said = (name: string) => {
    const fact = own.get(`${type}.${name}`)
    return fact?.state === 'stated' ? fact.value : null
  }
  const text = (name: string) => (said(name) === null ? null : String(said(name)))
  const duration = said('duration')
  const past = { date: text('date'), duration: typeof duration === 'number' ? duration : null, target: null }
  if (type === 'past' && text('type') !== null) return pastLabel({ ...past, type: text('type') as string })
  const named = type === 'waiver' ? [text('rule'), text('ticket')] : [text('name')]
  return `${type} "${named.filter((one) => one !== null).join(', ') || nth}"`
}

/** Seconds until the last day of a waiver is over, where it may count; its day is one of UTC. */
function remainingOf(own: ReadonlyMap<string, Fact>, now: string): number | null {
  const standing = own.get('waiver.standing')?.value ?? 'in-force'
  const expires = own.get('waiver.expires')
  const until = expires?.state === 'stated' ? expiryOf(String(expires.value), 'UTC') : null
  const left = until === null ? 0 : Math.floor((Date.parse(until) - Date.parse(now)) / 1000)
  return standing === 'in-force' && left > 0 ? left : null
}

/** A fact as an example gives it. */
export function factGiven(name: string, { value: node }: MapEntry, catalogue: Catalogue): Fact {
  const place = { name, locations: [node.span], where: name, nearest: node.span, rejected: [] }
  const why = node.type === 'map' ? node.entries.find(({ key }) => key === 'unreadable')?.value : undefined
  if (why?.type === 'scalar') return { ...place, state: 'unreadable', value: why.source }
  const spec = catalogue.get(name)
  const read = spec ? typed(writtenSetting(node), spec.type) : { expected: 'a fact that there is' }
  return 'value' in read
    ? { ...place, state: 'stated', value: read.value }
    : { ...place, state: 'unreadable', value: node.type === 'scalar' ? node.source : null }
}
