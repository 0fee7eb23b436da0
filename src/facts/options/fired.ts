import type { Fact, Item, Release } from '../../model/index.js'
import { textOf, valueIn } from '../said-of.js'

type FactMap = ReadonlyMap<string, Fact>

/**
 * The trigger of the plan that has fired, by what the incident says: one that is called the same, else the only one that
 * shares all its words. Null where none is, where several may be meant, or where the measured value does not reach it.
 */
export function firedTrigger(incident: FactMap, plan: Release | null): Item | null {
  const said = incident.get('incident.trigger')
  if (said?.state !== 'stated' || !plan) return null
  const words = wordsOf(String(said.value))
  const triggers = plan.items.filter(({ type }) => type === 'trigger')
  const same = triggers.filter((item) => namesOf(item).some((name) => isSame(wordsOf(name), words)))
  const alike = triggers.filter((item) => namesOf(item).some((name) => areAlike(wordsOf(name), words)))
  const [meant, ...others] = same.length > 0 ? same : alike
  if (!meant || others.length > 0) return null
  return isReached(meant, incident.get('incident.trigger.value')) ? meant : null
}

const namesOf = (item: Item): readonly string[] =>
  ['trigger.signal', 'trigger.text'].map((field) => textOf(item, field)).filter(Boolean)

/** Numbers and units change from day to day. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}_]+/gu) ?? []).filter((word) => word.length > 1))

/** A single word may be anything. */
const FEWEST = 2

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && a.size === b.size && [...a].every((word) => b.has(word))

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [less, more] = a.size <= b.size ? [a, b] : [b, a]
  return less.size >= FEWEST && [...less].every((word) => more.has(word))
}

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
}

/** Where the two have no number and unit in common, whoever says that it fired is believed. */
function isReached(trigger: Item, measured: Fact | undefined): boolean {
  const limit = valueIn(trigger, 'trigger.value')
  const compare = COMPARE[textOf(trigger, 'trigger.comparator')]
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)\s*(.*)$/.exec(String(measured?.value ?? '')) ?? []
  if (measured?.state !== 'stated' || typeof limit !== 'number' || !compare || number === undefined) return true
  if ((unit ?? '').toLowerCase() !== textOf(trigger, 'trigger.unit').toLowerCase()) return true
  return compare(Number(number), limit)
}
