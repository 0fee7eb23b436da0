import { type FactContext, factsOf, itemFactsOf, subjectsOf } from './facts/index.js'
import { parse, parseShell } from './formats/index.js'
import { type Circumstances, conclude, type Weighed, weigh, withoutTraces } from './judge/index.js'
import { type LinkedFile, missingIn } from './links.js'
import type {
  Catalogue,
  Config,
  Document,
  DocumentFacts,
  DocumentSetting,
  Fact,
  Kind,
  Outcome,
  Problem,
  Release,
  Report,
  Source,
  Subject,
} from './model/index.js'
import { KINDS } from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import { activeRules, countPairs, evaluate, factsAsked, type Policy } from './policy/index.js'
import {
  type Anchors,
  anchorsOf,
  isUnfilled,
  ownKeysIn,
  problemsOf,
  read,
  type Vocabulary,
  worthSaying,
} from './reading/index.js'
import { conform, matchesGlobs, nearestWord } from './schema/index.js'
import { type Told, toldIn } from './told.js'

/** A file to be read. It is asked for its text when its turn comes, and let go afterwards. */
export interface Input {
  /** Identity, the same however the file is called: an absolute path, say. */
  readonly id: string
  /** As the user gave it; printed everywhere. */
  readonly path: string
  /** Relative to the folder of the config, for its globs. */
  readonly place: string
  /** Decoded text, or null, and the problems that kept it from being read. */
  readonly load: () => { readonly source: Source | null; readonly problems: readonly Problem[] }
}

/** What the pipeline may ask of the world beyond its inputs. */
export interface World {
  /** ISO 8601. */
  readonly now: string
  /** The file a link of a document leads to, among the inputs or not; null for a web address and the like. */
  readonly linked: (path: string, target: string) => Input | 'missing' | null
  /** Names of what stands where a missing link was looked for, written as it writes them. */
  readonly namesBeside?: (path: string, target: string) => readonly string[]
  /** Awaited now and then to let others take a turn: the Markdown parser's memory is only freed when they do. */
  readonly pause: () => Promise<void>
  /** Keep with every finding how it came to be, for `explain`: takes memory with the number of documents. */
  readonly traces?: boolean
  /** Is given what every rule answered about a document, met or not, before it is let go. */
  readonly outcomes?: (outcomes: readonly Outcome[]) => void
}

/** Documents between two pauses. */
const TURN = 100
/** Linked documents that are kept until their own turn comes; beyond that they are read again. */
const AHEAD = 50

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
export async function* ready(
  inputs: Iterable<Input>,
  config: Config,
  policy: Policy,
  world: World,
): AsyncGenerator<Readied> {
  const asked = factsAsked(policy)
  for await (const one of readAll(inputs, config, world, asked)) {
    const { release, input } = one
    const shared = { place: input.place, document: release && described(one) }
    const problems = release ? worthSaying(release, vocabularyFor(config).vocabulary) : one.problems
    // Of a kind that no rule is for, nothing is asked.
    const isAsked = release?.kind && asked(release.kind).size > 0
    let subjects: readonly Subject[] = []
    try {
      if (release && isAsked) subjects = subjectsOf(release, one.context)
      yield { ...shared, problems, subjects }
    } catch (error) {
      yield { ...shared, problems: [...problems, faultIn(input.path, error)], subjects: [] }
    }
  }
}

/** The second half: evaluate, judge. What was readied can be judged again by other rules that ask for the same facts. */
export async function judgeAll(
  readied: AsyncIterable<Readied> | Iterable<Readied>,
  config: Config,
  policy: Policy,
  world: Pick<World, 'now' | 'traces' | 'outcomes'>,
): Promise<Report> {
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
  return conclude(weighed, { documents, problems, expected, maxWarnings: config.maxWarnings })
}

/** No document should bring gonogo down. Where one does, that is told, and is never GO. */
function faultIn(path: string, error: unknown): Problem {
  return {
    code: 'internal-fault',
    severity: 'error',
    message: `gonogo failed on this document (${error instanceof Error ? error.message : String(error)}).`,
    fix: 'This is a fault in gonogo, not in the document: please report it together with the document.',
    path,
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}

function environmentOf(subjects: readonly Subject[]): string | null {
  const fact = subjects.find(({ type }) => type === 'document')?.facts.get('release.environment')
  return fact?.state === 'stated' ? String(fact.value) : null
}

function described({ input, release }: Read): Circumstances['documents'][number] {
  const { kind, kindBecause } = release ?? { kind: null, kindBecause: 'it could not be read' }
  return { path: input.path, index: release?.document.index ?? 0, kind, kindBecause }
}

/** What is understood of each document, one after the other, whatever its kind. */
export async function* facts(inputs: Iterable<Input>, config: Config, world: World): AsyncGenerator<DocumentFacts> {
  for await (const one of readAll(inputs, config, world, null)) {
    const { release, problems, context } = one
    const known = release ? factsOf(release, context) : new Map<string, Fact>()
    const ordered = [...catalogueFor(config).catalogue.keys()].flatMap((name) => known.get(name) ?? [])
    const items = release ? itemFactsOf(release, context) : []
    yield { ...described(one), problems, facts: ordered, items, passages: release?.passages ?? [] }
  }
}

/** A document that was read, or, without a release, a file that could not be. */
interface Read {
  readonly input: Input
  readonly release: Release | null
  readonly problems: readonly Problem[]
  readonly context: FactContext
}

/** What one file held. */
interface Opened {
  readonly releases: readonly Release[]
  readonly problems: readonly Problem[]
}

async function* readAll(
  inputs: Iterable<Input>,
  config: Config,
  world: World,
  asked: Asked | null,
): AsyncGenerator<Read> {
  const ahead = new Map<string, Opened>()
  const anchors = new Map<string, Anchors | null>()
  const told = new Map<string, Told>()
  const open = (input: Input, brief = asked): Opened => {
    const opened = ahead.get(input.id) ?? readInput(input, config, brief)
    ahead.delete(input.id)
    told.set(input.id, toldIn(opened.releases, opened.problems))
    return opened
  }
  const peek = (input: Input, brief: Asked | null): Opened => {
    const opened = open(input, brief)
    if (ahead.size < AHEAD) ahead.set(input.id, opened)
    return opened
  }
  const toldBy = (path: string, target: string, brief: Asked | null): Told | null => {
    const linked = world.linked(path, target)
    if (linked === null || linked === 'missing') return null
    if (!told.has(linked.id)) peek(linked, brief)
    return told.get(linked.id) ?? null
  }
  const context: FactContext = {
    catalogue: catalogueFor(config).catalogue,
    now: world.now,
    resolves(path, target) {
      const linked = world.linked(path, target)
      return linked === null ? null : linked !== 'missing'
    },
    // Read whole, whatever it is: what it says of its own status is asked for.
    statusOf: (path, target) => toldBy(path, target, null)?.status ?? null,
    said: (path, target) => toldBy(path, target, asked),
    missing: (document, target) => missingIn(document, target, () => linkedFile(document.path, target)),
  }
  const linkedFile = (path: string, target: string): LinkedFile => {
    const linked = world.linked(path, target)
    return {
      exists: linked === null ? null : linked !== 'missing',
      beside: () => world.namesBeside?.(path, target) ?? [],
      anchors() {
        if (linked === null || linked === 'missing' || !/\.(?:md|markdown)$/i.test(linked.path)) return null
        if (!anchors.has(linked.id)) {
          const [first] = peek(linked, asked).releases
          anchors.set(linked.id, first ? anchorsOf(first.document) : null)
        }
        return anchors.get(linked.id) ?? null
      },
    }
  }
  let turn = 0
  for (const input of inputs) {
    if (++turn % TURN === 0) await world.pause()
    const { releases, problems } = open(input)
    if (releases.length === 0) yield { input, release: null, problems, context }
    for (const release of releases) yield { input, release, problems: problemsOf(release), context }
  }
}

/** The facts that rules ask about a kind; null: nobody judges, so everything is read. */
type Asked = (kind: Kind) => ReadonlySet<string>

function readInput(input: Input, config: Config, asked: Asked | null): Opened {
  const { source, problems } = input.load()
  if (source === null) return { releases: [], problems }
  const setting = config.documents.find(({ files }) => matchesGlobs(files, input.place)) ?? null
  const { vocabulary } = vocabularyFor(config)
  const { catalogue } = catalogueFor(config)
  const options = { vocabulary, catalogue, parseShell, nearestWord, setting, ...judging(asked) }
  try {
    const releases = parse(source, { problems }).map((document) => read(conformed(document, setting, options), options))
    return { releases, problems: [] }
  } catch (error) {
    return { releases: [], problems: [...problems, faultIn(input.path, error)] }
  }
}

/** Documents that declare a kind of ours are held to our schema of it, unless the config reads them in its own way. */
function conformed(
  document: Document,
  setting: DocumentSetting | null,
  { vocabulary, catalogue }: { readonly vocabulary: Vocabulary; readonly catalogue: Catalogue },
): Document {
  const kind = declaredKind(document)
  if (kind === null || kind.startsWith('enhancement') || setting !== null) return document
  const schema = kind === 'rollback-record' ? 'rollback-record' : 'release-plan'
  const found = conform(schema, document, {
    isPlaceholder: (text) => isUnfilled(text, vocabulary),
    ...(document.data ? { ownKeys: ownKeysIn(document.data, catalogue, vocabulary) } : {}),
  })
  return { ...document, problems: [...document.problems, ...found] }
}

function declaredKind({ data }: Document): string | null {
  const entry = data?.type === 'map' ? data.entries.find(({ key }) => key === 'kind') : undefined
  const value = entry?.value.type === 'scalar' ? entry.value.value : null
  return KINDS.find((kind) => kind === value) ?? null
}

const judging = (asked: Asked | null) => (asked ? { judgedOnly: true, asked } : {})
