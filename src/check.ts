import { factsOf, itemFactsOf, subjectsOf } from './facts/index.js'
import { type Conclusion, concludeEach, tallyOf } from './judge/index.js'
import {
  type Checked,
  type Clock,
  type Config,
  type Document,
  type DocumentFacts,
  type DocumentTally,
  type Fact,
  type Meter,
  type Problem,
  type Report,
  type Subject,
  startClock,
  type Weighed,
} from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import { activeRules, asksEnvironment, evaluate, factsAsked, type Policy } from './policy/index.js'
import { inTurns, type Read, readAll, startReading } from './read-all.js'
import { faultIn, unmeasured } from './read-input.js'
import { worthSaying } from './reading/index.js'
import { matchesGlobs } from './schema/index.js'
import { askAll, commented } from './suppress.js'
import type { Input, World } from './world.js'

export type { Input, World } from './world.js'

/** A document that was read, with what rules can be asked about in it. */
export interface Readied {
  readonly place: string
  /** Null for a file that could not be read. */
  readonly document: Checked['documents'][number] | null
  readonly problems: readonly Problem[]
  /** None where no rule is for its kind. */
  readonly subjects: readonly Subject[]
  /** The document where its comments may suppress something; null: none does. */
  readonly commented: Document | null
}

/**
 * Judges documents: parse, conform, read, extract, evaluate, judge. Documents are let go one after the other; what
 * stays is what was found. Never rejects for anything that a file, a document or a rule says.
 */
export function check(
  inputs: Iterable<Input>,
  config: Config,
  policy: Policy,
  world: World,
  compared: Compared = {},
): Promise<Report> {
  const { maxWarnings } = config
  const { tallies = false, meter } = world
  const found = () => watched(checkEach(inputs, config, policy, world), compared.watch)
  const concluded = () => concludeEach(found(), { maxWarnings, tallies, ...compared })
  return meter ? meter.phase('judge', concluded) : concluded()
}

/** What a check is compared with: a baseline that marks findings, a revision since which documents changed. */
export interface Compared extends Pick<Conclusion, 'mark' | 'since' | 'passOnNoDocuments'> {
  /** Adds what only the comparison tells to what was found in an input; nothing of it is kept for another run. */
  readonly watch?: (checked: Checked) => Checked
}

async function* watched(all: AsyncIterable<Checked>, watch: Compared['watch']): AsyncGenerator<Checked> {
  for await (const checked of all) yield watch ? watch(checked) : checked
}

/** What is found in each input, in their order. */
export function checkEach(
  inputs: Iterable<Input>,
  config: Config,
  policy: Policy,
  world: World,
): AsyncIterable<Checked> {
  const judge = startJudging(config, policy, world)
  return world.spread ? world.spread(inputs, judge) : oneByOne(inputs, judge, world)
}

async function* oneByOne(
  inputs: Iterable<Input>,
  judge: (input: Input) => Promise<Checked>,
  world: World,
): AsyncGenerator<Checked> {
  for await (const input of inTurns(inputs, world)) yield await judge(input)
}

/** Judges one input after the other, in whatever order; what is found in one does not depend on it. */
export function startJudging(config: Config, policy: Policy, world: World): (input: Input) => Promise<Checked> {
  const asked = factsAsked(policy)
  const read = startReading(config, world, asked)
  return async (input) => {
    const known = world.known?.(input)
    if (known) return known
    const { clock, validity } = startClock(world.now)
    const documents = read(input, clock).map((one) => readied(one, config, asked, world.meter?.phase))
    const weighed = await weighAll(documents, config, policy, { ...world, now: clock })
    const checked = { ...weighed, clock: validity() }
    world.keep?.(input, checked)
    return checked
  }
}

/** One document that was read, made ready for rules to be asked about it. */
export function readied(
  one: Read,
  config: Config,
  asked: ReturnType<typeof factsAsked>,
  phase: Meter['phase'] = unmeasured,
): Readied {
  const { release, input } = one
  const shared = {
    place: input.place,
    document: release && described(one),
    commented: release && commented(release.document),
  }
  const problems = release ? worthSaying(release, vocabularyFor(config).vocabulary) : one.problems
  // Of a kind that no rule is for, nothing is asked.
  const isAsked = release?.kind && asked(release.kind).size > 0
  try {
    const subjects = release && isAsked ? phase('extract', () => subjectsOf(release, one.context)) : []
    return { ...shared, problems, subjects }
  } catch (error) {
    return { ...shared, problems: [...problems, faultIn(input.path, error)], subjects: [] }
  }
}

/** What is asked of the world once documents were read. */
type Asking = Pick<World, 'traces' | 'outcomes' | 'tallies' | 'meter'> & { readonly now: Clock }

/**
 * What rules found, before the verdict: evaluate, weigh. What was readied can be judged again by other rules that ask
 * for the same facts.
 */
export async function weighAll(
  readied: Iterable<Readied>,
  config: Config,
  policy: Policy,
  world: Asking,
): Promise<Checked> {
  const { catalogue } = catalogueFor(config)
  const weighed: Weighed[] = []
  const documents: Checked['documents'][number][] = []
  const tallies: DocumentTally[] = []
  const problems: Problem[] = []
  let expected = 0
  const { timeZone } = config.gate
  const { now, meter } = world
  for (const { place, document, problems: own, subjects, commented } of readied) {
    problems.push(...own)
    if (document) documents.push(document)
    const [first] = subjects
    if (!first) continue
    if (asksEnvironment(policy, place, matchesGlobs)) problems.push(...openEnvironment(first))
    try {
      const at = { path: place, kind: first.kind, environment: environmentOf(subjects) }
      const rules = activeRules(policy, at, matchesGlobs)
      const measured = meter ? { phase: meter.phase } : {}
      const asking = { policy, catalogue, timeZone, now, place, traces: world.traces ?? false, ...measured }
      const answered = await askAll(rules, subjects, commented, asking)
      expected += answered.expected
      world.outcomes?.(answered.outcomes)
      problems.push(...answered.problems)
      weighed.push(answered.weighed)
      if (world.tallies) tallies.push(tallyOf({ path: first.path, index: first.documentIndex }, answered.outcomes))
      if (meter) for (const one of rules) await meter.rule(one.rule.id, () => evaluate([one], subjects, catalogue, now))
    } catch (error) {
      problems.push(faultIn(first.path, error))
    }
  }
  return { documents, problems, weighed, expected, tallies, clock: null }
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
export function described({ input, release }: Read): Checked['documents'][number] {
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
