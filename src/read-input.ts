import { parse, parseShell, withoutDirectives } from './formats/index.js'
import type { Config, Document, Kind, Meter, Problem, Release } from './model/index.js'
import { KINDS } from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import { isUnfilled, ownKeysIn, read } from './reading/index.js'
import { conform, matchesGlobs, nearestWord } from './schema/index.js'
import type { Input } from './world.js'

/** What one file held. */
export interface Opened {
  readonly releases: readonly Release[]
  readonly problems: readonly Problem[]
  /** Read whole, whatever rules ask for. */
  readonly whole: boolean
}

/** The facts that rules ask about a kind; null: nobody judges, so everything is read. */
export type Asked = (kind: Kind) => ReadonlySet<string>

/** Whether what was read tells as much as it would if it were read as far as is asked now. Null: whole. */
export function suits({ releases, whole }: Opened, asked: Asked | null): boolean {
  if (whole === (asked === null)) return true
  return releases.every(({ kind }) => (kind === null ? whole : !kind.startsWith('enhancement')))
}

/** What was parsed before, read as far as is asked now. */
export function readAs(
  opened: Opened,
  input: Input,
  config: Config,
  asked: Asked | null,
  phase: Meter['phase'] = unmeasured,
): Opened {
  if (suits(opened, asked)) return opened
  const options = optionsFor(input, config, asked)
  const releases = phase('read', () => opened.releases.map(({ document }) => read(document, options)))
  return { ...opened, releases, whole: asked === null }
}

function optionsFor({ place }: Input, config: Config, asked: Asked | null) {
  const setting = config.documents.find(({ files }) => matchesGlobs(files, place)) ?? null
  const { vocabulary } = vocabularyFor(config)
  const { catalogue } = catalogueFor(config)
  return { vocabulary, catalogue, parseShell, nearestWord, setting, ...judging(asked) }
}

export function readInput(
  input: Input,
  config: Config,
  asked: Asked | null,
  phase: Meter['phase'] = unmeasured,
): Opened {
  const { source, problems } = phase('load', () => input.load())
  const whole = asked === null
  if (source === null) return { releases: [], problems, whole }
  try {
    const options = optionsFor(input, config, asked)
    const parsed = phase('parse', () => parse(source, { problems }).map(withoutDirectives))
    const releases = phase('read', () => parsed.map((document) => read(conformed(document, options), options)))
    return { releases, problems: [], whole }
  } catch (error) {
    return { releases: [], problems: [...problems, faultIn(input.path, error)], whole }
  }
}

/** How work is done where nobody counts what it takes. */
export const unmeasured: Meter['phase'] = (_, work) => work()

/** Documents that declare a kind of ours are held to our schema of it, unless the config reads them in its own way. */
function conformed(document: Document, { vocabulary, catalogue, setting }: ReturnType<typeof optionsFor>): Document {
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
