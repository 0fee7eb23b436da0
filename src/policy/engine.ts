import { Almanac, Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import type { Fact, Truth, Value } from '../model/index.js'
import { type Facts, test } from './evaluation/test.js'
import type { Leaf, Tree } from './evaluation/tree.js'

// The only file that knows json-rules-engine (7.3). How it is held, and why:
// - one engine a run: two concurrent runs on one engine silently skip rules;
// - our operators only, each under a name of its own: the built-in ones coerce (`"10" lessThan "9"`);
// - no `not`: trees come in negation normal form, because its `not` is true of a fact that is missing;
// - an almanac that answers from our facts: `path`, and with it JSONPath, is never looked at, and no fact is hashed;
// - one constant event type: the type `error` would reject the run;
// - answers are counted, because a rule that was skipped leaves no trace.

/** A tree made ready for the engine, once for every run to come. */
export interface Question {
  readonly conditions: TopLevelCondition
  readonly operators: ReadonlyMap<string, Answer>
}

type Answer = (left: Asked, right: Asked | Value) => boolean

/** A fact on its way through the engine, with the run that asked for it. */
interface Asked {
  readonly fact: Fact
  readonly run: Run
}

/** What a run assumes wherever the answer is unknown, and whether that happened. */
interface Run {
  readonly assumed: boolean
  unknown: boolean
}

const EVENT = { type: 'answered' }

/** The engine's form of a tree. Its root must be a junction, even around a single test. */
export function questionOf(tree: Tree): Question {
  const operators = new Map<string, Answer>()
  const root = conditionOf(tree, operators)
  return { conditions: (tree.type === 'test' ? { all: [root] } : root) as TopLevelCondition, operators }
}

function conditionOf(tree: Tree, operators: Map<string, Answer>): NestedCondition {
  if (tree.type !== 'test') {
    const children = tree.children.map((child) => conditionOf(child, operators))
    return tree.type === 'all' ? { all: children } : { any: children }
  }
  const operator = `${tree.operator.name} ${tree.factType}`
  operators.set(operator, answerOf(tree))
  const value = tree.operand.type === 'fact' ? { fact: tree.operand.fact } : tree.operand.value
  return { fact: tree.fact, operator, value }
}

function answerOf(leaf: Pick<Leaf, 'operator' | 'factType'>): Answer {
  return (left, right) => {
    const truth = test(leaf, left.fact, isAsked(right) ? { fact: right.fact } : { value: right })
    if (truth !== 'unknown') return truth
    left.run.unknown = true
    return left.run.assumed
  }
}

function isAsked(value: Asked | Value): value is Asked {
  return typeof value === 'object' && value !== null && 'fact' in value
}

/**
 * The answers, in the order of the questions.
 *
 * The engine knows two truths. A tree without negations can only go from false to true as its leaves do, so it is
 * true when it holds with every unknown leaf taken as false, false when it fails with every unknown leaf taken as
 * true, and unknown in between: exactly Kleene's logic, and the engine stays the only judge. The second run is made
 * only when the first one met an unknown leaf.
 *
 * @throws what the engine throws, and when it did not answer every question.
 */
export async function ask(questions: readonly Question[], facts: Facts): Promise<readonly Truth[]> {
  const pessimist: Run = { assumed: false, unknown: false }
  const certain = await run(questions, facts, pessimist)
  if (!pessimist.unknown) return certain
  const possible = await run(questions, facts, { assumed: true, unknown: false })
  return certain.map((holds, index) => (holds ? true : possible[index] === true ? 'unknown' : false))
}

async function run(questions: readonly Question[], facts: Facts, current: Run): Promise<readonly boolean[]> {
  const engine = new Engine([], { allowUndefinedFacts: false })
  const names = new Set<string>()
  for (const [index, question] of questions.entries()) {
    for (const [name, answer] of question.operators) {
      if (!names.has(name)) engine.addOperator(name, answer)
      names.add(name)
    }
    engine.addRule({ name: String(index), event: EVENT, conditions: question.conditions })
  }
  const { results, failureResults } = await engine.run(undefined, { almanac: almanacOf(facts, current) })
  const answers = new Map([...results, ...failureResults].map(({ name, result }) => [name, result as unknown]))
  return questions.map((_, index) => {
    const result = answers.get(String(index))
    if (typeof result !== 'boolean') throw new Error(`the engine answered ${answers.size} of ${questions.length} rules`)
    return result
  })
}

function almanacOf(facts: Facts, current: Run): Almanac {
  const almanac = new Almanac()
  const asked = (name: string): Promise<Asked> => Promise.resolve({ fact: facts(name), run: current })
  // The engine's own lookup hashes every fact and resolves paths; ours does neither.
  almanac.factValue = asked as Almanac['factValue']
  return almanac
}
