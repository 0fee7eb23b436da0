import { Almanac, Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import type { Clock, Fact, Truth, Value } from '../model/index.js'
import type { Facts } from './evaluation/facts.js'
import { quantified, type Row } from './evaluation/quantify.js'
import { otherFact, test } from './evaluation/test.js'
import type { Leaf, Quantification, Tree } from './evaluation/tree.js'

// The only file that knows json-rules-engine (7.3). How it is held, and why:
// - one engine a run: two concurrent runs on one engine silently skip rules;
// - our operators only, each under a name of its own: the built-in ones coerce (`"10" lessThan "9"`);
// - no `not`: trees come in negation normal form, because its `not` is true of a fact that is missing;
// - an almanac that answers from our facts: `path`, and with it JSONPath, is never looked at, and no fact is hashed;
// - one constant event type: the type `error` would reject the run;
// - a quantifier is a fact of its own, whose lookup asks its questions in runs of their own;
// - answers are counted, because a rule that was skipped leaves no trace.

/** A tree made ready for the engine, once for every run to come. */
export interface Question {
  readonly conditions: TopLevelCondition
  readonly operators: ReadonlyMap<string, Answer>
  /** The quantifiers in it, by the names under which the engine asks for them. */
  readonly quantifiers: ReadonlyMap<string, Asking>
}

type Answer = (left: Asked, right: AskedFact | Value) => boolean
type Asking = (facts: Facts, now: Clock) => Promise<Truth>

/** A fact, or a quantifier's answer, on its way through the engine, with the run that asked for it. */
type Asked = AskedFact | { readonly truth: Truth; readonly run: Run }
interface AskedFact {
  readonly fact: Fact
  readonly run: Run
}

/** What a run assumes wherever the answer is unknown, and whether that happened. */
interface Run {
  readonly now: Clock
  readonly assumed: boolean
  unknown: boolean
}

const EVENT = { type: 'answered' }
const HOLDS = 'holds'

/** The engine's form of a tree. Its root must be a junction, even around a single leaf. */
export function questionOf(tree: Tree): Question {
  const operators = new Map<string, Answer>()
  const quantifiers = new Map<string, Asking>()
  const root = conditionOf(tree, operators, quantifiers)
  const isLeaf = tree.type === 'test' || tree.type === 'quantified'
  return { conditions: (isLeaf ? { all: [root] } : root) as TopLevelCondition, operators, quantifiers }
}

/** Names are never used twice, so that the quantifiers of many questions can be told apart in one run. */
let named = 0

function conditionOf(tree: Tree, operators: Map<string, Answer>, quantifiers: Map<string, Asking>): NestedCondition {
  if (tree.type === 'quantified') {
    const name = `quantifier ${named++}`
    quantifiers.set(name, askingOf(tree))
    operators.set(HOLDS, (left) => ('truth' in left ? settled(left.truth, left.run) : false))
    return { fact: name, operator: HOLDS, value: true }
  }
  if (tree.type !== 'test') {
    const children = tree.children.map((child) => conditionOf(child, operators, quantifiers))
    return tree.type === 'all' ? { all: children } : { any: children }
  }
  const shift = tree.operand.type === 'fact' ? ` ${tree.operand.factType} ${tree.operand.shift}` : ''
  const operator = `${tree.operator.name} ${tree.factType}${shift}`
  operators.set(operator, answerOf(tree))
  const value = tree.operand.type === 'fact' ? { fact: tree.operand.fact } : tree.operand.value
  return { fact: tree.fact, operator, value }
}

function answerOf(leaf: Leaf): Answer {
  return (left, right) => {
    if (!('fact' in left)) return false
    const expected = isAsked(right) ? otherFact(leaf, right.fact) : { value: right }
    return settled(test(leaf, left.fact, expected, left.run.now), left.run)
  }
}

function settled(truth: Truth, run: Run): boolean {
  if (truth !== 'unknown') return truth
  run.unknown = true
  return run.assumed
}

function isAsked(value: AskedFact | Value): value is AskedFact {
  return typeof value === 'object' && value !== null && 'fact' in value
}

/** A quantifier asks its own questions about one thing after the other. */
function askingOf(tree: Quantification): Asking {
  const parts = [tree.where, tree.require].map((part) => part && questionOf(part))
  const questions = parts.filter((part) => part !== null)
  return async (facts, now) => {
    const rows: Row[] = []
    for (const item of facts.listed(tree.of)) {
      const answers = [...(await ask(questions, item, now))]
      const [selected, required] = parts.map((part) => (part ? (answers.shift() as Truth) : true))
      rows.push({ facts: item, selected: selected as Truth, required: required as Truth })
    }
    return quantified(tree, rows, facts, now)
  }
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
export async function ask(questions: readonly Question[], facts: Facts, now: Clock): Promise<readonly Truth[]> {
  if (questions.length === 0) return []
  const pessimist: Run = { now, assumed: false, unknown: false }
  const certain = await run(questions, facts, pessimist)
  if (!pessimist.unknown) return certain
  const possible = await run(questions, facts, { now, assumed: true, unknown: false })
  return certain.map((holds, index) => (holds ? true : possible[index] === true ? 'unknown' : false))
}

async function run(questions: readonly Question[], facts: Facts, current: Run): Promise<readonly boolean[]> {
  const engine = new Engine([], { allowUndefinedFacts: false })
  const quantifiers = new Map<string, Asking>()
  const names = new Set<string>()
  for (const [index, question] of questions.entries()) {
    for (const [name, answer] of question.operators) {
      if (!names.has(name)) engine.addOperator(name, answer)
      names.add(name)
    }
    for (const [name, asking] of question.quantifiers) quantifiers.set(name, asking)
    engine.addRule({ name: String(index), event: EVENT, conditions: question.conditions })
  }
  const { results, failureResults } = await engine.run(undefined, { almanac: almanacOf(facts, quantifiers, current) })
  const answers = new Map([...results, ...failureResults].map(({ name, result }) => [name, result as unknown]))
  return questions.map((_, index) => {
    const result = answers.get(String(index))
    if (typeof result !== 'boolean') throw new Error(`the engine answered ${answers.size} of ${questions.length} rules`)
    return result
  })
}

function almanacOf(facts: Facts, quantifiers: ReadonlyMap<string, Asking>, current: Run): Almanac {
  const almanac = new Almanac()
  const asked = async (name: string): Promise<Asked> => {
    const asking = quantifiers.get(name)
    return asking ? { truth: await asking(facts, current.now), run: current } : { fact: facts.of(name), run: current }
  }
  // The engine's own lookup hashes every fact and resolves paths; ours does neither.
  almanac.factValue = asked as Almanac['factValue']
  return almanac
}
