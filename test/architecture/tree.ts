import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const NOT_OURS = new Set(['node_modules', '.git', 'dist', 'generated', 'coverage', '.gonogo-cache'])

/** Paths of the project's own files below `folder`, relative to the root, with `/`, sorted. */
export function filesUnder(folder: string): readonly string[] {
  const found: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue
      const child = join(path, entry.name)
      if (entry.isDirectory()) visit(child)
      else if (entry.isFile()) found.push(relative(ROOT, child).split(sep).join('/'))
    }
  }
  visit(join(ROOT, folder))
  return found.sort()
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
