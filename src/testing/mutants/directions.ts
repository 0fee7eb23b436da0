import type { Sign } from '../positions.js'

const UPPER = [
  'atMost',
  'lessThan',
  'onOrBefore',
  'before',
  'versionAtMost',
  'versionLessThan',
  'ageAtMost',
  'ageLessThan',
  'sizeAtMost',
  'sizeLessThan',
]
const LOWER = [
  'atLeast',
  'moreThan',
  'onOrAfter',
  'after',
  'versionAtLeast',
  'versionMoreThan',
  'ageAtLeast',
  'ageMoreThan',
  'sizeAtLeast',
  'sizeMoreThan',
]
/** Hold the more often the more words there are. */
const WIDER = ['oneOf', 'containsAny', 'containsNotAll', 'containsOnly', 'onWeekday', 'duringAny']
const NARROWER = ['noneOf', 'containsNone', 'containsAll', 'containsOthers', 'notOnWeekday', 'duringNone']

const SIGNS: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ...[...UPPER, ...WIDER].map((name) => [name, 1] as const),
  ...[...LOWER, ...NARROWER].map((name) => [name, -1] as const),
])

/** `1`: the operator holds more often of a higher bound or of more words; `-1`: less often. */
export function signOfValue(operator: string): Sign {
  return SIGNS.get(operator) ?? 0
}

const STRICT_AND_LOOSE = [
  ['lessThan', 'atMost'],
  ['moreThan', 'atLeast'],
  ['before', 'onOrBefore'],
  ['after', 'onOrAfter'],
  ['versionLessThan', 'versionAtMost'],
  ['versionMoreThan', 'versionAtLeast'],
] as const
const OF_LISTS = [
  ['containsAll', 'containsAny'],
  ['containsNone', 'containsNotAll'],
] as const

/** The operator that differs in one case only, and whether it is the looser of the two. */
export interface Neighbour {
  readonly operator: string
  readonly looser: boolean
}

/** Differs where both sides are equal. */
export function neighbourAtBound(operator: string): Neighbour | null {
  return neighbourIn(STRICT_AND_LOOSE, operator)
}

/** Differs where some of the words are there and some are not. */
export function neighbourOfWords(operator: string): Neighbour | null {
  return neighbourIn(OF_LISTS, operator)
}

function neighbourIn(pairs: readonly (readonly [strict: string, loose: string])[], operator: string): Neighbour | null {
  for (const [strict, loose] of pairs) {
    if (operator === strict) return { operator: loose, looser: true }
    if (operator === loose) return { operator: strict, looser: false }
  }
  return null
}
