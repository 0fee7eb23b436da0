import { lstatSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import fastGlob from 'fast-glob'
import type { Problem } from '../../model/index.js'
import { nearestWord } from '../../schema/index.js'
import { ignoreFilesAbove, isIgnored, NEVER, withFile } from './ignored.js'
import { namesIn } from './names-in.js'
import { slashed } from './slashed.js'
import { trouble, troubleOf, troubleOfLink } from './trouble.js'
import { walk } from './walk.js'

/** A file that will be read. */
export interface Found {
  /** As the user gave it, for printing. */
  readonly path: string
  /** Where it lies; empty for standard input. */
  readonly absolute: string
}

export interface Discovered {
  readonly files: readonly Found[]
  readonly problems: readonly Problem[]
}

/** Why a file that is found at an absolute path is not read; null where it is. */
export type LeftOut = (absolute: string) => 'config' | 'ignored' | 'pack' | null

/** Standard input among the paths. */
export const STDIN = '-'

/**
 * The files that paths, folders and globs name, each once, in the order of the arguments. What cannot be found is a
 * problem: a plan that was not read is never GO.
 *
 * @param leftOut not asked of a file that is named itself
 */
export function discover(paths: readonly string[], cwd: string, leftOut: LeftOut): Discovered {
  const files = new Map<string, Found>()
  const problems: Problem[] = []
  const add = (path: string, named: boolean): ReturnType<LeftOut> => {
    const absolute = path === STDIN ? STDIN : resolve(cwd, path)
    const why = named ? null : leftOut(absolute)
    if (why === null && !files.has(absolute)) files.set(absolute, { path: slashed(path), absolute })
    return why
  }
  /** Where all of it belongs to packs, nothing would be judged, and nobody would know why. */
  const addFound = (path: string, found: readonly string[]) => {
    const why = found.map((file) => add(file, false))
    if (why.includes('pack') && !why.includes(null)) problems.push(onlyPacks(path))
  }
  for (const path of paths) {
    if (path === STDIN) {
      add(path, true)
      continue
    }
    const kind = path === '' ? 'missing' : kindOf(resolve(cwd, path))
    if (kind === 'folder') {
      const printed = prefixOf(path)
      const walked = walk(resolve(cwd, path), printed)
      addFound(
        path,
        walked.files.map((file) => `${printed}${file}`),
      )
      problems.push(...walked.problems)
      if (walked.files.length + walked.problems.length === 0) problems.push(emptyFolder(path))
    } else if (kind === 'file') {
      add(path, true)
    } else if (kind === 'missing' && path !== '' && fastGlob.isDynamicPattern(slashed(path))) {
      const matches = glob(slashed(path), cwd)
      addFound(path, matches)
      if (matches.length === 0) problems.push(noMatch(path))
    } else {
      problems.push(kind === 'missing' ? missing(path, cwd) : troubleOf(slashed(path), kind))
    }
  }
  return { files: [...files.values()], problems }
}

/** `docs` and `docs/` begin what lies below them, `.` does not. */
function prefixOf(path: string): string {
  const printed = slashed(path).replace(/\/+$/, '')
  if (printed === '.') return ''
  return `${printed}/`
}

/** Anything that exists and is no folder counts as a file: the reader says what is wrong with a device. */
function kindOf(path: string): 'file' | 'folder' | 'missing' | Error {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : (error as Error)
  }
}

/** What git ignores is left out, as in a folder. A pattern that begins outside is absolute, and so are its matches. */
function glob(pattern: string, cwd: string): readonly string[] {
  const matches = fastGlob.sync(pattern, {
    cwd,
    ignore: [...NEVER].map((name) => `**/${name}/**`),
    followSymbolicLinks: false,
    suppressErrors: true,
    unique: true,
  })
  const answers = new Map<string, ReturnType<typeof withFile>>()
  const filesFor = (folder: string): ReturnType<typeof withFile> => {
    const known = answers.get(folder)
    if (known) return known
    const inside = relative(cwd, folder)
    const within = inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)
    const found = within ? withFile(filesFor(dirname(folder)), folder) : ignoreFilesAbove(folder)
    answers.set(folder, found)
    return found
  }
  return matches.sort().filter((match) => !ignoredOnTheWay(resolve(cwd, match), cwd, filesFor))
}

function ignoredOnTheWay(
  path: string,
  cwd: string,
  filesFor: (folder: string) => ReturnType<typeof withFile>,
): boolean {
  if (isIgnored(filesFor(dirname(path)), path, false)) return true
  for (let folder = dirname(path); folder.startsWith(join(cwd, '/')); folder = dirname(folder)) {
    if (isIgnored(filesFor(dirname(folder)), folder, true)) return true
  }
  return false
}

function noMatch(path: string): Problem {
  return trouble(
    slashed(path),
    'no-match',
    'No file matches this pattern.',
    'Check the pattern and the folder it is relative to; quote it so that the shell leaves it alone.',
  )
}

function onlyPacks(path: string): Problem {
  return trouble(
    slashed(path),
    'no-match',
    'Rules, their pages and their cases are all that is here: no document of a release.',
    'gonogo test runs the examples. A file that is named itself is always judged.',
  )
}

function emptyFolder(path: string): Problem {
  return trouble(
    slashed(path),
    'no-match',
    'This folder holds no document (.md, .markdown, .yaml, .yml, .json) that git does not ignore.',
    'Name another folder, or the file itself: a file that is named is always read.',
  )
}

function missing(path: string, cwd: string): Problem {
  const absolute = resolve(cwd, path)
  if (path === '')
    return trouble('""', 'missing-file', 'An empty path names no file.', 'Check the variable it came from.')
  if (isThere(absolute)) return troubleOfLink(slashed(path), { code: 'ENOENT' })
  const nearest = nearestWord(basename(path), namesIn(dirname(absolute)))
  const fix = nearest === null ? `Check the spelling, and that it is relative to ${cwd}.` : `Did you mean ${nearest}?`
  return trouble(slashed(path), 'missing-file', 'This file does not exist.', fix)
}

/** The path itself, whatever it leads to. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
