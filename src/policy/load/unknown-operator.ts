import type { Span } from '../../model/index.js'
import { OPERATORS } from '../operators/index.js'
import { type Context, mistake, unknownWord } from './context.js'

/** Operators of ours that ask much the same of facts of different types, and what that is called elsewhere. */
const MEANINGS: readonly { readonly ours: readonly string[]; readonly elsewhere: string }[] = [
  {
    ours: ['atLeast', 'onOrAfter', 'versionAtLeast', 'sizeAtLeast'],
    elsewhere:
      '>= => ≥ gte ge min minimum minLength since greaterThanInclusive greaterThanOrEqual greaterThanOrEquals greaterThanOrEqualTo greaterOrEqual greaterEqual notLessThan',
  },
  {
    ours: ['moreThan', 'after', 'versionMoreThan', 'sizeMoreThan'],
    elsewhere: '> gt greater greaterThan largerThan longerThan exceeds above over later laterThan newerThan',
  },
  {
    ours: ['atMost', 'onOrBefore', 'versionAtMost', 'sizeAtMost'],
    elsewhere:
      '<= =< ≤ lte le max maximum maxLength until lessThanInclusive lessThanOrEqual lessThanOrEquals lessThanOrEqualTo lessOrEqual lessEqual notGreaterThan notMoreThan',
  },
  {
    ours: ['lessThan', 'before', 'versionLessThan', 'sizeLessThan'],
    elsewhere: '< lt less fewerThan smallerThan shorterThan below under earlier earlierThan olderThan',
  },
  { ours: ['equals', 'duringAny'], elsewhere: '= == === eq equal equalTo is isEqual isEqualTo same' },
  {
    ours: ['notEquals', 'duringNone'],
    elsewhere: '!= !== <> ≠ ne neq notEqual notEqualTo isNot not doesNotEqual differs',
  },
  { ours: ['oneOf', 'containsAny', 'duringAny'], elsewhere: 'in isIn anyOf isOneOf isAnyOf enum among' },
  { ours: ['noneOf', 'containsNone', 'duringNone'], elsewhere: 'nin notIn isNotIn notOneOf' },
  {
    ours: ['containsAll', 'matches'],
    elsewhere: 'contains contain includes include has hasAll startsWith endsWith hasSubstring',
  },
  {
    ours: ['containsNone', 'notMatches'],
    elsewhere: 'doesNotContain notContains notContain excludes doesNotInclude notIncludes',
  },
  { ours: ['matches'], elsewhere: '=~ ~ ~= ~* regex regexp match like pattern test' },
  { ours: ['notMatches'], elsewhere: '!~ !=~ !~* notMatch doesNotMatch notRegex notLike' },
  {
    ours: ['isStated'],
    elsewhere:
      'exists exist isPresent present defined isDefined isSet set notEmpty isNotEmpty notNull isNotNull required',
  },
  {
    ours: ['isNotStated'],
    elsewhere:
      'notExists doesNotExist missing isMissing undefined isUndefined empty isEmpty null isNull unset notPresent',
  },
]

const BY_FOREIGN = new Map(
  MEANINGS.flatMap(({ ours, elsewhere }) => elsewhere.split(' ').map((word) => [folded(word), ours] as const)),
)

/** `greater_than` and `GreaterThan` are one word. */
function folded(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})[-_ ](?=\p{L})/gu, '')
}

/** Of the operators that fit, the one that asks what a word asks elsewhere, or what another of ours asks of other types. */
export function sameMeaning(word: string, fitting: readonly string[]): string | null {
  const groups = [
    BY_FOREIGN.get(folded(word.slice(0, 60))) ?? [],
    ...MEANINGS.map((one) => one.ours).filter((ours) => ours.includes(word)),
  ]
  return groups.flat().find((name) => fitting.includes(name)) ?? null
}

/**
 * An operator that there is not.
 *
 * @param what the noun: `operator`, `operator of "count"`
 * @param fitting operators that compare what is asked about; empty: that is not known
 */
export function unknownOperator(
  context: Context,
  span: Span,
  what: string,
  word: string,
  fitting: readonly string[],
): null {
  const all = OPERATORS.map((operator) => operator.name)
  const known = fitting.length > 0 ? fitting : all
  const meant = sameMeaning(word, known)
  if (meant === null) {
    const near = context.knowledge.nearestWord(word, known) ?? context.knowledge.nearestWord(word, all)
    return unknownWord(context, 'unknown-operator', span, what, word, near === null ? known : [near])
  }
  const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word
  const pattern = meant.endsWith('atches') ? ' It takes a regular expression.' : ''
  const message = `There is no ${what.replace(/^(\S+)/, `$1 "${shown.replaceAll('$', '$$$$')}"`)}.`
  return mistake(context, 'unknown-operator', span, message, `Did you mean "${meant}"?${pattern}`)
}
