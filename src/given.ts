import { ageIn } from './facts/index.js'
import type { Catalogue, DataNode, Fact, ItemType, MapEntry, Release, Subject } from './model/index.js'
import { typed, writtenSetting } from './policy/index.js'

/** The key of an example under which stand the subjects that only the release gate has. */
const KEY = 'x-gate'
const LISTS: readonly ItemType[] = ['evidence', 'past', 'waiver']

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
  const data = release?.document.data
  const given = data?.type === 'map' ? data.entries.find(({ key }) => key === KEY)?.value : undefined
  const parts = given?.type === 'map' ? given.entries : []
  const entries = (type: ItemType) => {
    const list = parts.find(({ key }) => key === type)?.value
    return list?.type === 'sequence' ? list.items : []
  }
  const giving: Giving = { document, catalogue, now }
  const whole = parts.find(({ key }) => key === 'gate')?.value
  return [
    ...subjects,
    gateOf(whole, giving),
    ...LISTS.flatMap((type) => entries(type).map((node, index) => itemOf(type, node, index + 1, giving))),
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
  for (const entry of entries) facts.set(entry.key, factOf(entry.key, entry, catalogue))
  const fallback = { name: 'gate.moment', state: 'stated', value: now, locations: [], rejected: [] } as const
  if (!facts.has('gate.moment')) facts.set('gate.moment', { ...fallback, where: '', nearest: document.span })
  return { ...document, type: 'gate', label: 'the release', key: 'gate', facts }
}

function itemOf(type: ItemType, node: DataNode, nth: number, { document, catalogue, now }: Giving): Subject {
  const own = new Map<string, Fact>()
  const put = (name: string, value: Fact['value']) => {
    if (value === null || own.has(name) || !catalogue.has(name)) return
    const { span } = node
    own.set(name, { name, state: 'stated', value, locations: [span], where: type, nearest: span, rejected: [] })
  }
  for (const entry of node.type === 'map' ? node.entries : []) {
    const name = `${type}.${entry.key}`
    own.set(name, factOf(name, entry, catalogue))
  }
  const date = own.get(`${type}.date`)
  if (date?.state === 'stated') put(`${type}.age`, ageIn(String(date.value), now))
  put(`${type}.recency`, nth)
  const named = own.get(`${type}.name`) ?? own.get(`${type}.rule`) ?? own.get(`${type}.date`)
  const label = `${type} "${String(named?.value ?? nth)}"`
  return { ...document, type, label, key: label, span: node.span, facts: new Map([...document.facts, ...own]) }
}

function factOf(name: string, { value: node }: MapEntry, catalogue: Catalogue): Fact {
  const place = { name, locations: [node.span], where: name, nearest: node.span, rejected: [] }
  const why = node.type === 'map' ? node.entries.find(({ key }) => key === 'unreadable')?.value : undefined
  if (why?.type === 'scalar') return { ...place, state: 'unreadable', value: why.source }
  const spec = catalogue.get(name)
  const read = spec ? typed(writtenSetting(node), spec.type) : { expected: 'a fact that there is' }
  return 'value' in read
    ? { ...place, state: 'stated', value: read.value }
    : { ...place, state: 'unreadable', value: node.type === 'scalar' ? node.source : null }
}
