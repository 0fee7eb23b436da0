import { basename, dirname, relative, resolve } from 'node:path'
import type { Input, World } from '../check.js'
import shippedPacks from '../generated/packs.json' with { type: 'json' }
import type { Problem } from '../model/index.js'
import { matchesGlobs } from '../schema/index.js'
import { BASELINE } from './baseline/place.js'
import type { CacheOptions } from './cache/use.js'
import { complain } from './complain.js'
import { type Discovered, discover, type LeftOut, STDIN } from './discover/discover.js'
import { packFiles } from './discover/pack-files.js'
import { slashed } from './discover/slashed.js'
import { trouble } from './discover/trouble.js'
import { walk } from './discover/walk.js'
import { fileInputs } from './file-inputs.js'
import { followLinks } from './follow-links.js'
import type { Io } from './io.js'
import { memoLast } from './memo-last.js'
import { CONFIG_NAME } from './misnamed-config.js'
import type { CommonOptions } from './options.js'
import { type Progress, startProgress } from './progress.js'
import { type Loaded, readSource, readStdin } from './read-file.js'
import type { Setup } from './setup.js'
import { isPartFile } from './shards/part-file.js'

/** Everything a command that reads documents needs. */
export interface Gathered {
  readonly inputs: readonly Input[]
  readonly world: World
  /** The lines of a document, read again: its text was let go after it was judged. */
  readonly linesOf: (path: string) => readonly string[] | null
  readonly progress: Progress
}

/** Finds the files that the arguments, or else the config, name. A number is the exit code of a usage error. */
export async function gather(
  paths: readonly string[],
  options: CommonOptions & CacheOptions,
  setup: Setup,
  io: Io,
): Promise<Gathered | number> {
  const wantsStdin = paths.includes(STDIN)
  if (wantsStdin && options.stdinFilename === undefined) {
    return complain(
      'Standard input has no name that tells its format. Give it one: --stdin-filename release-plan.yaml',
      io,
    )
  }
  if (!wantsStdin && options.stdinFilename !== undefined) {
    return complain('--stdin-filename names standard input, which is read for the path -, and that is not given.', io)
  }
  const { config, places } = setup
  const leftOut = leftOutBy(setup, io.cwd)
  const found = paths.length > 0 ? discover(paths, io.cwd, leftOut) : configured(setup, io.cwd, leftOut)
  const stdinName = slashed(options.stdinFilename ?? STDIN)
  const stdin = wantsStdin ? await readStdin(io.stdin, stdinName, config.fileSizeLimit) : null

  const hashed = options.cache === true || options.cacheLocation !== undefined
  const input = fileInputs({ folder: places, limit: config.fileSizeLimit, hashed }, () => progress.step())
  const inputs = [
    ...found.problems.map((problem): Input => input(`problem ${problem.path}`, problem.path, failed(problem))),
    ...found.files.map((file) =>
      file.absolute === STDIN ? input(resolve(io.cwd, stdinName), stdinName, stdin) : input(file.absolute, file.path),
    ),
  ]
  const progress = startProgress(inputs.length, io)
  const absoluteOf = new Map(inputs.map((one) => [one.path, one.id]))
  const links = followLinks(inputs, { cwd: io.cwd, root: rootOf(setup) }, input)
  return {
    inputs,
    progress,
    world: {
      now: options.at ?? io.now(),
      pause: () => new Promise((done) => setImmediate(done)),
      ...links,
    },
    linesOf: memoLast((path) => {
      if (stdin && path === stdinName) return stdin.source?.text.split('\n') ?? null
      if (!absoluteOf.has(path)) return null
      return (
        readSource(absoluteOf.get(path) ?? resolve(io.cwd, path), path, config.fileSizeLimit).source?.text.split(
          '\n',
        ) ?? null
      )
    }),
  }
}

/** The folder that links which begin with `/` are seen from where no repository is; null: nobody knows. */
export function rootOf({ config, folder }: Pick<Setup, 'config' | 'folder'>): string | null {
  return config.path === null ? null : folder
}

/** What is found and is not read; a file that is named itself is. gonogo's own configuration is no document of a release. */
function leftOutBy({ config, folder, packs }: Setup, cwd: string): LeftOut {
  const shipped = new Set(shippedPacks.map(({ id }) => id))
  const own = packs.filter(({ id }) => !shipped.has(id)).map(({ path }) => resolve(cwd, dirname(path)))
  const isOfPack = packFiles(own, folder)
  return (absolute) => {
    if (basename(absolute) === CONFIG_NAME || basename(absolute) === BASELINE) return 'config'
    if (config.baseline !== null && absolute === resolve(folder, config.baseline)) return 'config'
    if (matchesGlobs(config.ignore, slashed(relative(folder, absolute)))) return 'ignored'
    // A run in parts may leave them where the next part looks for documents.
    if (isPartFile(absolute)) return 'config'
    return isOfPack(absolute) ? 'pack' : null
  }
}

function failed(problem: Problem): Loaded {
  return { source: null, problems: [problem] }
}

/** What the config names, called as seen from the working directory. A path of the config that is nothing is a problem. */
function configured(setup: Setup, cwd: string, leftOut: LeftOut): Discovered {
  const { config, folder } = setup
  const up = slashed(relative(cwd, folder))
  const printed = up === '' ? '' : `${up}/`
  const walked = walk(folder, printed)
  const matching = walked.files.filter((file) => matchesGlobs(config.paths, file))
  const whyNot = new Map(matching.map((file) => [file, leftOut(resolve(folder, file))]))
  const files = matching
    .filter((file) => whyNot.get(file) === null)
    .map((file) => ({ path: `${printed}${file}`, absolute: resolve(folder, file) }))
  const ofPacks = matching.filter((file) => whyNot.get(file) === 'pack')
  const unmatched = setup.pathsAreDefault
    ? []
    : config.paths.filter((glob) => !glob.startsWith('!') && !files.some(({ absolute }) => matches(glob, absolute)))
  function matches(glob: string, absolute: string): boolean {
    return matchesGlobs([glob], slashed(relative(folder, absolute)))
  }
  const below = (glob: string) => `${glob.replace(/^\.\//, '').replace(/\/+$/, '')}/`
  const problems = unmatched.map((glob) =>
    trouble(
      `${printed}${glob}`,
      'no-match',
      ofPacks.some((file) => matchesGlobs([glob], file))
        ? `This entry of \`paths\` in ${config.path ?? 'the config'} matches only rules, their pages and their cases.`
        : `No file matches this entry of \`paths\` in ${config.path ?? 'the config'}.`,
      walked.files.some((file) => file.startsWith(below(glob)))
        ? `This is a folder: write \`${below(glob)}**\` for all that lies in it.`
        : 'Correct it there, or name the files: gonogo check docs/',
    ),
  )
  // What could not be looked into may have held a document; a dangling link of another name may not.
  const unread = (path: string) =>
    !/\.(?:md|markdown|ya?ml|json)$/i.test(path) || matchesGlobs(config.paths, path.slice(printed.length))
  const none = files.length === 0 && unmatched.length === 0 && walked.problems.length === 0
  return {
    files,
    problems: none
      ? [nothingFound(printed, ofPacks.length > 0)]
      : [...problems, ...walked.problems.filter(({ path }) => unread(path))],
  }
}

function nothingFound(printed: string, hasPages: boolean): Problem {
  const besides = hasPages ? ' Rules, their pages and their cases are no documents of a release.' : ''
  return trouble(
    printed === '' ? '.' : printed.replace(/\/$/, ''),
    'nothing-found',
    `No path is given, and nothing here is called after a release plan, a rollback or a runbook.${besides}`,
    'Name files or folders (gonogo check docs/), set `paths` in gonogo.config.yaml, or begin with gonogo init.',
  )
}
