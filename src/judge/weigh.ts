import {
  type Catalogue,
  type Condition,
  type Outcome,
  PILLARS,
  type Pillar,
  type RankedAnswer,
  type Test,
  type Weighed,
  type WeighedPillar,
} from '../model/index.js'
import { draftOf, type Weighing } from './draft.js'
import { phraseFact } from './phrase.js'

/** Quotes a pillar needs to be believed; more would be read by nobody. */
const MOST_ANSWERS = 6

/** Weighs the outcomes of one document, or of many. What remains is small, so that memory does not grow with documents. */
export function weigh(outcomes: readonly Outcome[], catalogue: Catalogue, weighing: Weighing = {}): Weighed {
  const applied = outcomes.filter((outcome) => outcome.result !== 'not-applicable')
  const pillarOf = (pillar: Pillar): WeighedPillar => {
    const own = applied.filter((outcome) => outcome.active.rule.pillar === pillar)
    return { evaluated: own.length, quotes: few(own.flatMap((outcome) => quotesOf(outcome, catalogue))) }
  }
  return {
    drafts: outcomes.flatMap((outcome) => draftOf(outcome, catalogue, weighing) ?? []),
    evaluations: outcomes.length,
    rules: [...new Set(outcomes.map((outcome) => outcome.active.rule.id))],
    applied: applied.length,
    documents: documentsOf(outcomes),
    pillars: Object.fromEntries(PILLARS.map((pillar) => [pillar, pillarOf(pillar)])) as Weighed['pillars'],
  }
}

function documentsOf(outcomes: readonly Outcome[]): Weighed['documents'] {
  const documents = new Map<string, Weighed['documents'][number]>()
  for (const { subject, result } of outcomes) {
    const { path, documentIndex: index } = subject
    const before = documents.get(`${index} ${path}`)?.applied ?? 0
    documents.set(`${index} ${path}`, { path, index, applied: before + (result === 'not-applicable' ? 0 : 1) })
  }
  return [...documents.values()]
}

/** What the document says to the rule's question, quoted: every fact that the rule tests. */
function quotesOf({ active, subject }: Outcome, catalogue: Catalogue): readonly RankedAnswer[] {
  return testsIn(active.rule.require).flatMap(({ fact: name, operator }) => {
    const spec = catalogue.get(name)
    const fact = subject.facts.get(name)
    const state = fact?.state ?? 'absent'
    // Where silence is what is asked for, it leaves nothing unanswered.
    if (!spec || (state === 'absent' && SILENCE.has(operator))) return []
    // What no document says, as the clock, is no answer of one.
    if (subject.type === 'gate' && state === 'stated' && fact?.locations.length === 0) return []
    const span = fact?.locations[0] ?? fact?.nearest ?? subject.span
    const answer: RankedAnswer['answer'] = {
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

/** Whether no further answer can tell more than these. */
export function isTold(quotes: readonly RankedAnswer[]): boolean {
  return quotes.length === MOST_ANSWERS && quotes.every(({ rank }) => rank === 0)
}

/** One answer to each fact of each document, the most telling first, and not many. */
export function few(quotes: readonly RankedAnswer[]): readonly RankedAnswer[] {
  const unique = new Map<string, RankedAnswer>()
  for (const quote of [...quotes].sort((a, b) => a.rank - b.rank)) {
    const key = `${quote.answer.path} ${quote.answer.fact}`
    if (!unique.has(key)) unique.set(key, quote)
  }
  return [...unique.values()].slice(0, MOST_ANSWERS)
}
