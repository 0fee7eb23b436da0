import { printable } from './printable.js'

/** An operator in words. `{}` is what a fact is compared with. */
export interface Wording {
  /** After a fact's name: "rollback.timeBound is at most 5 minutes". */
  readonly says: string
  /** What has to stand there: "state rollback.timeBound, at most 5 minutes". Null: nothing may stand there. */
  readonly wanted: string | null
  /** What it has to become: "change rollback.timeBound from 15 minutes to at most 5 minutes"; else "so that it" and what is said. */
  readonly change?: string
  /** Of what is compared, where it is not of the fact's own type. */
  readonly operand?: 'duration' | 'number' | 'pattern'
}

const DURATION = { operand: 'duration' } as const
const NUMBER = { operand: 'number' } as const
const PATTERN = { operand: 'pattern' } as const

const is = (words: string): Wording => ({ says: `is ${words}`, wanted: words, change: `to ${words}` })
const when = (words: string): Wording => ({ says: `is ${words}`, wanted: words })

/** Every operator that a rule can use, as people say it. */
export const WORDINGS: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['isStated', { says: 'is stated', wanted: '' }],
  ['isNotStated', { says: 'is not stated', wanted: null }],
  ['isAbsent', { says: 'is not mentioned', wanted: null }],
  ['isNotAbsent', { says: 'is mentioned', wanted: '' }],
  ['equals', is('{}')],
  ['notEquals', { says: 'is not {}', wanted: 'anything but {}', change: 'to something else' }],
  ['oneOf', is('one of {}')],
  ['noneOf', when('none of {}')],
  ['matches', { says: 'matches {}', wanted: 'something that matches {}', ...PATTERN }],
  ['notMatches', { says: 'does not match {}', wanted: 'something that does not match {}', ...PATTERN }],
  ['atMost', is('at most {}')],
  ['moreThan', is('more than {}')],
  ['atLeast', is('at least {}')],
  ['lessThan', is('less than {}')],
  ['onOrAfter', when('on or after {}')],
  ['before', when('before {}')],
  ['onOrBefore', when('on or before {}')],
  ['after', when('after {}')],
  ['ageAtMost', { ...when('at most {} ago'), ...DURATION }],
  ['ageMoreThan', { ...when('more than {} ago'), ...DURATION }],
  ['ageAtLeast', { ...when('at least {} ago'), ...DURATION }],
  ['ageLessThan', { ...when('less than {} ago'), ...DURATION }],
  ['onWeekday', { says: 'is on a {}', wanted: 'on a {}' }],
  ['notOnWeekday', { says: 'is not on a {}', wanted: 'not on a {}' }],
  ['duringAny', when('during {}')],
  ['duringNone', { says: 'is outside of {}', wanted: 'outside of {}' }],
  ['versionAtLeast', { says: 'is version {} or later', wanted: 'version {} or later' }],
  ['versionLessThan', { says: 'is earlier than version {}', wanted: 'earlier than version {}' }],
  ['versionAtMost', { says: 'is version {} or earlier', wanted: 'version {} or earlier' }],
  ['versionMoreThan', { says: 'is later than version {}', wanted: 'later than version {}' }],
  ['containsAll', { says: 'contains all of {}', wanted: 'with all of {}' }],
  ['containsNotAll', { says: 'lacks at least one of {}', wanted: 'without at least one of {}' }],
  ['containsAny', { says: 'contains at least one of {}', wanted: 'with at least one of {}' }],
  ['containsNone', { says: 'contains none of {}', wanted: 'with none of {}' }],
  ['containsOnly', { says: 'contains nothing but {}', wanted: 'with nothing but {}' }],
  ['containsOthers', { says: 'contains something besides {}', wanted: 'with something besides {}' }],
  ['sizeAtLeast', { says: 'has at least {} entries', wanted: 'with at least {} entries', ...NUMBER }],
  ['sizeLessThan', { says: 'has fewer than {} entries', wanted: 'with fewer than {} entries', ...NUMBER }],
  ['sizeAtMost', { says: 'has at most {} entries', wanted: 'with at most {} entries', ...NUMBER }],
  ['sizeMoreThan', { says: 'has more than {} entries', wanted: 'with more than {} entries', ...NUMBER }],
])

/** The operator in words; one that nobody put into words stands for itself. */
export function wordingOf(operator: string): Wording {
  const itself = `${printable(operator)} {}`
  return WORDINGS.get(operator) ?? { says: itself, wanted: itself }
}

/** The words with what is compared put in. Its text is never read as a pattern of replacement. */
export function worded(words: string, expected: string): string {
  return words.replace('{}', () => expected).trimEnd()
}
