import type { ActiveRule, Catalogue, Fact, Outcome, Result, Subject, Trace, Truth } from '../../model/index.js'
import { ask, type Question, questionOf } from '../engine.js'
import type { Facts } from './test.js'
import { blame, traceOf } from './trace.js'
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
 * Never rejects. Calls may overlap.
 */
export async function evaluate(
  rules: readonly ActiveRule[],
  subjects: readonly Subject[],
  catalogue: Catalogue,
): Promise<readonly Outcome[]> {
  const sorted = [...rules].sort((a, b) => order(a.rule.id, b.rule.id))
  const byRule = new Map<ActiveRule, Outcome[]>(sorted.map((active) => [active, []]))
  for (const subject of subjects) {
    const applicable = sorted.filter((active) => applies(active, subject))
    for (const outcome of await judgeSubject(applicable, subject, catalogue)) byRule.get(outcome.active)?.push(outcome)
  }
  return sorted.flatMap((active) => byRule.get(active) ?? [])
}

async function judgeSubject(
  rules: readonly ActiveRule[],
  subject: Subject,
  catalogue: Catalogue,
): Promise<readonly Outcome[]> {
  const facts = factsOf(subject)
  const compiled = rules.map((active) => attempt(() => compile(active, catalogue)))
  const ready = compiled.flatMap((one) => ('value' in one ? [one.value] : []))
  const questions = ready.flatMap(({ when, require }) =>
    when ? [when.question, require.question] : [require.question],
  )
  const answers = await askSafely(questions, facts)
  let next = 0
  return rules.map((active, index) => {
    const one = compiled[index] as Attempt<Compiled>
    if ('fault' in one) return faulty(active, subject, one.fault)
    if ('fault' in answers) return faulty(active, subject, answers.fault)
    const when = one.value.when ? answers.value[next++] : true
    const require = answers.value[next++]
    if (when === undefined || require === undefined) return faulty(active, subject, 'the engine gave no answer')
    return outcomeOf(active, subject, one.value, { when, require }, facts)
  })
}

interface Answers {
  readonly when: Truth
  readonly require: Truth
}

function outcomeOf(active: ActiveRule, subject: Subject, compiled: Compiled, answers: Answers, facts: Facts): Outcome {
  const result = resultOf(answers)
  const decisive = answers.when === true ? compiled.require : (compiled.when as Prepared)
  return {
    active,
    subject,
    result,
    blame: result === 'met' || result === 'not-applicable' ? [] : blame(traceOf(decisive.tree, facts)),
    // Worked out when somebody asks: of many thousand outcomes a handful is explained.
    get when() {
      return compiled.when && traceOf(compiled.when.tree, facts)
    },
    get require() {
      return traceOf(compiled.require.tree, facts)
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

/** What the subject holds, and an absent fact at the subject's own place for what it does not. */
function factsOf(subject: Subject): Facts {
  return (name): Fact =>
    subject.facts.get(name) ?? {
      name,
      state: 'absent',
      value: null,
      locations: [],
      where: subject.key,
      nearest: subject.span,
      rejected: [],
    }
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

type Attempt<T> = { readonly value: T } | { readonly fault: string }

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() }
  } catch (error) {
    return { fault: reason(error) }
  }
}

async function askSafely(questions: readonly Question[], facts: Facts): Promise<Attempt<readonly Truth[]>> {
  try {
    return { value: await ask(questions, facts) }
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
