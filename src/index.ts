/**
 * gonogo as a library: the same pipeline as the command line, without files, clock or console.
 *
 * @example
 * const report = await check({ sources: [{ path: 'release-plan.yaml', text }], now: new Date().toISOString() })
 * console.log(report.verdict.decision)
 */
import { check as checkInputs, facts as factsOfInputs, type Input, type World } from './check.js'
import { parse } from './formats/index.js'
import type { Document, DocumentFacts, Problem, Report, Source } from './model/index.js'
import { momentIn } from './moment.js'
import { rulesOf } from './own-rules.js'
import { packsAmong } from './packs-among.js'
import { normal } from './policy/index.js'
import { linkParts } from './reading/index.js'
import { FORMATS, NO_COLOUR } from './report/index.js'
import { requestMistakes } from './request.js'
import { DEFAULT_CONFIG, readConfig } from './schema/index.js'

export type {
  Decision,
  DocumentFacts,
  DocumentReport,
  Fact,
  FactState,
  Finding,
  Kind,
  Level,
  Pillar,
  PillarReport,
  PillarState,
  Problem,
  Report,
  Source,
  Span,
  Value,
  Verdict,
} from './model/index.js'

/** Documents to read, and how. */
export interface Request {
  /** Texts with their paths; the ending of a path tells the format. Links between them resolve. */
  readonly sources: readonly Source[]
  /** The text of a `gonogo.config.yaml`; its globs are matched against the paths as they are given. */
  readonly config?: string
  /** Files of packs with their paths, for `extends: ./policy/payments` and for packages below `node_modules`. */
  readonly rules?: readonly Source[]
  /** ISO 8601: ages of drills and approvals are counted from here. */
  readonly now: string
}

/** What is wrong with the request or its configuration: nothing is judged with a part of it. */
export interface ConfigMistake {
  readonly problems: readonly Problem[]
}

/**
 * Judges documents and returns the report of `gonogo check --format json`, before it is printed. Whatever documents
 * say, it resolves: broken ones are problems in the report.
 *
 * @throws {Error} with `problems`, where the request or the configuration has mistakes.
 */
export async function check(request: Request): Promise<Report> {
  const { policy, config } = await rulesFor(request)
  return checkInputs(inputsOf(request), config, policy, worldOf(request))
}

/** What is understood of each document, whatever its kind: `gonogo facts`. @throws as `check` does. */
export async function facts(request: Request): Promise<readonly DocumentFacts[]> {
  const { config } = await rulesFor(request)
  const found: DocumentFacts[] = []
  for await (const document of factsOfInputs(inputsOf(request), config, worldOf(request))) found.push(document)
  return found
}

/** The formats of a report: `stylish` is for people, the others for programs and for the places where reviews happen. */
export type ReportFormat = 'stylish' | 'json' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown'

/** A report as text, without colour. `stylish` has code frames where the sources are given, `junit` only rules that found something. */
export function render(report: Report, format: ReportFormat, sources: readonly Source[] = []): string {
  const texts = new Map(sources.map((source) => [source.path, source.text]))
  const linesOf = (path: string) => texts.get(path)?.split(/\r\n?|\n/) ?? null
  const view = { palette: NO_COLOUR, linesOf, verbose: false, quiet: false, width: 120 }
  return (FORMATS.get(format) as NonNullable<ReturnType<typeof FORMATS.get>>)(report, view)
}

async function rulesFor(request: Request) {
  refuse(requestMistakes(request))
  const rules = await rulesOf(configOf(request), [], packsAmong(request.rules ?? []))
  refuse(rules.problems)
  return rules
}

function configOf({ config }: Request) {
  if (config === undefined) return DEFAULT_CONFIG
  const documents = parse({ path: 'gonogo.config.yaml', text: config }, { format: 'yaml' })
  const [document, second] = documents as readonly [Document, ...Document[]]
  // A config in which everything is left out, or commented out, asks for nothing but the defaults.
  refuse(documents.flatMap(({ problems }) => problems).filter(({ code }) => code !== 'empty-document'))
  if (second) {
    const { path, span } = second
    const message = 'A second document begins here, and a config is one document.'
    refuse([{ code: 'several-documents', severity: 'error', message, fix: 'Remove the `---` above.', path, span }])
  }
  const read = readConfig(document)
  refuse(read.problems)
  return read.config
}

function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length === 0) return
  const said = errors.map(({ code, path, span, message }) => {
    return code === 'request' ? message : `${path}:${span.line}:${span.column} ${message}`
  })
  throw Object.assign(new Error(said.join('\n')), { problems: errors } satisfies ConfigMistake)
}

function inputsOf({ sources }: Request): readonly Input[] {
  return sources.map((source) => ({
    id: placeOf(source),
    path: source.path,
    place: placeOf(source),
    load: () => ({ source, problems: [] }),
  }))
}

/** Paths of Windows are paths. */
function placeOf({ path }: Source): string {
  return normal(path.replaceAll('\\', '/'))
}

function worldOf(request: Request): World {
  const known = new Map(inputsOf(request).map((input) => [input.id, input]))
  return {
    now: momentIn(request.now) ?? request.now,
    pause: () => new Promise((done) => setImmediate(done)),
    linked: (path, target) => {
      const bare = linkParts(target)?.path ?? ''
      if (bare === '') return null
      const folder = path.replaceAll('\\', '/').replace(/[^/]*$/, '')
      const id = normal(bare.startsWith('/') ? bare.slice(1) : `${folder}${bare}`)
      // What was not given may exist all the same.
      return known.get(id) ?? known.get(`${id}.md`) ?? null
    },
  }
}
