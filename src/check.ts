import { factsOf, itemFactsOf, subjectsOf } from './facts/index.js'
import { type Circumstances, conclude, type Weighed, weigh, withoutTraces } from './judge/index.js'
import type { Config, DocumentFacts, Fact, Problem, Report, Subject } from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import { activeRules, asksEnvironment, countPairs, evaluate, factsAsked, type Policy } from './policy/index.js'
import { faultIn, type Read, readAll } from './read-all.js'
import { worthSaying } from './reading/index.js'
import { matchesGlobs } from './schema/index.js'
import type { Input, World } from './world.js'

export type { Input, World } from './world.js'

/** A document that was read, with what rules can be asked about in it. */
export interface Readied {
  readonly place: string
  /** Null for a file that could not be read. */
  readonly document: Circumstances['documents'][number] | null
  readonly problems: readonly Problem[]
  /** None where no rule is for its kind. */
  readonly subjects: readonly Subject[]
}

/**
 * Judges documents: parse, conform, read, extract, evaluate, judge. Documents are let go one after the other; what
 * stays is what was found. Never rejects for anything that a file, a document or a rule says.
 */
export function check(inputs: Iterable<Input>, config: Config, policy: Policy, world: World): Promise<Report> {
  return judgeAll(ready(inputs, config, policy, world), config, policy, world)
}

/** The first half of `check`: parse, conform, read, extract. The policy tells what has to be looked for. */
async function* ready(inputs: Iterable<Input>, config: Config, policy: Policy, world: World): AsyncGenerator<Readied> {
  const asked = factsAsked(policy)
  for await (const one of readAll(inputs, config, world, asked)) yield readied(one, config, asked)
}

/** One document that was read, made ready for rules to be asked about it. */
export function readied(one: Read, config: Config, asked: ReturnType<typeof factsAsked>): Readied {
  const { release, input } = one
  const shared = { place: input.place, document: release && described(one) }
  const problems = release ? worthSaying(release, vocabularyFor(config).vocabulary) : one.problems
  // Of a kind that no rule is for, nothing is asked.
  const isAsked = release?.kind && asked(release.kind).size > 0
  try {
    return { ...shared, problems, subjects: release && isAsked ? subjectsOf(release, one.context) : [] }
  } catch (error) {
    return { ...shared, problems: [...problems, faultIn(input.path, error)], subjects: [] }
  }
}

/** The second half: evaluate, judge. */
async function judgeAll(
  readied: AsyncIterable<Readied>,
  config: Config,
  policy: Policy,
  world: Pick<World, 'now' | 'traces' | 'outcomes'>,
): Promise<Report> {
  const { weighed, ...circumstances } = await weighAll(readied, config, policy, world)
  return conclude(weighed, circumstances)
}

/** What rules found, before the verdict. What was readied can be judged again by other rules that ask for the same facts. */
export async function weighAll(
  readied: AsyncIterable<Readied> | Iterable<Readied>,
  config: Config,
  policy: Policy,
  world: Pick<World, 'now' | 'traces' | 'outcomes'>,
): Promise<Circumstances & { readonly weighed: readonly Weighed[] }> {
  const { catalogue } = catalogueFor(config)
  const weighed: Weighed[] = []
  const documents: Circumstances['documents'][number][] = []
  const problems: Problem[] = []
  let expected = 0
  for await (const { place, document, problems: own, subjects } of readied) {
    problems.push(...own)
    if (document) documents.push(document)
    const [first] = subjects
    if (!first) continue
    if (asksEnvironment(policy, place, matchesGlobs)) problems.push(...openEnvironment(first))
    try {
      const at = { path: place, kind: first.kind, environment: environmentOf(subjects) }
      const rules = activeRules(policy, at, matchesGlobs)
      expected += countPairs(rules, subjects)
      const outcomes = await evaluate(rules, subjects, catalogue, world.now)
      world.outcomes?.(outcomes)
      const found = weigh(outcomes, catalogue, place)
      weighed.push(world.traces ? found : withoutTraces(found))
    } catch (error) {
      problems.push(faultIn(first.path, error))
    }
  }
  return { weighed, documents, problems, expected, maxWarnings: config.maxWarnings }
}

const ENVIRONMENT = 'release.environment'

/** Whether settings for an environment are meant cannot be told where something stands for it that names none. */
function openEnvironment({ path, facts }: Subject): readonly Problem[] {
  const fact = facts.get(ENVIRONMENT)
  const span = fact?.locations[0]
  if (!fact || !span || (fact.state !== 'unreadable' && fact.state !== 'unfilled')) return []
  const said = fact.state === 'unfilled' ? 'still a placeholder' : 'stated in a way that cannot be read'
  return [
    {
      code: 'open-environment',
      severity: 'error',
      message: `The environment is ${said}, and settings of the config depend on it.`,
      fix: 'Name one environment. A release to several of them needs a plan for each.',
      path,
      span,
    },
  ]
}

function environmentOf(subjects: readonly Subject[]): string | null {
  const fact = subjects.find(({ type }) => type === 'document')?.facts.get(ENVIRONMENT)
  return fact?.state === 'stated' ? String(fact.value) : null
}

/** Which document it is, and of which kind. */
export function described({ input, release }: Read): Circumstances['documents'][number] {
  const { kind, kindBecause } = release ?? { kind: null, kindBecause: 'it could not be read' }
  return { path: input.path, index: release?.document.index ?? 0, kind, kindBecause }
}

/** What is understood of each document, one after the other, whatever its kind. */
export async function* facts(inputs: Iterable<Input>, config: Config, world: World): AsyncGenerator<DocumentFacts> {
  for await (const one of readAll(inputs, config, world, null)) yield factsIn(one, config)
}

/** What is understood of one document. */
export function factsIn(one: Read, config: Config): DocumentFacts {
  const { release, problems, context } = one
  const known = release ? factsOf(release, context) : new Map<string, Fact>()
  const ordered = [...catalogueFor(config).catalogue.keys()].flatMap((name) => known.get(name) ?? [])
  const items = release ? itemFactsOf(release, context) : []
  return { ...described(one), problems, facts: ordered, items, passages: release?.passages ?? [] }
}
