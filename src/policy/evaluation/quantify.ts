import type { Clock, Fact, Truth, Value } from '../../model/index.js'
import { normal } from '../values/text.js'
import type { Facts } from './facts.js'
import { expectedOf, test } from './test.js'
import type { Quantification } from './tree.js'

/** What was answered of one thing that the document lists. */
export interface Row {
  readonly facts: Facts
  /** Whether it is one of those that are meant. */
  readonly selected: Truth
  /** Whether it meets what is required; true where nothing is. */
  readonly required: Truth
}

/** How many there are, at least and at most: what cannot be told may count or not. */
export interface Range {
  readonly least: number
  readonly most: number
}

/** Any number, where a list was not understood. */
const MANY = 1_000_000

/**
 * The answer of a quantifier, by Kleene's logic over its rows; what was not understood of a list may be one more. `every` and its negation are both false where none is
 * meant: silence meets no rule. `none` and `count` know zero.
 */
export function quantified(tree: Quantification, listed: readonly Row[], facts: Facts, now: Clock): Truth {
  const isUnread = facts.unread(tree.of) !== null
  const rows: readonly Row[] = isUnread ? [...listed, { facts, selected: 'unknown', required: 'unknown' }] : listed
  const meant = rows.filter(({ selected }) => selected !== false)
  switch (tree.quantifier) {
    case 'some':
      return anyOf(meant.map(({ selected }) => selected))
    case 'none':
      return negated(anyOf(meant.map(({ selected }) => selected)))
    case 'not-every':
      return anyOf(meant.map(({ selected, required }) => both(selected, negated(required))))
    case 'every':
      return both(
        anyOf(meant.map(({ selected }) => selected)),
        negated(anyOf(meant.map(({ selected, required }) => both(selected, negated(required))))),
      )
    case 'count':
      return counted(tree, { ...rangeOf(tree, listed), isOpen: isUnread }, facts, now)
  }
}

/** How many rows are meant; with `distinct`, how many values of that fact they state: those that state none do not count. */
export function rangeOf({ distinct }: Quantification, rows: readonly Row[]): Range {
  const certain = rows.filter(({ selected }) => selected === true)
  const possible = rows.filter(({ selected }) => selected !== false)
  if (distinct === null) return { least: certain.length, most: possible.length }
  const unreadable = possible.filter(({ facts }) => facts.of(distinct).state === 'unreadable')
  return { least: valuesOf(distinct, certain).size, most: valuesOf(distinct, possible).size + unreadable.length }
}

function valuesOf(fact: string, rows: readonly Row[]): ReadonlySet<string> {
  const stated = rows.map(({ facts }) => facts.of(fact)).filter(({ state }) => state === 'stated')
  return new Set(stated.map(({ value }) => keyOf(value)))
}

/** Two spellings of one text are one value, as for `equals`. */
function keyOf(value: Value): string {
  return typeof value === 'string' ? normal(value) : JSON.stringify(value)
}

function counted(
  { comparison }: Quantification,
  { least, most, isOpen }: Range & { readonly isOpen: boolean },
  facts: Facts,
  now: Clock,
): Truth {
  if (!comparison) return 'unknown'
  const expected = expectedOf(comparison, facts)
  const leaf = { operator: comparison.operator, factType: 'number' } as const
  const answer = (number: number) => test(leaf, numberFact(number, facts), expected, now)
  const first = answer(least)
  for (let number = least + 1; number <= most; number++) if (answer(number) !== first) return 'unknown'
  const value = 'fact' in expected ? expected.fact.value : expected.value
  const further = isOpen ? [MANY, Math.max(least, Number(value))] : []
  return further.every((number) => answer(number) === first) ? first : 'unknown'
}

function numberFact(value: number, { subject }: Facts): Fact {
  return { name: '', state: 'stated', value, locations: [], where: '', nearest: subject.span, rejected: [] }
}

function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) ? true : truths.includes('unknown') ? 'unknown' : false
}

function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false
  return a === 'unknown' || b === 'unknown' ? 'unknown' : true
}

function negated(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth
}
