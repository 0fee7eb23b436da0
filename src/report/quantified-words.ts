import type { QuantifiedTrace } from '../model/index.js'
import { count } from './printable.js'
import { worded, wordingOf } from './wording.js'

/** What is asked of a list in one line, and how the list stands. */
export function quantifiedSays(trace: QuantifiedTrace): { readonly head: string; readonly told: string } {
  const { quantifier, of, items } = trace
  const meant = items.filter(({ selected }) => selected === true).length
  const some = items.some(({ where }) => where !== null)
  const head = {
    every: `every ${noun(of)}${some ? ' that is meant' : ''} meets what is required`,
    'not-every': `at least one ${noun(of)}${some ? ' that is meant' : ''} does not meet what is required`,
    some: `at least one ${noun(of)} is such`,
    none: `no ${noun(of)} is such`,
    count: `the number of ${plural(of)} is ${wantedCount(trace)}`,
  }[quantifier]
  return { head, told: items.length === 0 ? `no ${noun(of)} is listed` : told(trace, meant) }
}

function told({ quantifier, of, items, count: counted }: QuantifiedTrace, meant: number): string {
  const all = count(items.length, noun(of), plural(of))
  const open = items.filter(({ selected }) => selected === 'unknown').length
  const doubt = open > 0 ? `, of ${open} it cannot be told` : ''
  if (counted) {
    const many = counted.least === counted.most ? `${counted.least}` : `${counted.least} to ${counted.most}`
    return `${all} listed, ${many} ${counted.most === 1 ? 'counts' : 'count'}${doubt}`
  }
  if (quantifier === 'every' || quantifier === 'not-every') {
    return meant === items.length ? `${all} listed` : `${all} listed, ${meant} meant${doubt}`
  }
  return `${all} listed, ${meant} such${doubt}`
}

/** `at least 2`, `exactly 1`. */
export function wantedCount({ count: counted }: QuantifiedTrace): string {
  if (!counted) return ''
  const exact = { equals: 'exactly {}', notEquals: 'any but {}' } as const
  const words = new Map<string, string>(Object.entries(exact)).get(counted.operator)
  return worded(words ?? wordingOf(counted.operator).wanted ?? '{}', String(counted.expected))
}

/** An item's type as a word: `exit-state` is an exit state. */
export const noun = (type: string): string => type.replaceAll('-', ' ')
export const plural = (type: string): string => `${noun(type)}s`
/** `a step`, `an action`. */
export const article = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${noun(type)}`
