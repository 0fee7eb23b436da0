import type { Catalogue, QuantifiedTrace } from '../model/index.js'
import { count, printable } from './printable.js'
import { otherWords } from './value-words.js'
import { worded, wordingOf } from './wording.js'

/** How a list stands: how many there are, and how many of them are meant. */
export function listSays({ quantifier, of, items, count: counted }: QuantifiedTrace): string {
  if (items.length === 0) return `no ${noun(of)} is listed`
  const all = `${count(items.length, noun(of), plural(of))} listed`
  const open = items.filter(({ selected }) => selected === 'unknown').length
  const doubt = open > 0 ? `, of ${open} it cannot be told` : ''
  const meant = items.filter(({ selected }) => selected === true).length
  if (counted) {
    const many = counted.least === counted.most ? `${counted.least}` : `${counted.least} to ${counted.most}`
    return `${all}, ${many} ${counted.most === 1 ? 'counts' : 'count'}${doubt}`
  }
  if (items.every(({ where }) => where === null)) return all
  return `${all}, ${meant} ${quantifier === 'every' || quantifier === 'not-every' ? 'meant' : 'such'}${doubt}`
}

/** `at least 2`, `exactly 1`. */
export function wantedCount({ count: counted }: QuantifiedTrace, catalogue: Catalogue): string {
  if (!counted) return ''
  const { operator, expected, against, shift } = counted
  const value = expected === null ? '' : printable(String(expected))
  return worded(countedWords(operator), against ? otherWords({ against, shift }, value, catalogue) : value)
}

/** An operator about a number of things. */
export function countedWords(operator: string): string {
  return COUNTED.get(operator) ?? wordingOf(operator).wanted ?? '{}'
}

const COUNTED: ReadonlyMap<string, string> = new Map([
  ['equals', 'exactly {}'],
  ['notEquals', 'any number but {} of'],
])

/** An item's type as a word: `exit-state` is an exit state. */
export const noun = (type: string): string => type.replaceAll('-', ' ')
export const plural = (type: string): string => `${noun(type)}s`
/** `a step`, `an action`. */
export const article = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${noun(type)}`
