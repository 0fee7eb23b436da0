import { existsSync, lstatSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import fastGlob from 'fast-glob'
import { parse } from '../formats/index.js'
import type { Config, Document, Problem } from '../model/index.js'
import { DEFAULT_CONFIG, readConfig } from '../schema/index.js'
import { STDIN } from './discover/discover.js'
import { slashed } from './discover/slashed.js'
import { readSource } from './read-file.js'

/** What a configuration is called. */
export const CONFIG_NAME = 'gonogo.config.yaml'

/** A config as it was read, with everything that is wrong with it. */
export interface LoadedConfig {
  readonly config: Config
  /** Absolute path of the folder its globs start from. */
  readonly folder: string
  /** Nobody chose the `paths`, so that none of them has to match. */
  readonly pathsAreDefault: boolean
  readonly problems: readonly Problem[]
  /** Its text, for code frames. */
  readonly documents: readonly Document[]
}

/**
 * The config that is named, or the nearest `gonogo.config.yaml` from the first path upward to the root of the
 * repository, or the defaults. A sentence where the named one is not there.
 */
export function loadConfig(first: string | undefined, named: string | undefined, cwd: string): LoadedConfig | string {
  const path = named === undefined ? nearestConfig(startOf(first, cwd)) : resolve(cwd, named)
  if (path === null) {
    return { config: DEFAULT_CONFIG, folder: cwd, pathsAreDefault: true, problems: [], documents: [] }
  }
  if (!existsSync(path)) {
    return named === undefined
      ? `${slashed(relative(cwd, path))} is a link that leads nowhere. Mend it, or remove it to use the defaults.`
      : `The config ${named} does not exist. Leave --config out, or begin with gonogo init.`
  }
  const printed = slashed(named ?? relative(cwd, path))
  const { source, problems } = readSource(path, printed, DEFAULT_CONFIG.fileSizeLimit)
  const documents = parse(source ?? { path: printed, text: '' }, { format: 'yaml', problems })
  const document = documents[0] as Document
  // A config in which everything is left out, or commented out, asks for nothing but the defaults.
  const broken = documents
    .flatMap((one) => one.problems)
    .filter(({ severity, code }) => severity === 'error' && code !== 'empty-document')
  if (documents.length > 1) broken.push(several(documents[1] as Document))
  const read = broken.length > 0 ? { config: DEFAULT_CONFIG, problems: broken } : readConfig(document)
  return {
    config: read.config,
    folder: dirname(path),
    pathsAreDefault: read.config.paths === DEFAULT_CONFIG.paths,
    problems: read.problems,
    documents,
  }
}

function several({ path, span }: Document): Problem {
  const message = 'A second document begins here, and a config is one document.'
  const start = { ...span, endLine: span.line, endColumn: span.column }
  return { code: 'several-documents', severity: 'error', message, fix: 'Remove the `---` above.', path, span: start }
}

/** The folder in which the search begins: that of the first path, or what of it exists. */
function startOf(first: string | undefined, cwd: string): string {
  if (first === undefined || first === STDIN) return cwd
  const literal = existsSync(resolve(cwd, first)) ? first : (fastGlob.generateTasks(slashed(first))[0]?.base ?? '.')
  for (let at = resolve(cwd, literal); ; at = dirname(at)) {
    if (statSync(at, { throwIfNoEntry: false })?.isDirectory()) return at
    if (dirname(at) === at) return cwd
  }
}

function nearestConfig(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    // A link that leads nowhere counts: somebody meant there to be a config.
    if (lstatSync(join(folder, CONFIG_NAME), { throwIfNoEntry: false })) return join(folder, CONFIG_NAME)
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return null
  }
}
