import type { Fact, FactSpec, Value } from '../../model/index.js'
import type { Leaf, Quantification, Tree } from '../evaluation/tree.js'

/** What some fact can be made to answer: whether each leaf holds, by the leaf's key. */
export type Answers = ReadonlyMap<string, boolean>

/** Questions that nobody can answer together with others are left open: this many of one fact are tried. */
const MOST_OPEN = 8
/** All subsets of so many words of a list are tried. */
const MOST_WORDS = 5
const MOST_VALUES = 64
/** All questions about one fact are asked of each of its values: more of that than this would hold up loading. */
const MOST_ANSWERS = 4096
const NOW = '2026-01-01T00:00:00Z'

/** Leaves and quantifiers of a tree, each once. What stands inside quantifiers is theirs. */
export function leavesOf(tree: Tree): ReadonlyMap<string, Exclude<Tree, { readonly type: 'all' | 'any' }>> {
  if (tree.type === 'test' || tree.type === 'quantified') return new Map([[keyOf(tree), tree]])
  return new Map(tree.children.flatMap((child) => [...leavesOf(child)]))
}

/** The same key for the same question, wherever it is written. */
export function keyOf(tree: Tree): string {
  const known = keys.get(tree)
  if (known !== undefined) return known
  const key = written(tree)
  keys.set(tree, key)
  return key
}

const keys = new WeakMap<Tree, string>()

function written(tree: Tree): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    if (key === 'span' || key === 'name') return undefined
    return key === 'operator' ? (value as { readonly name: string }).name : value
  })
}

/** Every way in which the leaves about one fact can be answered together, as far as it can be told. */
export function waysOf(leaves: readonly Leaf[], spec: FactSpec): readonly Answers[] | null {
  const values = candidates(leaves, spec)
  const open = leaves.filter((leaf) => leaf.operator.operand !== 'none' && (values === null || !isTried(leaf)))
  const variables = [...new Set(open.map(variableOf))]
  const ways = (values?.length ?? 1) * 2 ** variables.length
  if (variables.length > MOST_OPEN || ways * leaves.length > MOST_ANSWERS) return null
  const silent = (['absent', 'unfilled'] as const).map((state) =>
    answersOf(leaves, factOf(spec, state, null), new Map()),
  )
  const stated = (values ?? [null]).flatMap((value) =>
    choices(variables).map((choice) => answersOf(leaves, factOf(spec, 'stated', value), choice)),
  )
  return [...new Map([...silent, ...stated].map((answers) => [[...answers.values()].join(), answers])).values()]
}

/** A literal of the fact's own type, or of a list: what else it is compared with may turn out either way. */
function isTried({ operand, operator, fromParameter }: Leaf): boolean {
  return operand.type === 'literal' && !fromParameter && (operator.operand === 'same' || operator.operand === 'list')
}

/** An operator and its negation ask the same. */
function variableOf(leaf: Leaf): string {
  const known = variables.get(leaf)
  if (known !== undefined) return known
  const { operator, operand } = leaf
  const variable = JSON.stringify([[operator.name, operator.negation].sort()[0], operand])
  variables.set(leaf, variable)
  return variable
}

const variables = new WeakMap<Leaf, string>()

function choices(variables: readonly string[]): readonly Answers[] {
  return Array.from({ length: 2 ** variables.length }, (_, bits) => {
    return new Map(variables.map((variable, index) => [variable, ((bits >> index) & 1) === 1]))
  })
}

function answersOf(leaves: readonly Leaf[], fact: Fact, choice: Answers): Answers {
  return new Map(
    leaves.map((leaf) => {
      const chosen = choice.get(variableOf(leaf))
      if (fact.state === 'stated' && chosen !== undefined) {
        const isFirst = leaf.operator.name < leaf.operator.negation
        return [keyOf(leaf), chosen === isFirst]
      }
      const expected = leaf.operand.type === 'literal' ? leaf.operand.value : null
      return [keyOf(leaf), leaf.operator.answer(fact, expected, leaf.factType, NOW) === true]
    }),
  )
}

/** Whether a number of things can be, and can fail to be, what `count` compares it with. */
export function countAnswers({ comparison }: Quantification): readonly boolean[] {
  if (comparison?.operand.type !== 'literal' || comparison.fromParameter) return [true, false]
  const { operator, operand } = comparison
  const bound = Number(operand.value)
  const numbers = [0, bound - 1, bound, bound + 1].filter((number) => number >= 0)
  const answers = numbers.map((number) =>
    operator.answer(factOf(COUNT, 'stated', number), operand.value, 'number', NOW),
  )
  return [...new Set(answers.map((answer) => answer === true))]
}

const COUNT: FactSpec = { name: 'count', subject: 'document', type: 'number', description: '', combine: 'first' }

function factOf({ name }: FactSpec, state: Fact['state'], value: Value): Fact {
  const nearest = { line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { name, state, value, locations: [], where: '', nearest, rejected: [] }
}

/** Values on, below and above everything that the fact is compared with; null where that cannot be told for its type. */
function candidates(leaves: readonly Leaf[], { type, values }: FactSpec): readonly Value[] | null {
  const literals = leaves.flatMap((leaf) =>
    isTried(leaf) && leaf.operand.type === 'literal' ? [leaf.operand.value] : [],
  )
  const words = [...new Set([...(values ?? ['\u0000']), ...literals.flat().filter((one) => typeof one === 'string')])]
  switch (type) {
    case 'boolean':
      return [true, false]
    case 'number':
    case 'duration':
      return around(literals.filter((one) => typeof one === 'number'))
    case 'text':
      return words.length > MOST_VALUES ? null : words
    case 'list':
      return words.length > MOST_WORDS ? null : [...subsets(words)]
    default:
      return null
  }
}

function around(numbers: readonly number[]): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const between = sorted.slice(1).map((number, index) => (number + (sorted[index] as number)) / 2)
  const first = sorted[0] ?? 0
  return [first - 1, ...sorted, ...between, (sorted.at(-1) ?? 0) + 1]
}

function* subsets(words: readonly string[]): Generator<readonly string[]> {
  for (let bits = 1; bits < 2 ** words.length; bits++) yield words.filter((_, index) => (bits >> index) & 1)
}
