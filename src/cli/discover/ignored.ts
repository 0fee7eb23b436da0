import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { slashed } from './slashed.js'

/** Never read, whatever the ignore files say: their documents are somebody else's. */
export const NEVER: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.cache',
  '.gonogo-cache',
  '.idea',
  '.next',
  '.nuxt',
  '.pnpm-store',
  '.terraform',
  '.tox',
  '.venv',
  '.vscode',
  '.yarn',
  'node_modules',
])

interface IgnoreFile {
  readonly folder: string
  readonly rules: Ignore
}

/**
 * The ignore files that hold below `start`: its own and, up to the root of its repository, those above it. An ignore
 * file that ignores `start` itself is left out, since a folder that is named is meant to be read.
 */
export function ignoreFilesAbove(start: string): readonly IgnoreFile[] {
  const found: IgnoreFile[] = []
  const above: string[] = []
  for (let folder = start; ; folder = dirname(folder)) {
    above.push(folder)
    if (existsSync(join(folder, '.git'))) break
    if (dirname(folder) === folder) return withFile([], start)
  }
  for (const folder of above.reverse()) {
    const [file] = withFile([], folder)
    if (file && !(folder !== start && file.rules.ignores(`${slashed(relative(folder, start))}/`))) found.push(file)
  }
  return found
}

/** The files and, where the folder has one, its own `.gitignore`. */
export function withFile(files: readonly IgnoreFile[], folder: string): readonly IgnoreFile[] {
  const path = join(folder, '.gitignore')
  if (!existsSync(path)) return files
  try {
    return [...files, { folder, rules: ignore({ allowRelativePaths: true }).add(readFileSync(path, 'utf8')) }]
  } catch {
    return files
  }
}

/** The nearest file that says anything about the path decides, as in git. */
export function isIgnored(files: readonly IgnoreFile[], path: string, folder: boolean): boolean {
  for (let index = files.length - 1; index >= 0; index--) {
    const file = files[index] as IgnoreFile
    const inside = slashed(relative(file.folder, path))
    if (inside === '' || inside.startsWith('../')) continue
    const answer = file.rules.test(folder ? `${inside}/` : inside)
    if (answer.ignored) return true
    if (answer.unignored) return false
  }
  return false
}
