import type { Fact, ItemType, Relation, Release, Span, Value } from '../../model/index.js'
import type { FactContext } from '../context.js'
import { itemFactsOf } from '../extract.js'

/** A document that was read, what `factsOf` knows of it, and what it is to the plan. */
export interface Joinable {
  readonly release: Release
  readonly facts: ReadonlyMap<string, Fact>
  /** Relative to the folder of the config. */
  readonly place: string
  readonly relation: Relation
}

/** What the gate alone knows besides the documents. */
export interface GateContext extends FactContext {
  /** Who wrote the change, where the command line says so. */
  readonly author?: string | null
  /** Days and periods in which nothing is released, as the config says. */
  readonly freezes?: readonly string[]
}

/** Where something stands: its span names the file unless that is the plan itself. */
export interface Place {
  readonly span: Span
  /** Heading path or pointer. */
  readonly where: string
}

/** A thing that a document lists, with what is known of it. */
export interface Thing extends Place {
  readonly type: ItemType
  readonly label: string
  readonly facts: ReadonlyMap<string, Fact>
}

/** A document as it is held beside others: all places in it can be told from those of the plan. */
export interface Side {
  readonly joinable: Joinable
  readonly things: readonly Thing[]
  /** The place of a span of this document. */
  readonly at: (span: Span) => Span
  /** Where it is broken: its silence means nothing then. Null: it is whole. */
  readonly broken: Place | null
}

/** Makes a document ready to be compared. `plan` is the one whose places need no file. */
export function sideOf(joinable: Joinable, plan: Joinable, context: FactContext): Side {
  const { release } = joinable
  const { path } = release.document
  const at = (span: Span): Span => (joinable === plan ? span : { ...span, path })
  const known = itemFactsOf(release, context)
  const things = release.items.map(({ type, label, span, where }, index): Thing => {
    const facts = new Map((known[index]?.facts ?? []).map((fact) => [fact.name, fact]))
    return { type, label, span: at(span), where, facts }
  })
  const problem = [...release.document.problems, ...release.problems].find(({ severity }) => severity === 'error')
  return { joinable, things, at, broken: problem ? { span: at(problem.span), where: '' } : null }
}

export const thingsOf = ({ things }: Side, type: ItemType): readonly Thing[] =>
  things.filter((thing) => thing.type === type)

/** What a thing states of a fact, or null. */
export function said({ facts }: Thing, name: string): Value {
  const fact = facts.get(name)
  return fact?.state === 'stated' ? fact.value : null
}

/** What a document states of a fact, and where; null where it does not. */
export function stated({ joinable, at }: Side, name: string): { value: Value; places: readonly Place[] } | null {
  const fact = joinable.facts.get(name)
  if (fact?.state !== 'stated') return null
  return { value: fact.value, places: fact.locations.map((span) => ({ span: at(span), where: fact.where })) }
}

/** The place of a fact of a thing, or of the thing. */
export function placeOf(thing: Thing, name: string, { at }: Side): Place {
  const span = thing.facts.get(name)?.locations[0]
  return span ? { span: at(span), where: thing.where } : thing
}
