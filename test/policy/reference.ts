import type { Condition, Fact, Test, Truth, Value } from '../../src/model/index.js'

/**
 * What a condition means, in as little code as possible and with nothing shared with what it checks: Kleene's logic
 * by recursion, over values so simple (three-part versions, whole days, small letters) that plain comparison will do.
 */
export function meaning(
  condition: Condition,
  facts: ReadonlyMap<string, Fact>,
  parameters: ReadonlyMap<string, Value>,
  negated = false,
): Truth {
  if ('not' in condition) return meaning(condition.not, facts, parameters, !negated)
  if ('fact' in condition) return leaf(condition, facts, parameters, negated)
  const children = 'all' in condition ? condition.all : condition.any
  const answers = children.map((child) => meaning(child, facts, parameters, negated))
  const isAll = 'all' in condition !== negated
  if (answers.includes(!isAll)) return !isAll
  return answers.includes('unknown') ? 'unknown' : isAll
}

function leaf(test: Test, facts: ReadonlyMap<string, Fact>, parameters: ReadonlyMap<string, Value>, negated: boolean) {
  const state = facts.get(test.fact)?.state ?? 'absent'
  const presence = PRESENCE[test.operator]
  if (presence) return state === 'unreadable' ? 'unknown' : presence(state) !== negated
  const operand = test.value as { fact?: string; parameter?: string } | null | undefined
  const other = operand?.fact === undefined ? undefined : (facts.get(operand.fact) ?? { state: 'absent', value: null })
  const states = [state, other?.state ?? 'stated']
  if (states.includes('absent') || states.includes('unfilled')) return false
  if (states.includes('unreadable')) return 'unknown'
  const expected = other ? other.value : operand?.parameter ? parameters.get(operand.parameter) : test.value
  const found = COMPARISONS[test.operator]?.(facts.get(test.fact)?.value, expected)
  return found === undefined ? 'unknown' : found !== negated
}

const PRESENCE: Readonly<Record<string, (state: string) => boolean>> = {
  isStated: (state) => state === 'stated',
  isNotStated: (state) => state !== 'stated',
  isAbsent: (state) => state === 'absent',
  isNotAbsent: (state) => state !== 'absent',
}

// biome-ignore lint/suspicious/noExplicitAny: the operator decides the type
type Comparison = (a: any, b: any) => boolean | undefined
const number = (version: string) => version.split('.').reduce((sum, part) => sum * 100 + Number(part), 0)
const versions = (compare: Comparison): Comparison => {
  return (a, b) =>
    /^r/.test(a) === /^r/.test(b) ? compare(number(a.replace('r', '')), number(b.replace('r', ''))) : undefined
}
const not = (compare: Comparison): Comparison => {
  return (a, b) => (compare(a, b) === undefined ? undefined : !compare(a, b))
}
const POSITIVE: readonly (readonly [string, string, Comparison])[] = [
  ['equals', 'notEquals', (a, b) => a === b],
  ['oneOf', 'noneOf', (a, b) => b.includes(a)],
  ['matches', 'notMatches', (a, b) => a.includes(b)],
  ['atMost', 'moreThan', (a, b) => a <= b],
  ['atLeast', 'lessThan', (a, b) => a >= b],
  ['onOrAfter', 'before', (a, b) => a >= b],
  ['onOrBefore', 'after', (a, b) => a <= b],
  ['versionAtLeast', 'versionLessThan', versions((a, b) => a >= b)],
  ['versionAtMost', 'versionMoreThan', versions((a, b) => a <= b)],
  ['containsAll', 'containsNotAll', (a, b) => b.every((word: string) => a.includes(word))],
  ['containsAny', 'containsNone', (a, b) => b.some((word: string) => a.includes(word))],
]
const COMPARISONS: Readonly<Record<string, Comparison>> = Object.fromEntries(
  POSITIVE.flatMap(([name, negation, compare]) => [
    [name, compare],
    [negation, not(compare)],
  ]),
)
