import { canonicalText } from './canonical.js'
import type { VerdictDocument } from './verdict-document.js'

/** A part in which two verdicts differ, and how, in words. */
export interface Unlike {
  readonly part: keyof VerdictDocument
  readonly says: string
}

/** Everything in which a verdict that is judged again differs from the one that was signed. None: they are the same bytes. */
export function unlike(signed: VerdictDocument, again: VerdictDocument): readonly Unlike[] {
  const found = PARTS.flatMap((part): readonly Unlike[] => {
    if (isSame(signed[part], again[part])) return []
    const list = LISTS.get(part)
    const [before, now] = [signed[part], again[part]]
    const said = list && Array.isArray(before) && Array.isArray(now) ? entries(list, before, now) : []
    return (said.length > 0 ? said : [inOrder(part, before, now)]).map((says) => ({ part, says }))
  })
  const telling = found.filter(({ part }) => !FOLLOWING.has(part))
  return telling.length > 0 ? telling : found
}

/** What follows from the rest tells nothing new beside it. */
const FOLLOWING: ReadonlySet<keyof VerdictDocument> = new Set(['pillars', 'coverage', 'reasons', 'because'])

/** The most telling first. */
const PARTS = [
  'version',
  'verdict',
  'documents',
  'evidence',
  'waivers',
  'rules',
  'findings',
  'problems',
  'history',
  'validUntil',
  'author',
  'config',
  'maxWarnings',
  'at',
  'trusted',
  'versions',
  'pillars',
  'coverage',
  'reasons',
  'because',
] as const satisfies readonly (keyof VerdictDocument)[]

interface List {
  readonly noun: string
  readonly name: (entry: Entry) => string
}
type Entry = Readonly<Record<string, unknown>>

/** What a list holds is known again by its name. */
const LISTS: ReadonlyMap<string, List> = new Map([
  ['documents', { noun: 'document', name: (one) => String(one['place']) }],
  ['evidence', { noun: 'evidence', name: (one) => String(one['name']) }],
  ['waivers', { noun: 'waiver', name: (one) => `${one['ticket']} of ${one['rule']}` }],
  ['rules', { noun: 'rule', name: (one) => String(one['id']) }],
  ['findings', { noun: 'finding', name: (one) => `${one['fingerprint']} of ${one['rule']}` }],
  ['problems', { noun: 'problem', name: (one) => `at ${one['place']}:${one['line']}` }],
])

function entries({ noun, name }: List, before: readonly Entry[], now: readonly Entry[]): readonly string[] {
  const [old, recent] = [named(before, name), named(now, name)]
  return [...new Set([...old.keys(), ...recent.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), recent.get(key)]
    if (isSame(was ?? null, is ?? null)) return []
    const how = was === undefined ? 'is new' : is === undefined ? 'is gone' : `differs${changed(was, is)}`
    return [`${noun} ${key} ${how}`]
  })
}

/** Several may have one name. */
function named(list: readonly Entry[], name: List['name']): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const one of list) found.set(name(one), [...(found.get(name(one)) ?? []), one])
  return found
}

/** `: level, sha256` */
function changed([was]: readonly Entry[], [is]: readonly Entry[]): string {
  const keys = Object.keys({ ...was, ...is }).filter((key) => !isSame(was?.[key] ?? null, is?.[key] ?? null))
  return keys.length > 0 ? `: ${keys.join(', ')}` : ''
}

const SHORT = 80

function inOrder(part: string, before: unknown, now: unknown): string {
  const [was = '', is = ''] = [before, now].map(inShort)
  const isShort = was !== is && was.length <= SHORT && is.length <= SHORT
  return isShort ? `\`${part}\` was ${was} and is ${is}` : `\`${part}\` differs`
}

/** Of an end with its reasons the moment. */
function inShort(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'moment' in value ? String(value.moment) : canonicalText(value)
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalText(a) === canonicalText(b)
}
