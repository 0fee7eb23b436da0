import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../model/index.js'
import { ignoreFilesAbove, isIgnored, NEVER, withFile } from './ignored.js'
import { troubleOf, troubleOfLink } from './trouble.js'

/** What folders are searched for. A file of another ending is read when it is named. */
const DOCUMENTS = /\.(?:md|markdown|ya?ml|json)$/i

export interface Walked {
  /** Below the folder, with `/`, sorted. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * The documents below a folder in the order of their paths. `node_modules`, the folders in which tools keep
 * their state and what git ignores are not entered; other hidden folders are, for `.github` may hold a runbook. Links to folders are followed once, so that a cycle ends; a link that leads nowhere is a problem.
 *
 * @param start absolute path of an existing folder
 * @param printed how paths below it begin in messages: `docs/`, or nothing
 */
export function walk(start: string, printed: string): Walked {
  const files: string[] = []
  const problems: Problem[] = []
  const visited = new Set<string>()

  const enter = (folder: string, inside: string, ignoreFiles: ReturnType<typeof withFile>): void => {
    let entries: Dirent[]
    try {
      const real = realpathSync(folder)
      if (visited.has(real)) return
      visited.add(real)
      entries = readdirSync(folder, { withFileTypes: true })
    } catch (error) {
      problems.push(troubleOf(`${printed}${inside}`.replace(/\/$/, '') || '.', error))
      return
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) look(folder, inside, entry, ignoreFiles)
  }

  const look = (folder: string, inside: string, entry: Dirent, ignoreFiles: ReturnType<typeof withFile>): void => {
    const path = join(folder, entry.name)
    const below = `${inside}${entry.name}`
    const kind = entry.isSymbolicLink() ? linked(path) : kindOf(entry)
    const document = DOCUMENTS.test(entry.name)
    if (kind === 'folder') {
      if (NEVER.has(entry.name) || isIgnored(ignoreFiles, path, true)) return
      enter(path, `${below}/`, withFile(ignoreFiles, path))
    } else if (document && !isIgnored(ignoreFiles, path, false)) {
      if (kind === 'file') files.push(below)
      else if (kind !== 'other') problems.push(troubleOfLink(`${printed}${below}`, kind))
    }
  }

  enter(start, '', ignoreFilesAbove(start))
  return { files, problems }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): 'file' | 'folder' | 'other' {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

/** What a symbolic link leads to, or the error on the way. */
function linked(path: string): 'file' | 'folder' | 'other' | Error {
  try {
    return kindOf(statSync(path))
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
