import type {
  Anchor,
  Catalogue,
  Fact,
  FactSpec,
  Item,
  ItemFacts,
  Kind,
  Mention,
  Release,
  Span,
  Subject,
  Value,
} from '../model/index.js'
import { CATALOGUE } from './catalogue.js'
import type { FactContext } from './context.js'
import { withoutContradictions } from './contradicted.js'
import { derivedDocumentFacts } from './derived.js'
import { incidentFacts } from './derived-incident.js'
import { derivedItemFacts } from './derived-items.js'
import { enhancementFacts } from './enhancement.js'
import { layered } from './layered.js'
import { optionSubjects } from './options/options.js'
import { valueIn } from './said-of.js'
import { keyOf, thingsOf } from './things.js'

type FactMap = ReadonlyMap<string, Fact>

/** Every document fact of the catalogue, whatever the document's kind. */
export function factsOf(release: Release, context: FactContext): FactMap {
  const said = assembled('document', release.mentions, release, nearestAmong(release.anchors), context)
  const facts = withoutContradictions(release, said)
  const derived = incidentFacts(release, derivedDocumentFacts(release, facts, context), context.now)
  return enhancementFacts(release, derived, context)
}

/** What rules are asked about: the document and everything it lists. None for a document that is not judged. */
export function subjectsOf(release: Release, context: FactContext): readonly Subject[] {
  const { kind } = release
  if (kind === null) return []
  const facts = factsOf(release, context)
  return [
    documentSubject(release, kind, facts),
    ...itemSubjects(release, kind, facts, context),
    ...(kind === 'incident' ? options(release, facts, context) : []),
  ]
}

/** What can be done about an incident, weighed by the plan that it names. */
function options(release: Release, facts: FactMap, context: FactContext): readonly Subject[] {
  if (!context.plan) return []
  const link = release.items.find((item) => valueIn(item, 'link.relation') === 'plan')
  const target = link ? valueIn(link, 'link.target') : null
  const plan = context.plan(release.document, typeof target === 'string' ? target : null)
  const head = nearestAmong(release.anchors)('')
  const empty = assembled('option', [], { rejected: [] }, () => head, context)
  return optionSubjects(release, facts, plan, SHIPPED, empty)
}

const SHIPPED: ReadonlySet<string> = new Set(CATALOGUE.keys())

function documentSubject(release: Release, kind: Kind, facts: FactMap): Subject {
  const { path, index } = release.document
  const head = nearestAmong(release.anchors)('')
  return {
    type: 'document',
    path,
    documentIndex: index,
    kind,
    label: 'the document',
    key: 'document',
    span: head.span,
    facts,
    things: thingsOf(release),
    ...(release.unread.length > 0 ? { unread: release.unread } : {}),
  }
}

/** What is known of each thing the document lists, in their order. */
export function itemFactsOf(release: Release, context: FactContext): readonly ItemFacts[] {
  return release.items.map((item) => {
    const own = factsOfItem(item, release, context)
    const { type, label, span } = item
    return { type, label, span, facts: [...own.values()].filter((fact) => fact.state !== 'absent') }
  })
}

function factsOfItem(item: Item, release: Release, context: FactContext): FactMap {
  const said = assembled(item.type, item.mentions, { rejected: [] }, () => item, context)
  return derivedItemFacts(item, said, context, release.document)
}

function itemSubjects(release: Release, kind: Kind, facts: FactMap, context: FactContext): readonly Subject[] {
  const { path, index } = release.document
  return release.items.map((item): Subject => {
    const own = factsOfItem(item, release, context)
    return {
      type: item.type,
      path,
      documentIndex: index,
      kind,
      label: item.label ? `${called(item)} "${item.label}"` : called(item),
      key: keyOf(item),
      said: { where: item.where, mentions: item.mentions },
      span: item.span,
      facts: layered(facts, own),
    }
  })
}

/** `exit-state` as people say it. */
const called = ({ type }: Item): string => type.replace('-', ' ')

/** One fact for every entry of a subject: what was said of it, or that nothing was. */
function assembled(
  subject: FactSpec['subject'],
  mentions: readonly Mention[],
  release: Pick<Release, 'rejected'>,
  nearest: (name: string) => Pick<Item, 'span' | 'where'>,
  { catalogue = CATALOGUE }: FactContext,
): FactMap {
  const said = byField(mentions)
  const rejected = byField(release.rejected)
  const facts = new Map<string, Fact>()
  for (const spec of specsOf(subject, catalogue)) {
    facts.set(spec.name, fact(spec, said.get(spec.name) ?? NONE, rejected.get(spec.name) ?? NONE, nearest))
  }
  return facts
}

/** Most facts of most subjects are absent. */
const NONE: readonly never[] = []

function fact(
  spec: FactSpec,
  mentions: readonly Mention[],
  rejected: Release['rejected'],
  nearest: (name: string) => Pick<Item, 'span' | 'where'>,
): Fact {
  const telling = mentions.length === 0 ? NONE : largestFirst(spec, deciding(mentions))
  const [first] = telling
  if (!first) {
    const at = nearest(spec.name)
    return { name: spec.name, state: 'absent', value: null, locations: [], where: at.where, nearest: at.span, rejected }
  }
  const everywhere = mentions.filter((mention) => mention.state === first.state)
  return {
    name: spec.name,
    state: first.state,
    // What cannot be read is shown as it stands there.
    value: first.state === 'stated' ? combined(spec, telling) : first.value,
    locations: distinct([first, ...everywhere].map((mention) => mention.span)),
    where: first.where,
    nearest: first.span,
    rejected,
  }
}

/** Where the largest decides, it is also the place to point at. */
function largestFirst(spec: FactSpec, mentions: readonly Mention[]): readonly Mention[] {
  const isLargest = spec.combine === 'largest' && mentions[0]?.state === 'stated'
  return isLargest ? mentions.toSorted((a, b) => Number(b.value) - Number(a.value)) : mentions
}

/** Answers before prose, and stated before unreadable before unfilled: a form half filled has said what it has said. */
function deciding(mentions: readonly Mention[]): readonly Mention[] {
  for (const by of ['answer', 'reading'] as const) {
    const stated = mentions.filter((mention) => mention.by === by && mention.state === 'stated')
    if (stated.length > 0) return stated
  }
  for (const state of ['unreadable', 'unfilled'] as const) {
    const some = mentions.filter((mention) => mention.state === state)
    if (some.length > 0) return some
  }
  return []
}

function combined(spec: FactSpec, mentions: readonly Mention[]): Value {
  const values = mentions.map((mention) => mention.value)
  switch (spec.combine) {
    case 'all':
      return [...new Set(values.flatMap((value) => (Array.isArray(value) ? value : [String(value)])))]
    case 'largest':
      return values.reduce<number>((most, value) => Math.max(most, Number(value)), Number.NEGATIVE_INFINITY)
    case 'any':
      return values.some((value) => value === true)
    default:
      return values[0] ?? null
  }
}

/** The most telling anchor: that of the longest prefix of the name, the first of several. */
function nearestAmong(anchors: readonly Anchor[]): (name: string) => Anchor {
  const byPrefix = new Map<string, Anchor>()
  for (const anchor of anchors) if (!byPrefix.has(anchor.prefix)) byPrefix.set(anchor.prefix, anchor)
  return (name) => {
    for (let prefix = name; prefix !== ''; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('.'), 0))) {
      const anchor = byPrefix.get(prefix)
      if (anchor) return anchor
    }
    return byPrefix.get('') ?? { prefix: '', span: START, where: '' }
  }
}

const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

function distinct(spans: readonly Span[]): readonly Span[] {
  const seen = new Set<string>()
  return spans.filter((span) => {
    const key = `${span.line}:${span.column}:${span.endLine}:${span.endColumn}:${span.path ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}

const byField = <T extends { readonly field: string }>(entries: readonly T[]) => grouped(entries, ({ field }) => field)

function grouped<T, K>(entries: readonly T[], keyOf: (entry: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

type Specs = ReadonlyMap<FactSpec['subject'], readonly FactSpec[]>
const specs = new WeakMap<Catalogue, Specs>()

function specsOf(subject: FactSpec['subject'], catalogue: Catalogue): readonly FactSpec[] {
  const known = specs.get(catalogue) ?? grouped([...catalogue.values()], ({ subject }) => subject)
  specs.set(catalogue, known)
  return known.get(subject) ?? []
}
