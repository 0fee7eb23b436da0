import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { slashed } from '../discover/slashed.js'

/** Whether a folder can be looked into; links are followed. */
export function isFolder(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Paths of the files below a folder, relative to it, in their order; none where there is no such folder. Links to folders are not followed. */
export function filesBelow(absolute: string): readonly string[] {
  if (!isFolder(absolute)) return []
  const entries = readdirSync(absolute, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
  return files.map((entry) => slashed(join(entry.parentPath, entry.name)).slice(slashed(absolute).length + 1)).sort()
}
