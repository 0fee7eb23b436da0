import type { Fact, ItemTrace, QuantifiedTrace, Trace } from '../model/index.js'
import { place } from './finding.js'
import { printable } from './printable.js'
import { listSays, plural, wantedCount } from './quantified-words.js'
import type { Sense } from './sense.js'
import { expectedWords, testSays } from './trace-tree.js'
import { stood } from './value-words.js'
import { worded, wordingOf } from './wording.js'

/** What would have satisfied a condition: something to do, or some things, as `says` tells. */
export interface Need {
  readonly says: string
  readonly needs: readonly Need[]
}

type Test = Extract<Trace, { type: 'test' }>

/** Near misses that are told: of a hundred steps nobody reads what each one lacks. */
const NEAR = 5

/** What would make the condition hold, all of it; nothing where it holds. */
export function needsOf(trace: Trace, sense: Sense): readonly Need[] {
  if (trace.holds === true) return []
  if (trace.type === 'test') return testNeeds(trace, sense)
  if (trace.type === 'quantified') return quantifiedNeeds(trace, sense)
  if (trace.type === 'all') return together(trace.children.flatMap((child) => needsOf(child, sense)))
  if (trace.type === 'any') return oneOf(trace.children.map((child) => needsOf(child, sense)))
  return trace.children.map((child) => need(`have it otherwise: ${gistOf(child, sense)}`))
}

/** One way of several; a way that takes several things is a group of its own. */
function oneOf(ways: readonly (readonly Need[])[]): readonly Need[] {
  const groups = distinct(ways.flatMap((way) => (way.length > 1 ? [need('all of these', way)] : way)))
  if (groups.length < 2) return groups[0]?.says === 'all of these' ? groups[0].needs : groups
  return [need('one of these', groups)]
}

function testNeeds(trace: Test, sense: Sense): readonly Need[] {
  const { fact, operator, against, expected: value } = trace
  if (against && against.state !== 'stated') {
    const own = fact.state === 'stated' ? [] : [need(action(fact))]
    return [...own, need(`${action(against)}: ${printable(fact.name)} is compared with it`)]
  }
  const expected = expectedWords(trace, sense.catalogue)
  if (against && fact.state === 'stated' && value === null) {
    const now = stood(against, sense.catalogue.get(against.name)?.type ?? null)
    return [need(`change ${printable(against.name)}, now ${now}: nothing lies at ${expected}`)]
  }
  const { wanted, change } = wordingOf(operator)
  const name = printable(fact.name)
  const spec = sense.catalogue.get(fact.name)
  const stands = stood(fact, spec?.type ?? null)
  const line = fact.locations[0]?.line
  const at = line === undefined ? '' : ` on line ${line}`
  if (wanted === null) return [need(fact.state === 'unreadable' ? action(fact) : `take out ${stands}${at} (${name})`)]
  if (trace.missing && trace.missing.length > 0 && fact.state === 'stated') {
    return [need(`add ${trace.missing.map(printable).join(', ')} to ${name}`)]
  }
  const says = testSays(trace, sense.catalogue)
  if (spec?.derived) return [need(`have it so that ${name} ${says}. It is worked out: ${spec.description}`)]
  if (fact.state === 'stated') {
    const becomes =
      change === undefined || (against && !change.includes('{}'))
        ? `, now ${stands}, so that it ${says}`
        : ` from ${stands} ${worded(change, expected)}`
    return [need(`change ${name}${becomes}`)]
  }
  const text = worded(wanted, expected)
  const joined = operator === 'equals' ? ` as ${text}` : text === '' ? '' : `, ${text}`
  return [need(`${action(fact)}${joined}`)]
}

/** What has to be done with a fact that is not there, or not as it should be. */
function action(fact: Fact): string {
  const name = printable(fact.name)
  const line = fact.locations[0]?.line
  const at = line === undefined ? '' : ` on line ${line}`
  if (fact.state === 'unfilled') return `fill in ${name}${at}`
  if (fact.state === 'unreadable') return `write ${name}${at} so that it can be read`
  return `state ${name}`
}

function quantifiedNeeds(trace: QuantifiedTrace, sense: Sense): readonly Need[] {
  const { quantifier, items } = trace
  const meant = items.filter(({ selected }) => selected !== false)
  const others = items.filter(({ selected }) => selected !== true)
  if (quantifier === 'every') {
    if (meant.length === 0)
      return [need(`list ${sense.one(trace)} of which this holds: ${sense.required(trace)}`, misses(others, sense))]
    // Of which it cannot be told whether it is meant, that has to be told first.
    return meant.flatMap((item) =>
      inItem(item, [item.selected === 'unknown' && trace.holds === 'unknown' ? item.where : null, item.require], sense),
    )
  }
  if (quantifier === 'not-every')
    return [need(`have ${sense.one(trace)} for which this does not hold: ${sense.required(trace)}`)]
  if (quantifier === 'some') return [need(`list ${sense.one(trace)}`, misses(others, sense))]
  if (quantifier === 'none') {
    return meant.map(({ subject, where, selected }) => {
      const why = where ? `: ${gistOf(where, sense)}` : ''
      const doing = selected === 'unknown' ? 'say it readably, or take out' : 'change or take out'
      return need(`${doing} ${printable(subject.label)} at ${place(subject.path, subject.span)}${why}`)
    })
  }
  return countNeeds(trace, others, sense)
}

function countNeeds(trace: QuantifiedTrace, others: readonly ItemTrace[], sense: Sense): readonly Need[] {
  const { count: counted } = trace
  if (!counted) return []
  const { least, most, operator, expected, against } = counted
  if (against && against.state !== 'stated')
    return [need(`${action(against)}: the number of ${plural(trace.of)} is compared with it`)]
  const wanted = Number(expected)
  const floor = operator === 'moreThan' ? wanted + 1 : wanted
  const ceiling = operator === 'lessThan' ? wanted - 1 : wanted
  const rising = ['atLeast', 'moreThan'].includes(operator) || (operator === 'equals' && most < wanted)
  const falling = ['atMost', 'lessThan'].includes(operator) || (operator === 'equals' && least > wanted)
  const lacking = floor - least
  if (rising && lacking > 0) {
    const now = `${least === 0 ? 'none counts' : least === 1 ? '1 counts' : `${least} count`} now, and ${wantedCount(trace, sense.catalogue)} ${floor === 1 ? 'is' : 'are'} wanted`
    return [need(`list ${sense.more(trace, lacking)}; ${now}`, misses(others, sense))]
  }
  const extra = most - ceiling
  if (falling && extra > 0) return [need(`have ${extra} fewer: ${sense.asked(trace)}, and ${most} count now`)]
  return [need(`have ${sense.asked(trace)}: ${listSays(trace)}`)]
}

/** What the items that are listed lack to count: any of them may be meant. */
function misses(items: readonly ItemTrace[], sense: Sense): readonly Need[] {
  const near = items.filter(({ where }) => where !== null && where.holds !== true).slice(0, NEAR)
  return near.flatMap((item) => inItem(item, [item.where], sense, 'perhaps '))
}

function inItem(
  { subject }: ItemTrace,
  traces: readonly (Trace | null)[],
  sense: Sense,
  perhaps = '',
): readonly Need[] {
  const needs = together(traces.flatMap((trace) => (trace ? needsOf(trace, sense) : [])))
  if (needs.length === 0) return []
  return [need(`${perhaps}in ${printable(subject.label)} at ${place(subject.path, subject.span)}`, needs)]
}

/** A trace in a line: what of it made it hold, or what would have. */
export function gistOf(trace: Trace, sense: Sense): string {
  if (trace.type === 'test') return `${printable(trace.fact.name)} ${testSays(trace, sense.catalogue)}`
  if (trace.type === 'quantified') return sense.asked(trace)
  const decisive = trace.children.filter((child) => child.holds === trace.holds)
  const children = decisive.length > 0 ? decisive : trace.children
  const joined = trace.type === 'any' && trace.holds !== true ? ' or ' : ' and '
  const parts = children.map((child) => {
    const text = gistOf(child, sense)
    return children.length > 1 && 'children' in child && / (?:and|or) /.test(text) ? `(${text})` : text
  })
  return trace.type === 'not' ? `not so: ${parts.join(joined)}` : parts.join(joined)
}

function need(says: string, needs: readonly Need[] = []): Need {
  return { says, needs }
}

const distinct = (needs: readonly Need[]): readonly Need[] => [
  ...new Map(needs.map((one) => [JSON.stringify(one), one])).values(),
]

/** Of what is needed together each once, and nothing that another says with more words: `state x`, `state x, at most 5`. */
function together(needs: readonly Need[]): readonly Need[] {
  const all = distinct(needs)
  const isSaid = ({ says, needs: inner }: Need): boolean =>
    inner.length === 0 && all.some((one) => one.says.startsWith(`${says}, `) || one.says.startsWith(`${says} as `))
  return all.filter((one) => !isSaid(one))
}
