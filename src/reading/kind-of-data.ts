import { type DataNode, KINDS, type Kind, type MapEntry, type MapNode, type Span } from '../model/index.js'
import { isUnfilled } from './placeholders.js'
import type { Vocabulary } from './vocabulary.js'
import { normalName } from './wording/tokens.js'

/** A kind, and in words why. */
export interface KindFound {
  readonly kind: Kind | null
  readonly because: string
  /** Of a document that is none of ours: where it tells how to roll back all the same. */
  readonly tellsAt?: Span
}

/** The kind a map declares. One of ours is ours beside an `apiVersion:` too: Kubernetes writes its kinds `LikeThis`. */
export function declaredKind(data: DataNode | null, vocabulary: Vocabulary): KindFound | null {
  const value = textAt(data, 'kind', vocabulary)
  if (!value) return null
  const kind = KINDS.find((known) => known === value)
  if (kind) return { kind, because: `it says \`kind: ${kind}\`` }
  return textAt(data, 'apiVersion', vocabulary)
    ? { kind: null, because: `a Kubernetes resource of kind ${value}` }
    : null
}

/** The kind that the keys of a map tell: a way back written with our keys, or the record of one. */
export function kindOfData(data: DataNode | null, vocabulary: Vocabulary): KindFound {
  if (data?.type !== 'map') return { kind: null, because: 'no mapping at the top' }
  if (valueAt(data, 'apiVersion') && valueAt(data, 'kind')) return { kind: null, because: 'a Kubernetes resource' }
  const record = data.entries.find(({ key }) => key === 'record' || key === 'records')
  if (record && keysOf(record.value).some((key) => vocabulary.keys('record').has(key)))
    return { kind: 'rollback-record', because: `it has \`${record.key}:\` with a rollback's fields` }
  const found = planByKeys(data, vocabulary)
  if (found) return found
  const told = data.entries.find((entry) => isLike(entry.key, 'rollback') && tellsHow(entry.value, vocabulary.keys))
  const because = 'no key says that it is a release document'
  return told ? { kind: null, because, tellsAt: told.keySpan } : { kind: null, because }
}

/** Words or a list below `rollback:`; what a chart sets there and the job of a pipeline tell nobody what to do. */
function tellsHow(value: DataNode, keys: Keys): boolean {
  if (value.type !== 'map') return isTelling(value)
  return !isJob(value, keys) && value.entries.some((entry) => isTelling(entry.value))
}

const isTelling = (value: DataNode): boolean =>
  value.type === 'sequence' ? value.items.length > 0 : value.type === 'scalar' && /\S\s+\S/.test(value.source)

/** The kind of a map whose keys are those of a plan. */
export function planByKeys(data: MapNode, { keys }: Vocabulary): KindFound | null {
  const rollback = valueAt(data, 'rollback')
  if (!rollback || (rollback.type === 'map' && !rollback.entries.some((entry) => isOwn(entry, rollback, keys)))) {
    const parts = PARTS.filter(([name, type]) => isPart(valueAt(data, name), type, keys(name))).map(([name]) => name)
    const isPlan =
      parts.length > 1 &&
      (parts.includes('ownership') || parts.includes('approvals') || (rollback && parts.includes('changes')))
    return isPlan ? { kind: 'release-plan', because: `it has \`${parts[0]}:\` beside \`${parts[1]}:\`` } : null
  }
  const beside = [...keys('beside')].find((key) => valueAt(data, key))
  if (rollback.type !== 'map') {
    const told = rollback.type === 'sequence' ? isSteps(rollback, keys) : isProse(rollback)
    return told && beside ? { kind: 'release-plan', because: `it has \`rollback:\` beside \`${beside}:\`` } : null
  }
  const own = rollback.entries.find((entry) => isOwn(entry, rollback, keys))
  if (!own) return null
  const because = beside ? `it has \`rollback:\` beside \`${beside}:\`` : `its \`rollback:\` has \`${own.key}:\``
  return { kind: 'release-plan', because }
}

/** Parts of a plan in the plan's own words; a log of changes has a release and its changes too. */
const PARTS = [
  ['release', 'map'],
  ['changes', 'sequence'],
  ['ownership', 'map'],
  ['approvals', 'sequence'],
] as const

const isPart = (value: DataNode | undefined, type: DataNode['type'], own: ReadonlySet<string>): boolean =>
  value?.type === type && keysOf(value).some((key) => own.has(key))

type Keys = Vocabulary['keys']

/** One of the plan's own keys below `rollback:`, holding what the plan holds there; a chart's `enabled: true` is none. */
function isOwn({ key, value }: MapEntry, rollback: MapNode, keys: Keys): boolean {
  const name = normalName(key)
  if (name === 'steps') return isSteps(value, keys) && !isJob(rollback, keys)
  if (name === 'if it fails') return value.type !== 'sequence' && !isEmpty(value)
  if (name === 'target')
    return value.type === 'map' ? keysOf(value).some((own) => keys('target').has(own)) : isProseOrVersion(value)
  if (name === 'time bound') return value.type === 'scalar' && !isEmpty(value)
  if (name === 'triggers') return value.type === 'sequence' && !isJob(rollback, keys)
  return keys('listed').has(name) && value.type === 'sequence'
}

/** Steps of a person, a command each; the steps of a pipeline have actions of their own to use. */
function isSteps(value: DataNode, keys: Keys): boolean {
  if (value.type !== 'sequence' || value.items.length === 0) return false
  return value.items.some(
    (item) => (item.type === 'scalar' && !isEmpty(item)) || keysOf(item).some((key) => keys('step').has(key)),
  )
}

const isJob = (map: MapNode, keys: Keys): boolean => map.entries.some(({ key }) => keys('job').has(key))

const isEmpty = (value: DataNode): boolean => value.type === 'scalar' && value.source.trim() === ''
const isProse = (value: DataNode): boolean => value.type === 'scalar' && value.source.trim().split(/\s+/).length >= 4
const isProseOrVersion = (value: DataNode): boolean =>
  isProse(value) || (value.type === 'scalar' && /\d/.test(value.source))

/** The keys of a map, or of the first map of a list. */
function keysOf(node: DataNode): readonly string[] {
  const map = node.type === 'sequence' ? node.items[0] : node
  return map?.type === 'map' ? map.entries.map(({ key }) => key) : []
}

function valueAt(data: MapNode, key: string): DataNode | undefined {
  const exact = data.entries.find((entry) => entry.key === key)
  return (exact ?? data.entries.find((entry) => isLike(entry.key, key)))?.value
}

const isLike = (written: string, key: string): boolean =>
  written.length <= key.length + 2 && normalName(written) === normalName(key)

/** The text of a key at the top, unless it is a placeholder. */
export function textAt(data: DataNode | null, key: string, vocabulary: Vocabulary): string | null {
  const value = data?.type === 'map' ? valueAt(data, key) : undefined
  if (value?.type !== 'scalar' || typeof value.value !== 'string') return null
  return isUnfilled(value.value, vocabulary) ? null : value.value
}
