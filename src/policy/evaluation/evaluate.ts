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
  const applicable = applicableAmong(rules)
  return subjects.reduce((sum, subject) => sum + applicable(subject).length, 0)
}

/** The rules that are asked about a subject, in their order; picked once for all subjects of a type and kind. */
function applicableAmong(rules: readonly ActiveRule[]): (subject: Subject) => readonly ActiveRule[] {
  const picked = new Map<string, readonly ActiveRule[]>()
  return (subject) => {
    const key = `${subject.type} ${subject.kind}`
    const some = picked.get(key) ?? rules.filter((active) => applies(active, subject))
    picked.set(key, some)
    return some
  }
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
  const applicable = applicableAmong(sorted)
  for (const subject of subjects) {
    const many: Many = (type) => lists.of(subject, type).length
    const outcomes = await judgeSubject(applicable(subject), factsOf(subject, lists), many, sight)
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
  const whens = await askSafely(
    ready.map(({ when }) => when?.question ?? null),
    facts,
    sight.now,
  )
  // What a rule requires matters only where it applies.
  const requires = await askSafely(
    ready.map(({ require }, index) => (holdsAt(whens, index) ? require.question : null)),
    facts,
    sight.now,
  )
  let next = 0
  return rules.map((active, index) => {
    const one = compiled[index] as Attempt<Compiled>
    if ('fault' in one) return faulty(active, subject, one.fault)
    if ('fault' in whens) return faulty(active, subject, whens.fault)
    if ('fault' in requires) return faulty(active, subject, requires.fault)
    const [when, require] = [whens.value[next], requires.value[next]]
    next++
    if (when === undefined || require === undefined) return faulty(active, subject, 'the engine gave no answer')
    return outcomeOf(active, one.value, { when, require }, facts, sight)
  })
}

const holdsAt = (whens: Attempt<readonly Truth[]>, index: number): boolean =>
  'value' in whens && whens.value[index] === true

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

/** An answer for each question; what is not asked is true. */
async function askSafely(
  questions: readonly (Question | null)[],
  facts: Facts,
  now: Clock,
): Promise<Attempt<readonly Truth[]>> {
  try {
    const answers = await ask(
      questions.filter((question) => question !== null),
      facts,
      now,
    )
    let next = 0
    return { value: questions.map((question) => (question === null ? true : (answers[next++] as Truth))) }
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
