import { CATALOGUE, type FactContext, factsOf, subjectsOf } from './facts/index.js'
import { parse } from './formats/index.js'
import { judge } from './judge/index.js'
import type { Config, Document, DocumentFacts, Fact, Problem, Release, Report, Source } from './model/index.js'
import { KINDS } from './model/index.js'
import { activeRules, evaluate, type Policy } from './policy/index.js'
import { read } from './reading/index.js'
import { conform, matchesGlobs } from './schema/index.js'

/** A file to be read. It is asked for its text when its turn comes, and let go afterwards. */
export interface Input {
  /** Identity, the same however the file is called: an absolute path, say. */
  readonly id: string
  /** As the user gave it; printed everywhere. */
  readonly path: string
  /** Relative to the folder of the config, for its globs. */
  readonly place: string
  /** Decoded text, or null and the problems that kept it from being read. */
  readonly load: () => { readonly source: Source | null; readonly problems: readonly Problem[] }
}

/** What the pipeline may ask of the world beyond its inputs. */
export interface World {
  /** ISO 8601. */
  readonly now: string
  /** The file a link of a document leads to, among the inputs or not; null for a web address and the like. */
  readonly linked: (path: string, target: string) => Input | 'missing' | null
  /** Awaited now and then to let others take a turn: the Markdown parser's memory is only freed when they do. */
  readonly pause: () => Promise<void>
}

/** Documents between two pauses. */
const TURN = 100
/** Linked documents that are kept until their own turn comes; beyond that they are read again. */
const AHEAD = 50

/**
 * Judges documents: parse, conform, read, extract, evaluate, judge. Documents are let go one after the other; what
 * stays is what was found. Never rejects for anything that a file, a document or a rule says.
 */
export async function check(inputs: Iterable<Input>, config: Config, policy: Policy, world: World): Promise<Report> {
  return judge({ documents: [], now: world.now } as never)
}

/** What is understood of each document, one after the other, whatever its kind. */
export async function* facts(inputs: Iterable<Input>, config: Config, world: World): AsyncGenerator<DocumentFacts> {
  for await (const { input, release, problems, context } of readAll(inputs, config, world)) {
    if (release === null) {
      yield { path: input.path, index: 0, kind: null, kindBecause: 'it could not be read', problems, facts: [] }
    } else {
      const { kind, kindBecause, document } = release
      const known = factsOf(release, context)
      const ordered = [...CATALOGUE.keys()].flatMap((name): readonly Fact[] => known.get(name) ?? [])
      yield { path: input.path, index: document.index, kind, kindBecause, problems, facts: ordered }
    }
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

async function* readAll(inputs: Iterable<Input>, config: Config, world: World): AsyncGenerator<Read> {
  const ahead = new Map<string, Opened>()
  const statuses = new Map<string, string | null>()
  const open = (input: Input): Opened => {
    const opened = ahead.get(input.id) ?? readInput(input, config)
    ahead.delete(input.id)
    statuses.set(input.id, statusIn(opened.releases))
    return opened
  }
  const context: FactContext = {
    now: world.now,
    resolves(path, target) {
      const linked = world.linked(path, target)
      return linked === null ? null : linked !== 'missing'
    },
    statusOf(path, target) {
      const linked = world.linked(path, target)
      if (linked === null || linked === 'missing') return null
      if (!statuses.has(linked.id)) {
        const opened = open(linked)
        if (ahead.size < AHEAD) ahead.set(linked.id, opened)
      }
      return statuses.get(linked.id) ?? null
    },
  }
  let turn = 0
  for (const input of inputs) {
    if (++turn % TURN === 0) await world.pause()
    const { releases, problems } = open(input)
    if (releases.length === 0) yield { input, release: null, problems, context }
    for (const release of releases) yield { input, release, problems: release.document.problems, context }
  }
}

function readInput(input: Input, config: Config): Opened {
  const { source, problems } = input.load()
  if (source === null) return { releases: [], problems }
  const setting = config.documents.find(({ files }) => matchesGlobs(files, input.place)) ?? null
  const releases = parse(source, { problems }).map((document) => read(conformed(document), { setting }))
  return { releases, problems: [] }
}

/** Documents that declare a kind of ours in YAML or JSON are held to our schema of it. */
function conformed(document: Document): Document {
  const kind = document.format === 'markdown' ? null : declaredKind(document)
  if (kind === null) return document
  const schema = kind === 'rollback-record' ? 'rollback-record' : 'release-plan'
  return { ...document, problems: [...document.problems, ...conform(schema, document)] }
}

function declaredKind({ data }: Document): string | null {
  const entry = data?.type === 'map' ? data.entries.find(({ key }) => key === 'kind') : undefined
  const value = entry?.value.type === 'scalar' ? entry.value.value : null
  return KINDS.find((kind) => kind === value) ?? null
}

function statusIn(releases: readonly Release[]): string | null {
  for (const { mentions } of releases) {
    const status = mentions.find(({ field, state }) => field === 'document.status' && state === 'stated')
    if (typeof status?.value === 'string') return status.value
  }
  return null
}
