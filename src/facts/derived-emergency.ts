import type { Fact, Item, Mention, Release, Value } from '../model/index.js'
import { CLOSING, DECLARATION } from './emergency-facts.js'
import { valueIn } from './said-of.js'

type FactMap = ReadonlyMap<string, Fact>
/** Notes that a fact follows from others. */
export type Put = (name: string, value: Value, from: readonly Pick<Item, 'span' | 'where'>[]) => void

/** What follows for phases, the declaration of an incident and its closing. */
export function deriveEmergency(release: Release, facts: FactMap, put: Put): void {
  phases(release, put)
  promised(release, put)
  stepsIn(release, put)
  parts('incident.declaration', 'incident', DECLARATION, facts, put)
  postMortem(facts, put)
  parts('closing.parts', 'closing', CLOSING, facts, put)
}

/** Whoever says how soon it is held, or that nobody is blamed, holds one. */
function postMortem(facts: FactMap, put: Put): void {
  if (facts.get('closing.postMortem')?.state !== 'absent') return
  const [told] = ['closing.postMortem.within', 'closing.postMortem.blameless'].flatMap((name) => {
    const fact = facts.get(name)
    return fact?.state === 'stated' ? [{ span: fact.nearest, where: fact.where }] : []
  })
  if (told) put('closing.postMortem', ['postMortem'], [told])
}

function phases({ items }: Release, put: Put): void {
  const listed = items.filter((item) => item.type === 'phase')
  const names = (some: readonly Item[]) => [...new Set(some.map((item) => item.label))]
  if (listed.length > 0) put('rollback.phases', names(listed), listed)
  const timed = listed.filter((item) => valueIn(item, 'phase.end') !== null)
  if (timed.length > 0) put('rollback.phases.timed', names(timed), timed)
  const ends = timed.filter((item) => valueIn(item, 'phase.role') !== 'close')
  const [last] = ends.toSorted((a, b) => Number(valueIn(b, 'phase.end')) - Number(valueIn(a, 'phase.end')))
  if (last) put('rollback.phases.end', valueIn(last, 'phase.end'), [last])
}

/** A window of a phase is no promise: it would always keep itself. */
function promised({ items, mentions }: Release, put: Put): void {
  const phases = items.filter(({ type }) => type === 'phase')
  const lines = new Set(phases.flatMap((item) => [item, ...item.mentions].map(({ span }) => span.line)))
  const pointers = new Set(phases.map(({ where }) => where))
  // A file of data may stand on one line.
  const isWindow = ({ span, where }: Mention) =>
    where.startsWith('/') ? pointers.has(where.replace(/\/\w+$/, '')) || pointers.has(where) : lines.has(span.line)
  const bounds = mentions.filter(({ field, state }) => field === 'rollback.timeBound' && state === 'stated')
  const answers = bounds.filter(({ by }) => by === 'answer')
  const told = (answers.length > 0 ? answers : bounds).filter((bound) => !isWindow(bound))
  const [largest] = told.toSorted((a, b) => Number(b.value) - Number(a.value))
  if (largest) put('rollback.timeBound.promised', largest.value, [largest])
}

function stepsIn({ items }: Release, put: Put): void {
  const held = items.filter((item) => item.type === 'link' && valueIn(item, 'link.relation') === 'runbook')
  if (held.length > 0) put('rollback.stepsIn', [...new Set(held.map((item) => item.label))], held)
}

/** `incident.rootCause` is the part `root-cause`. */
function parts(name: string, prefix: string, all: readonly string[], facts: FactMap, put: Put): void {
  const said = all.flatMap((part) => {
    const fact = facts.get(`${prefix}.${part.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`)
    return fact?.state === 'stated' ? [{ part, span: fact.nearest, where: fact.where }] : []
  })
  if (said.length > 0)
    put(
      name,
      said.map(({ part }) => part),
      said,
    )
}
