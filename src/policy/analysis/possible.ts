import type { ActiveRule, Catalogue, Rule } from '../../model/index.js'
import { bareName } from '../evaluation/facts.js'
import { type Leaf, normalise, type Quantification, type Tree } from '../evaluation/tree.js'
import { type Answers, countAnswers, keyOf, leavesOf, waysOf } from './answers.js'

/** What can come out of asking a rule, whatever a document says. */
export interface Possible {
  readonly applies: boolean
  readonly met: boolean
  readonly notMet: boolean
}

/** With more ways to combine answers than these, nothing is said. */
const MOST_WAYS = 4096
/** Of rules with more questions than these nothing is said either: every one is asked of every way. */
const MOST_LEAVES = 100

/**
 * Which results a rule can have at all: facts are given values on, below and above everything the rule compares them
 * with, in all combinations. Null where there are too many. What cannot be told (patterns, other facts, parameters,
 * quantifiers) may turn out either way, so a result that is missing here is one that no document can bring about.
 */
export function possibleResults(rule: Rule, catalogue: Catalogue): Possible | null {
  const active: ActiveRule = {
    rule,
    level: rule.level,
    parameters: new Map([...rule.parameters].map(([name, parameter]) => [name, parameter.default])),
  }
  const when = rule.when && normalise(rule.when, active, catalogue)
  const require = normalise(rule.require, active, catalogue)
  const leaves = new Map([when, require].flatMap((tree) => (tree ? [...leavesOf(tree)] : [])))
  const dimensions = leaves.size > MOST_LEAVES ? null : dimensionsOf(leaves, catalogue)
  if (dimensions === null) return null
  const seen = { applies: false, met: false, notMet: false }
  for (const answer of combined(dimensions)) {
    if (when && !holds(when, answer)) continue
    seen.applies = true
    if (holds(require, answer)) seen.met = true
    else seen.notMet = true
    if (seen.met && seen.notMet) break
  }
  return seen
}

/** The ways of each fact, and of each quantifier; null where they are too many. */
function dimensionsOf(
  leaves: ReturnType<typeof leavesOf>,
  catalogue: Catalogue,
): readonly (readonly Answers[])[] | null {
  const byFact = new Map<string, Leaf[]>()
  const dimensions: (readonly Answers[])[] = []
  for (const [key, leaf] of leaves) {
    if (leaf.type === 'quantified') {
      const opposite = oppositeOf(leaf)
      // `none` is what `some` is not: of the two, `some` is asked for both where both are there.
      if (leaf.quantifier === 'none' && leaves.has(opposite)) continue
      const answers = leaf.quantifier === 'count' ? countAnswers(leaf) : [true, false]
      dimensions.push(answers.map((answer) => new Map([[key, answer]]).set(opposite, !answer)))
    } else byFact.set(leaf.fact, [...(byFact.get(leaf.fact) ?? []), leaf])
  }
  for (const [name, own] of byFact) {
    const spec = catalogue.get(bareName(name))
    const ways = spec && waysOf(own, spec)
    if (!ways) return null
    dimensions.push(ways)
  }
  return dimensions.reduce((product, { length }) => product * length, 1) > MOST_WAYS ? null : dimensions
}

/** The key of the question that is answered the other way round; of `count` and `every` there is none. */
function oppositeOf(tree: Quantification): string {
  if (tree.quantifier !== 'some' && tree.quantifier !== 'none') return `not ${keyOf(tree)}`
  return keyOf({ ...tree, quantifier: tree.quantifier === 'some' ? 'none' : 'some' })
}

type Answer = (key: string) => boolean

/** Every combination of the ways, one after the other: what it answers is asked before the next one is made. */
function* combined(dimensions: readonly (readonly Answers[])[]): Generator<Answer> {
  const holder = new Map(
    dimensions.flatMap((ways, index) => [...(ways[0]?.keys() ?? [])].map((key) => [key, index] as const)),
  )
  const at = dimensions.map(() => 0)
  const answer: Answer = (key) => {
    const index = holder.get(key) ?? 0
    return dimensions[index]?.[at[index] ?? 0]?.get(key) === true
  }
  for (let moved: number; ; ) {
    yield answer
    for (moved = 0; moved < at.length; moved++) {
      at[moved] = ((at[moved] ?? 0) + 1) % (dimensions[moved]?.length ?? 1)
      if (at[moved] !== 0) break
    }
    if (moved === at.length) return
  }
}

function holds(tree: Tree, answer: Answer): boolean {
  if (tree.type === 'all') return tree.children.every((child) => holds(child, answer))
  if (tree.type === 'any') return tree.children.some((child) => holds(child, answer))
  return answer(keyOf(tree))
}
