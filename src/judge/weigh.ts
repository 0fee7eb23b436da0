import { type Catalogue, type Outcome, PILLARS, type Pillar, type PillarReport } from '../model/index.js'
import { type Draft, draftOf } from './draft.js'
import { testsOf } from './message.js'
import { phraseFact } from './phrase.js'

/** Quotes a pillar needs to be believed; more would be read by nobody. */
const MOST_ANSWERS = 6

export type Answer = PillarReport['answers'][number]

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
  readonly answers: readonly Answer[]
}

/** One document among those of a file and of other files. */
export function documentKey(path: string, index: number): string {
  return `${index} ${path}`
}

/** Weighs the outcomes of one document, or of many: what remains is small, so that memory does not grow with documents. */
export function weigh(outcomes: readonly Outcome[], catalogue: Catalogue): Weighed {
  const applied = outcomes.filter((outcome) => outcome.result !== 'not-applicable')
  const pillarOf = (pillar: Pillar): WeighedPillar => {
    const own = applied.filter((outcome) => outcome.active.rule.pillar === pillar)
    return { evaluated: own.length, answers: few(own.flatMap((outcome) => answersOf(outcome, catalogue))) }
  }
  return {
    drafts: outcomes.flatMap((outcome) => draftOf(outcome, catalogue) ?? []),
    evaluations: outcomes.length,
    rules: [...new Set(outcomes.map((outcome) => outcome.active.rule.id))],
    applied: applied.length,
    documents: [...new Set(outcomes.map(({ subject }) => documentKey(subject.path, subject.documentIndex)))],
    pillars: new Map(PILLARS.map((pillar) => [pillar, pillarOf(pillar)])),
  }
}

/** What the document says to the rule's question, quoted: every fact that the rule tests. */
function answersOf({ require, subject }: Outcome, catalogue: Catalogue): readonly Answer[] {
  return testsOf(require).map(({ fact }) => ({
    fact: fact.name,
    state: fact.state,
    value: phraseFact(fact, catalogue.get(fact.name)?.type ?? 'text'),
    path: subject.path,
    span: fact.locations[0] ?? fact.nearest,
  }))
}

/** One answer to each fact of each document, the stated before the others, and not many. */
export function few(answers: readonly Answer[]): readonly Answer[] {
  const stated = answers.filter((answer) => answer.state === 'stated')
  const unique = new Map<string, Answer>()
  for (const answer of [...stated, ...answers]) {
    const key = `${answer.path} ${answer.fact}`
    if (!unique.has(key)) unique.set(key, answer)
  }
  return [...unique.values()].slice(0, MOST_ANSWERS)
}
