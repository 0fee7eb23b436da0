import { type FactContext, factsOf } from './facts/index.js'
import { parse, parseShell } from './formats/index.js'
import { type LinkedFile, missingIn } from './links.js'
import type { Catalogue, Clock, Config, Document, DocumentSetting, Kind, Problem, Release } from './model/index.js'
import { KINDS } from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import { planAmong } from './planned.js'
import { type Anchors, anchorsOf, isUnfilled, ownKeysIn, problemsOf, read, type Vocabulary } from './reading/index.js'
import { conform, matchesGlobs, nearestWord } from './schema/index.js'
import { type Told, toldIn } from './told.js'
import type { Input, World } from './world.js'

/** Documents between two pauses. */
const TURN = 100
/** Linked documents that are kept until their own turn comes; beyond that they are read again. */
const AHEAD = 50

/** A document that was read, or, without a release, a file that could not be. */
export interface Read {
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

/** Every document of the inputs, one after the other, each read once however many link to it. */
export async function* readAll(
  inputs: Iterable<Input>,
  config: Config,
  world: World,
  asked: Asked | null,
): AsyncGenerator<Read> {
  const reader = startReading(config, world, asked)
  for await (const input of inTurns(inputs, world)) yield* reader(input)
}

/** The inputs, with a pause now and then. */
export async function* inTurns(inputs: Iterable<Input>, world: Pick<World, 'pause'>): AsyncGenerator<Input> {
  let turn = 0
  for (const input of inputs) {
    if (++turn % TURN === 0) await world.pause()
    yield input
  }
}

/**
 * Reads one input after the other: the documents of each. What others link to is remembered, so that each is read once.
 *
 * @param clock whom the facts of this input ask for the time; left out: the world
 */
export function startReading(
  config: Config,
  world: World,
  asked: Asked | null,
): (input: Input, clock?: Clock) => readonly Read[] {
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
  const planOf: FactContext['plan'] = (document, target) => {
    const linked = target === null ? null : world.linked(document.path, target)
    if (linked === null || linked === 'missing') return null
    const { releases, problems } = peek(linked, null)
    const release = planAmong(releases, problems)
    return release && { release, facts: factsOf(release, context) }
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
    ...(world.weighs ? { plan: planOf } : {}),
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
  return (input, clock) => {
    const { releases, problems } = open(input)
    const own = clock === undefined ? context : { ...context, now: clock }
    if (releases.length === 0) return [{ input, release: null, problems, context: own }]
    return releases.map((release) => ({ input, release, problems: problemsOf(release), context: own }))
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
  const schema = kind === 'rollback-record' || kind === 'incident' ? kind : 'release-plan'
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

/** No document should bring gonogo down. Where one does, that is told, and is never GO. */
export function faultIn(path: string, error: unknown): Problem {
  return {
    code: 'internal-fault',
    severity: 'error',
    message: `gonogo failed on this document (${error instanceof Error ? error.message : String(error)}).`,
    fix: 'This is a fault in gonogo, not in the document: please report it together with the document.',
    path,
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}
