import type { Condition, Fact, Quantified, Test, Truth, Value } from '../../src/model/index.js'

type Facts = ReadonlyMap<string, Fact>

/** What a condition is asked of: a subject, and everything that its document lists. */
export interface Asked {
  readonly facts: Facts
  readonly steps: readonly Facts[]
  readonly parameters: ReadonlyMap<string, Value>
}

/**
 * What a condition means, in as little code as possible and with nothing shared with what it checks: Kleene's logic
 * by recursion, over values so simple (three-part versions, whole days, small letters) that plain comparison will do.
 */
export function meaning(condition: Condition, asked: Asked, negated = false): Truth {
  if ('not' in condition) return meaning(condition.not, asked, !negated)
  if ('is' in condition) return meaning(condition.is, asked, negated)
  if ('quantifier' in condition) return quantified(condition, asked, negated)
  if ('fact' in condition) return leaf(condition, asked.facts, asked.parameters, negated)
  const children = 'all' in condition ? condition.all : condition.any
  const answers = children.map((child) => meaning(child, asked, negated))
  const isAll = 'all' in condition !== negated
  if (answers.includes(!isAll)) return !isAll
  return answers.includes('unknown') ? 'unknown' : isAll
}

/** Quantifiers as arithmetic: false is 0, unknown a half, true 1; and is the least of some, or the greatest. */
function quantified(condition: Quantified, asked: Asked, negated: boolean): Truth {
  const { quantifier, where, require, distinct } = condition
  const rows = asked.steps.map((step) => {
    const inside = { ...asked, facts: new Map([...asked.facts, ...step]) }
    const value = (part: Condition | null) => (part ? NUMBERS.indexOf(meaning(part, inside)) / 2 : 1)
    return { selected: value(where), required: value(require), step }
  })
  const any = Math.max(0, ...rows.map((row) => row.selected))
  const short = Math.max(0, ...rows.map((row) => Math.min(row.selected, 1 - row.required)))
  if (quantifier === 'some' || quantifier === 'none') return truth((quantifier === 'some') !== negated ? any : 1 - any)
  if (quantifier === 'every') return truth(negated ? short : Math.min(any, 1 - short))
  const numbers = (least: number) => {
    const chosen = rows.filter((row) => row.selected >= least)
    if (distinct === null) return chosen.length
    const said = chosen.map(({ step }) => step.get(distinct)).filter((fact) => fact?.state === 'stated')
    const unreadable = chosen.filter(({ step }) => step.get(distinct)?.state === 'unreadable').length
    return new Set(said.map((fact) => fact?.value)).size + (least < 1 ? unreadable : 0)
  }
  const answers = new Set<Truth>()
  for (let count = numbers(1); count <= numbers(0.5); count++) {
    const number: Fact = { ...NOTHING, state: 'stated', value: count }
    const test = { fact: 'count', operator: condition.operator ?? '', value: condition.value }
    answers.add(leaf(test, new Map([...asked.facts, ['count', number]]), asked.parameters, negated))
  }
  return answers.size === 1 ? ([...answers][0] as Truth) : 'unknown'
}

const NUMBERS: readonly Truth[] = [false, 'unknown', true]
const truth = (number: number) => NUMBERS[number * 2] as Truth
const SPAN = { line: 1, column: 1, endLine: 1, endColumn: 1 }
const NOTHING = { name: 'count', value: null, locations: [], where: '', nearest: SPAN, rejected: [] }

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
  ['containsOnly', 'containsOthers', (a, b) => a.every((word: string) => b.includes(word))],
  ['sizeAtLeast', 'sizeLessThan', (a, b) => a.length >= b],
  ['sizeAtMost', 'sizeMoreThan', (a, b) => a.length <= b],
]
const COMPARISONS: Readonly<Record<string, Comparison>> = Object.fromEntries(
  POSITIVE.flatMap(([name, negation, compare]) => [
    [name, compare],
    [negation, not(compare)],
  ]),
)

/** Operators that mean something here. The others are held by tables of their own. */
export const KNOWN: ReadonlySet<string> = new Set([...Object.keys(PRESENCE), ...Object.keys(COMPARISONS)])
