import type {
  ActiveRule,
  Catalogue,
  Clock,
  ItemType,
  Outcome,
  Result,
  Subject,
  Trace,
  Truth,
} from '../../model/index.js'
import { ask, type Question, questionOf } from '../engine.js'
import { blame } from './blame.js'
import { tooCostly } from './cost.js'
import { type Facts, factsOf, listsOf } from './facts.js'
import { type Sight, traceOf } from './trace.js'
import { normalise, type Tree } from './tree.js'

/** An active rule made ready once, however many subjects it is asked about. */
interface Compiled {
  readonly when: Prepared | null
  readonly require: Prepared
}

interface Prepared {
  readonly tree: Tree
  readonly question: Question
}

const NOTHING: Trace = { type: 'all', holds: 'unknown', children: [] }

/** Whether a rule is asked about a subject: kind of document and type of subject fit. */
function applies({ rule }: ActiveRule, subject: Subject): boolean {
  return rule.for === subject.type && rule.kinds.includes(subject.kind)
}

/** How many outcomes `evaluate` owes for these rules and subjects. */
export function countPairs(rules: readonly ActiveRule[], subjects: readonly Subject[]): number {
  return subjects.reduce((sum, subject) => sum + rules.filter((rule) => applies(rule, subject)).length, 0)
}

/**
 * One outcome for every rule and every subject it applies to, by rule id, then in the order of the subjects.
 *
 * `when` unknown, or `require` unknown: `cannot-tell`. `when` false: `not-applicable`. `require` false: `not-met`.
 * A rule that cannot be compiled, or an engine that throws or leaves a rule out, gives `cannot-tell` with the fault.
 * `subjects` holds whole documents: quantifiers ask about everything of a subject's own document. `now`: for ages.
 * Never rejects. Calls may overlap.
 */
export async function evaluate(
  rules: readonly ActiveRule[],
  subjects: readonly Subject[],
  catalogue: Catalogue,
  now: Clock,
): Promise<readonly Outcome[]> {
  const sight = { catalogue, now }
  const lists = listsOf(subjects)
  const sorted = [...rules].sort((a, b) => order(a.rule.id, b.rule.id))
  const byRule = new Map<ActiveRule, Outcome[]>(sorted.map((active) => [active, []]))
  for (const subject of subjects) {
    const applicable = sorted.filter((active) => applies(active, subject))
    const many: Many = (type) => lists.of(subject, type).length
    const outcomes = await judgeSubject(applicable, factsOf(subject, lists), many, sight)
    for (const outcome of outcomes) byRule.get(outcome.active)?.push(outcome)
  }
  return sorted.flatMap((active) => byRule.get(active) ?? [])
}

/** How many things of a type the subject's document lists. */
type Many = (type: ItemType) => number

async function judgeSubject(
  rules: readonly ActiveRule[],
  facts: Facts,
  many: Many,
  sight: Sight,
): Promise<readonly Outcome[]> {
  const { subject } = facts
  const compiled = rules.map((active) =>
    attempt(() => affordable(compile(active, sight.catalogue), facts.subject, many)),
  )
  const ready = compiled.flatMap((one) => ('value' in one ? [one.value] : []))
  const questions = ready.flatMap(({ when, require }) =>
    when ? [when.question, require.question] : [require.question],
  )
  const answers = await askSafely(questions, facts, sight.now)
  let next = 0
  return rules.map((active, index) => {
    const one = compiled[index] as Attempt<Compiled>
    if ('fault' in one) return faulty(active, subject, one.fault)
    if ('fault' in answers) return faulty(active, subject, answers.fault)
    const when = one.value.when ? answers.value[next++] : true
    const require = answers.value[next++]
    if (when === undefined || require === undefined) return faulty(active, subject, 'the engine gave no answer')
    return outcomeOf(active, one.value, { when, require }, facts, sight)
  })
}

interface Answers {
  readonly when: Truth
  readonly require: Truth
}

function outcomeOf(active: ActiveRule, compiled: Compiled, answers: Answers, facts: Facts, sight: Sight): Outcome {
  const result = resultOf(answers)
  const decisive = answers.when === true ? compiled.require : (compiled.when as Prepared)
  return {
    active,
    subject: facts.subject,
    result,
    blame: result === 'met' || result === 'not-applicable' ? [] : blame(traceOf(decisive.tree, facts, sight)),
    // Worked out when somebody asks: of many thousand outcomes a handful is explained.
    get when() {
      return compiled.when && traceOf(compiled.when.tree, facts, sight)
    },
    get require() {
      return traceOf(compiled.require.tree, facts, sight)
    },
  }
}

function resultOf({ when, require }: Answers): Result {
  if (when === 'unknown') return 'cannot-tell'
  if (when === false) return 'not-applicable'
  if (require === 'unknown') return 'cannot-tell'
  return require ? 'met' : 'not-met'
}

function faulty(active: ActiveRule, subject: Subject, fault: string): Outcome {
  return { active, subject, result: 'cannot-tell', blame: [], when: null, require: NOTHING, fault }
}

const cache = new WeakMap<ActiveRule, { readonly catalogue: Catalogue; readonly compiled: Compiled }>()

function compile(active: ActiveRule, catalogue: Catalogue): Compiled {
  const known = cache.get(active)
  if (known?.catalogue === catalogue) return known.compiled
  const { when, require } = active.rule
  const prepare = (condition: typeof require): Prepared => {
    const tree = normalise(condition, active, catalogue)
    return { tree, question: questionOf(tree) }
  }
  const compiled = { when: when && prepare(when), require: prepare(require) }
  cache.set(active, { catalogue, compiled })
  return compiled
}

/** @throws where asking would take too long */
function affordable(compiled: Compiled, subject: Subject, many: Many): Compiled {
  const fault = tooCostly([compiled.when?.tree ?? null, compiled.require.tree], subject.type, many)
  if (fault !== null) throw new Error(fault)
  return compiled
}

type Attempt<T> = { readonly value: T } | { readonly fault: string }

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() }
  } catch (error) {
    return { fault: reason(error) }
  }
}

async function askSafely(questions: readonly Question[], facts: Facts, now: Clock): Promise<Attempt<readonly Truth[]>> {
  try {
    return { value: await ask(questions, facts, now) }
  } catch (error) {
    return { fault: reason(error) }
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
