import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { slashed } from './discover/slashed.js'
import type { Io } from './io.js'

/** Where GitHub and GitLab say that they checked the repository out. */
const SAID_BY = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'] as const

/**
 * How a path that was printed is called from the root of the repository, which is what servers that keep code ask for:
 * the folder that the pipeline names, or the nearest one with a `.git`, or the working directory. A path that leads out
 * of it stays as it is.
 */
export function placesInRepository(io: Io): (path: string) => string {
  const cwd = real(io.cwd)
  const root = rootOf(cwd, io.env)
  return (path) => {
    const place = slashed(relative(root, resolve(cwd, path)))
    return place === '' || place === '..' || place.startsWith('../') || /^[a-z]:/i.test(place) ? path : place
  }
}

/** The nearest folder at or above that holds `.git`. */
export function repositoryRoot(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return null
  }
}

function rootOf(cwd: string, env: Io['env']): string {
  for (const name of SAID_BY) {
    const said = env[name]
    const folder = said === undefined || said === '' ? null : real(said)
    if (folder !== null && isWithin(cwd, folder)) return folder
  }
  return repositoryRoot(cwd) ?? cwd
}

function isWithin(path: string, folder: string): boolean {
  const way = slashed(relative(folder, path))
  return way === '' || !(way === '..' || way.startsWith('../') || /^[a-z]:/i.test(way))
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
