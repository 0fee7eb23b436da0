import {
  type Config,
  type Difference,
  durationInWords,
  type EvidenceDemand,
  type GateSetting,
  type Value,
} from '../../model/index.js'
import { canonical, inShort, writtenAt } from './canonical.js'

type Sets = readonly [trusted: readonly string[], head: readonly string[]]

/** Whatever else decides: which files are read and how, what the world is asked, who may approve. */
export function settingDifferences(trusted: Config, head: Config): readonly Difference[] {
  return [
    ...evidence(trusted.gate.evidence, head.gate.evidence),
    ...number(
      'maxWarnings',
      trusted.maxWarnings ?? Number.POSITIVE_INFINITY,
      head.maxWarnings ?? Number.POSITIVE_INFINITY,
    ),
    // A file that is too large is never trusted: reading more of them asks no less.
    ...number('limits: fileSize', -trusted.fileSizeLimit, -head.fileSizeLimit),
    ...entries('ignore', [trusted.ignore, head.ignore], 'more'),
    ...whole(
      'documents',
      ...both(trusted, head, (one) => one.documents.map(({ files, kind, map }) => [files, kind, map])),
    ),
    ...whole('vocabulary', ...both(trusted, head, ({ vocabulary }) => vocabulary.map(textsOf))),
    ...whole('facts', ...both(trusted, head, ({ facts }) => facts.map(({ node }) => writtenAt(node)))),
    ...gate(trusted.gate, head.gate),
  ]
}

const both = <T>(trusted: Config, head: Config, part: (config: Config) => T): [T, T] => [part(trusted), part(head)]

const textsOf = ({ names, texts }: Config['vocabulary'][number]) =>
  [names, texts].map((some) => some.map(({ text }) => text))

/** Settings of the gate that this does not know by name are compared as a whole: none is passed over. */
function gate(trusted: GateSetting, head: GateSetting): readonly Difference[] {
  const { evidence: _, approvers, freezes, ...others } = trusted
  const rest = Object.keys({ ...others, ...head }).filter((key) => !['evidence', 'approvers', 'freezes'].includes(key))
  const partOf = (setting: GateSetting, key: string) => new Map(Object.entries(setting)).get(key) as Value | undefined
  return [
    ...entries('gate: approvers', [approvers, head.approvers], 'more'),
    ...entries('gate: freezes', [freezes, head.freezes], 'fewer'),
    ...rest.sort().flatMap((key): readonly Difference[] => {
      const [was, is] = [partOf(trusted, key), partOf(head, key)]
      if (canonical(was ?? null) === canonical(is ?? null)) return []
      return [{ what: 'config', name: `gate: ${key}`, trusted: shown(was), head: shown(is), weaker: true }]
    }),
  ]
}

const shown = (value: Value | undefined): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === 'object' && !Array.isArray(value) ? inShort(canonical(value)) : inShort(value)
}

/** Entries of a list that are gone or new. `weakens`: whether more of them ask less, or fewer. */
function entries(name: string, [trusted, head]: Sets, weakens: 'more' | 'fewer'): readonly Difference[] {
  const gone = trusted.filter((one) => !head.includes(one))
  const come = head.filter((one) => !trusted.includes(one))
  // `!` takes out what others take in.
  const weaker = (one: string, by: 'more' | 'fewer') => one.startsWith('!') || weakens === by
  const order: readonly Difference[] =
    gone.length + come.length === 0 && canonical(trusted) !== canonical(head)
      ? [{ what: 'config', name, trusted: 'in another order', head: inShort(head), weaker: true }]
      : []
  return [
    ...gone.map(
      (one): Difference => ({ what: 'config', name, trusted: one, head: null, weaker: weaker(one, 'fewer') }),
    ),
    ...come.map((one): Difference => ({ what: 'config', name, trusted: null, head: one, weaker: weaker(one, 'more') })),
    ...order,
  ]
}

/** A number of which more asks less. */
function number(name: string, trusted: number, head: number): readonly Difference[] {
  if (trusted === head) return []
  const words = (one: number) => (Number.isFinite(one) ? String(Math.abs(one)) : 'no limit')
  return [{ what: 'config', name, trusted: words(trusted), head: words(head), weaker: head > trusted }]
}

function whole(name: string, trusted: unknown, head: unknown): readonly Difference[] {
  if (canonical(trusted) === canonical(head)) return []
  const words = (one: unknown, what: string) => (Array.isArray(one) && one.length === 0 ? null : what)
  return [
    { what: 'config', name, trusted: words(trusted, 'its entries'), head: words(head, 'other entries'), weaker: true },
  ]
}

/** What the world is asked, demand by demand and part by part. */
function evidence(trusted: readonly EvidenceDemand[], head: readonly EvidenceDemand[]): readonly Difference[] {
  const [before, after] = [trusted, head].map((some) => new Map(some.map((one) => [one.name, one])))
  const names = [...new Set([...trusted, ...head].map(({ name }) => name))].sort()
  return names.flatMap((name): readonly Difference[] => {
    const [was, is] = [before?.get(name), after?.get(name)]
    const what = 'evidence' as const
    if (was && !is) return [{ what, name, trusted: asked(was), head: null, weaker: true }]
    if (!was || !is) return is ? [{ what, name, trusted: null, head: asked(is), weaker: false }] : []
    return parts(was, is)
  })
}

const asked = ({ question }: EvidenceDemand): string => `asks ${question.type}`

function parts(was: EvidenceDemand, is: EvidenceDemand): readonly Difference[] {
  const [before, after] = [partsOf(was), partsOf(is)]
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((part): readonly Difference[] => {
    const [old, young] = [before.get(part) ?? null, after.get(part) ?? null]
    if (canonical(old) === canonical(young)) return []
    const name = `${was.name}: ${part}`
    return [
      {
        what: 'evidence',
        name,
        trusted: said(part, old),
        head: said(part, young),
        weaker: !asksMore(part, old, young, is),
      },
    ]
  })
}

const said = (part: string, value: Value): string | null =>
  typeof value === 'number' && LENGTHS.has(part) ? durationInWords(value) : shown(value)

const LENGTHS: ReadonlySet<string> = new Set(['maxAge', 'timeout'])

function partsOf({ question, credentials, approvers, maxAge, timeout }: EvidenceDemand): ReadonlyMap<string, Value> {
  return new Map(Object.entries({ ...question, ...credentials, approvers: approvers ?? null, maxAge, timeout }))
}

/** A shorter age, a tighter bound, or a demand that was not made. How long a probe may take asks nothing. */
function asksMore(part: string, old: Value, young: Value, { question }: EvidenceDemand): boolean {
  if (part === 'maxAge') return typeof young === 'number' && (old === null || young < Number(old))
  if (part === 'value' && 'operator' in question && typeof old === 'number' && typeof young === 'number') {
    if (SMALLER.has(question.operator)) return young < old
    return LARGER.has(question.operator) && young > old
  }
  if (part === 'approvers' && Array.isArray(young)) return old === null || isPart(young, old)
  if (part === 'annotated' || part === 'signed') return young === true
  return part === 'timeout'
}

const isPart = (few: readonly string[], many: Value): boolean =>
  Array.isArray(many) && few.every((one) => many.includes(one))

const SMALLER: ReadonlySet<string> = new Set(['atMost', 'lessThan'])
const LARGER: ReadonlySet<string> = new Set(['atLeast', 'moreThan'])
