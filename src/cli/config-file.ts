import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import fastGlob from 'fast-glob'
import { parse } from '../formats/index.js'
import type { Config, Document, Problem } from '../model/index.js'
import { DEFAULT_CONFIG, readConfig } from '../schema/index.js'
import { STDIN } from './discover/discover.js'
import { isFolder, isNamed, lookAt } from './discover/look.js'
import { namesIn } from './discover/names-in.js'
import { slashed } from './discover/slashed.js'
import { troubleOf } from './discover/trouble.js'
import { CONFIG_NAME, misnamedConfig } from './misnamed-config.js'
import { type Loaded, readSource } from './read-file.js'
import { repositoryRoot } from './repository-root.js'

/** A config as it was read, with everything that is wrong with it. */
export interface LoadedConfig {
  readonly config: Config
  /** Absolute path of the folder its globs start from. */
  readonly folder: string
  /**
   * Absolute path of the folder from which documents are called, for fingerprints and baselines: that of the config, or the
   * root of the repository where there is none, so that a finding is the same from every folder.
   */
  readonly places: string
  /** Nobody chose the `paths`, so that none of them has to match. */
  readonly pathsAreDefault: boolean
  readonly problems: readonly Problem[]
  /** Its text, for code frames. */
  readonly documents: readonly Document[]
}

/**
 * The config that is named, or the nearest `gonogo.config.yaml` from the first path upward to the root of the
 * repository, or the defaults. A sentence where the named one is not there, or where one on the way has a name that is
 * never read: the defaults would be taken in silence.
 */
export function loadConfig(first: string | undefined, named: string | undefined, cwd: string): LoadedConfig | string {
  const found = named === undefined ? nearestConfig(startOf(first, cwd)) : { path: resolve(cwd, named), misnamed: null }
  const { path, misnamed } = found
  if (misnamed !== null) return misnamedSentence(misnamed, path, cwd)
  if (path === null) {
    const places = repositoryRoot(cwd) ?? cwd
    return { config: DEFAULT_CONFIG, folder: cwd, places, pathsAreDefault: true, problems: [], documents: [] }
  }
  const there = lookAt(path)
  if (named !== undefined && there.is === 'unreadable') return `${named}: ${troubleOf(named, there.error).message}`
  if (there.is === 'nothing' || there.is === 'unreadable') {
    return named === undefined
      ? `${slashed(relative(cwd, path))} is a link that leads nowhere. Mend it, or remove it to use the defaults.`
      : `The config ${named} does not exist. Leave --config out, or begin with gonogo init.`
  }
  const printed = slashed(named ?? relative(cwd, path))
  return configFrom(readSource(path, printed, DEFAULT_CONFIG.fileSizeLimit), printed, dirname(path))
}

/**
 * A config from its text, or from what kept it from being read.
 *
 * @param printed its path in messages
 * @param folder absolute path of the folder in which it lies
 */
export function configFrom({ source, problems }: Loaded, printed: string, folder: string): LoadedConfig {
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
    folder,
    places: folder,
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
export function startOf(first: string | undefined, cwd: string): string {
  if (first === undefined || first === STDIN) return cwd
  const literal = existsSync(resolve(cwd, first)) ? first : (fastGlob.generateTasks(slashed(first))[0]?.base ?? '.')
  for (let at = resolve(cwd, literal); ; at = dirname(at)) {
    if (isFolder(at)) return at
    if (dirname(at) === at) return cwd
  }
}

/** Where the search ends: at a config, at one that has another name, or at neither. */
export interface Nearest {
  readonly path: string | null
  readonly misnamed: string | null
}

/**
 * The config that applies in a folder, given by its absolute path.
 *
 * @param known what was found for other folders; those on the way are added
 */
export function nearestConfig(start: string, known = new Map<string, Nearest>()): Nearest {
  const way: string[] = []
  for (let folder = start; ; folder = dirname(folder)) {
    way.push(folder)
    const found = known.get(folder) ?? endOfSearch(folder)
    if (found === null) continue
    for (const passed of way) known.set(passed, found)
    return found
  }
}

/** What the search finds in a folder; null: it goes on above. */
function endOfSearch(folder: string): Nearest | null {
  // A link that leads nowhere counts: somebody meant there to be a config.
  const path = isNamed(join(folder, CONFIG_NAME)) ? join(folder, CONFIG_NAME) : null
  const name = misnamedConfig(filesIn(folder), path !== null)
  const misnamed = name === null ? null : join(folder, name)
  if (path !== null || misnamed !== null) return { path, misnamed }
  return existsSync(join(folder, '.git')) || dirname(folder) === folder ? { path, misnamed } : null
}

function filesIn(folder: string): readonly string[] {
  return namesIn(folder).filter((name) => {
    return /^gonogo\.config/i.test(name) && lookAt(join(folder, name)).is === 'file'
  })
}

function misnamedSentence(misnamed: string, path: string | null, cwd: string): string {
  const shown = slashed(relative(cwd, misnamed))
  if (path !== null) {
    return `${shown} is not read: ${CONFIG_NAME} stands beside it. Keep one of them, and call it ${CONFIG_NAME}.`
  }
  const is = `${shown} is not read: a config is called ${CONFIG_NAME}.`
  if (/\.[cm]?[jt]s$/i.test(misnamed)) return `${is} Write what it says as YAML into ${CONFIG_NAME}, and remove it.`
  const json = /\.json$/i.test(misnamed) ? ' (JSON is YAML too)' : ''
  return `${is} Rename it to ${CONFIG_NAME}${json}, or name it: --config ${shown}`
}
