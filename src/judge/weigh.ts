import {
  type Catalogue,
  type Condition,
  type Outcome,
  PILLARS,
  type Pillar,
  type PillarReport,
  type Test,
} from '../model/index.js'
import { type Draft, draftOf } from './draft.js'
import { phraseFact } from './phrase.js'

/** Quotes a pillar needs to be believed; more would be read by nobody. */
const MOST_ANSWERS = 6

export type Answer = PillarReport['answers'][number]

/** An answer and how much it tells: 0 is most. */
export interface Quote {
  readonly answer: Answer
  readonly rank: number
}

/** What is kept of some outcomes once they are judged: their findings and some counts, not the outcomes. */
export interface Weighed {
  readonly drafts: readonly Draft[]
  readonly evaluations: number
  /** Ids of the rules that were asked. */
  readonly rules: readonly string[]
  /** Outcomes of rules that applied, met or not. */
  readonly applied: number
  /** Documents a rule was asked about, as `documentKey` names them. */
  readonly documents: readonly string[]
  readonly pillars: ReadonlyMap<Pillar, WeighedPillar>
}

export interface WeighedPillar {
  readonly evaluated: number
  readonly quotes: readonly Quote[]
}

/** One document among those of a file and of other files. */
export function documentKey(path: string, index: number): string {
  return `${index} ${path}`
}

/**
 * Weighs the outcomes of one document, or of many. `place`: its path in the project, by which findings are known again;
 * without it the path as given. What remains is small, so that memory does not grow with documents.
 */
export function weigh(outcomes: readonly Outcome[], catalogue: Catalogue, place?: string): Weighed {
  const applied = outcomes.filter((outcome) => outcome.result !== 'not-applicable')
  const pillarOf = (pillar: Pillar): WeighedPillar => {
    const own = applied.filter((outcome) => outcome.active.rule.pillar === pillar)
    return { evaluated: own.length, quotes: few(own.flatMap((outcome) => quotesOf(outcome, catalogue))) }
  }
  return {
    drafts: outcomes.flatMap((outcome) => draftOf(outcome, catalogue, place ?? outcome.subject.path) ?? []),
    evaluations: outcomes.length,
    rules: [...new Set(outcomes.map((outcome) => outcome.active.rule.id))],
    applied: applied.length,
    documents: [...new Set(outcomes.map(({ subject }) => documentKey(subject.path, subject.documentIndex)))],
    pillars: new Map(PILLARS.map((pillar) => [pillar, pillarOf(pillar)])),
  }
}

/** What the document says to the rule's question, quoted: every fact that the rule tests. */
function quotesOf({ active, subject }: Outcome, catalogue: Catalogue): readonly Quote[] {
  return testsIn(active.rule.require).flatMap(({ fact: name, operator }) => {
    const spec = catalogue.get(name)
    const fact = subject.facts.get(name)
    const state = fact?.state ?? 'absent'
    // Where silence is what is asked for, it leaves nothing unanswered.
    if (!spec || (state === 'absent' && SILENCE.has(operator))) return []
    // What no document says, as the clock, is no answer of one.
    if (subject.type === 'gate' && state === 'stated' && fact?.locations.length === 0) return []
    const span = fact?.locations[0] ?? fact?.nearest ?? subject.span
    const answer: Answer = {
      fact: name,
      state,
      value: fact ? phraseFact(fact, spec.type) : 'not stated',
      path: span.path ?? subject.path,
      span,
    }
    // What a whole document says answers for more than what it says of its third step.
    return [{ answer, rank: (spec.subject === 'document' ? 0 : 2) + (state === 'stated' ? 0 : 1) }]
  })
}

/** Operators that hold when nobody said anything. */
const SILENCE: ReadonlySet<string> = new Set(['isNotStated', 'isAbsent'])

/** Those that are asked of the subject itself: what a list holds is quoted where a rule is for its things. */
function testsIn(condition: Condition): readonly Test[] {
  if ('all' in condition) return condition.all.flatMap(testsIn)
  if ('any' in condition) return condition.any.flatMap(testsIn)
  if ('not' in condition) return testsIn(condition.not)
  if ('is' in condition) return testsIn(condition.is)
  return 'fact' in condition ? [condition] : []
}

/** One answer to each fact of each document, the most telling first, and not many. */
export function few(quotes: readonly Quote[]): readonly Quote[] {
  const unique = new Map<string, Quote>()
  for (const quote of [...quotes].sort((a, b) => a.rank - b.rank)) {
    const key = `${quote.answer.path} ${quote.answer.fact}`
    if (!unique.has(key)) unique.set(key, quote)
  }
  return [...unique.values()].slice(0, MOST_ANSWERS)
}
