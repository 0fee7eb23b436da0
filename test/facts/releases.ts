import { type FactContext, factsOf, subjectsOf } from '../../src/facts/index.js'
import type { Document, Fact, Item, ItemType, Mention, Release, Span, Value } from '../../src/model/index.js'

/** A mention in one line: `2 answer rollback.timeBound = 300`; `?` unfilled, `!` unreadable instead of `= value`. */
export type Said = readonly [line: number, by: Mention['by'], field: string, value: Value | '?' | '!']
/** Something listed, at a line, with its own facts. */
export interface Listed {
  readonly type: ItemType
  readonly line: number
  readonly says: Readonly<Record<string, Value | '?' | '!'>>
  readonly by?: Mention['by']
}

const NOW = '2026-11-20T12:00:00Z'
export const CONTEXT: FactContext = {
  now: NOW,
  resolves: () => null,
  statusOf: () => null,
  said: () => null,
  missing: () => null,
}
const END = 99

export const lineSpan = (line: number): Span => ({ line, column: 1, endLine: line, endColumn: END })

const DOCUMENT: Document = {
  path: 'plan.md',
  index: 0,
  format: 'markdown',
  text: '',
  data: null,
  blocks: [],
  comments: [],
  problems: [],
  span: lineSpan(1),
}

function mention(line: number, by: Mention['by'], field: string, value: Value | '?' | '!'): Mention {
  const state = value === '?' ? 'unfilled' : value === '!' ? 'unreadable' : 'stated'
  return { field, state, value: state === 'stated' ? value : null, span: lineSpan(line), where: `line ${line}`, by }
}

/** Facts are named in camelCase: `exitState.name` of an `exit-state`. */
const factPrefix = (type: string): string => type.replace(/-./g, (part) => part.slice(1).toUpperCase())

/** A release that says just this. */
export function releaseOf(
  said: readonly Said[],
  listed: readonly Listed[] = [],
  rest: Partial<Pick<Release, 'rejected' | 'anchors' | 'kind'>> = {},
): Release {
  const items = listed.map(
    ({ type, line, says, by = 'answer' }): Item => ({
      type,
      label: String(Object.values(says)[0] ?? ''),
      mentions: Object.entries(says).map(([field, value]) => mention(line, by, `${factPrefix(type)}.${field}`, value)),
      span: lineSpan(line),
      where: `line ${line}`,
    }),
  )
  const mentions = said.map((one) => mention(...one))
  return {
    document: DOCUMENT,
    kind: 'release-plan',
    kindBecause: '',
    mentions,
    items,
    rejected: [],
    unread: [],
    passages: [],
    anchors: [],
    problems: [],
    ...rest,
  }
}

/** A fact in short: state, value, lines of its locations, and the line where one would look. */
function short(fact: Fact | undefined): unknown {
  if (!fact) return undefined
  const { state, value, locations, nearest } = fact
  return state === 'absent'
    ? { state, nearest: nearest.line }
    : { state, value, lines: locations.map(({ line }) => line), nearest: nearest.line }
}

export const documentFact = (release: Release, name: string, context = CONTEXT) =>
  short(factsOf(release, context).get(name))

/** A fact of the first item of its type. */
export function itemFact(release: Release, name: string, context = CONTEXT): unknown {
  const type = name.split('.')[0]
  const subject = subjectsOf(release, context).find((one) => one.type === type)
  return short(subject?.facts.get(name))
}

/** A fact of one option of an incident, weighed by a plan. */
export function optionFact(release: Release, plan: Release | null, option: string, name: string): unknown {
  const context = { ...CONTEXT, plan: () => plan && { release: plan, facts: factsOf(plan, CONTEXT) } }
  const subjects = subjectsOf(release, context).filter(({ type }) => type === 'option')
  return short(subjects.find(({ facts }) => facts.get('option.name')?.value === option)?.facts.get(name))
}
