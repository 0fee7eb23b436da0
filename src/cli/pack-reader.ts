import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parse } from '../formats/index.js'
import type { Document, Problem } from '../model/index.js'
import {
  looksLikeRule,
  MOST_RULES,
  type NoFolder,
  type PackFolder,
  type PackReader,
  tooManyRules,
} from '../policy/index.js'
import { namesIn } from './discover/names-in.js'
import { slashed } from './discover/slashed.js'
import { trouble } from './discover/trouble.js'
import { CONFIG_NAME } from './misnamed-config.js'
import { type Loaded, readSource } from './read-file.js'

const MOST_FOLDERS = 200
/** Of each folder that may hold rules by mistake. */
const MOST_LOOKED_AT = 100
/** Bytes. Rules are a few lines. */
const LARGEST = 1_000_000
/** Characters of all the rules of a folder. */
const LARGEST_FOLDER = 5_000_000
export const YAML = /\.ya?ml$/i

/** Where packs lie: in the file system, or in a revision of a repository. Paths are as they are printed. */
export interface PackTree {
  readonly look: (path: string) => PackTreeFolder | NoFolder
  /** The text of a file, or what kept it from being read. */
  readonly read: (path: string, limit: number) => Loaded
}

export interface PackTreeFolder {
  /** Identity, the same however the folder is called. */
  readonly id: string
  /** Its own name. */
  readonly name: string
  /** By name, without hidden ones. `isFile`: a link counts as what it is called, and reading it tells where it leads. */
  readonly entries: readonly { readonly name: string; readonly isFile: boolean; readonly isFolder: boolean }[]
}

type Entries = PackTreeFolder['entries']

/**
 * Packs in the file system. What git ignores is read all the same: `node_modules` is ignored, and a rule must not
 * vanish because of a line in another file.
 */
export function packReader(cwd: string): PackReader {
  const tree: PackTree = {
    look: (path) => folderOnDisk(path, cwd),
    read: (path, limit) => readSource(resolve(cwd, path), path, limit),
  }
  return {
    folder: (path) => packFolder(path, tree),
    packageFolder: (name, from) => packageFolder(name, dirname(resolve(cwd, from)), cwd),
  }
}

/** The folder at a path as one that may be a pack. */
export function packFolder(path: string, tree: PackTree): PackFolder | NoFolder {
  const found = tree.look(path)
  if ('is' in found) return found
  const { id, name, entries } = found
  const printed = (one: string) => (path === '' ? one : `${path.replace(/\/$/, '')}/${one}`)
  return { id, name, ...documentsOf(entries, printed, tree), folders: foldersOf(entries, printed, tree) }
}

function folderOnDisk(path: string, cwd: string): PackTreeFolder | NoFolder {
  const absolute = resolve(cwd, path)
  try {
    const found = statSync(absolute, { throwIfNoEntry: false })
    if (!found) return { is: 'nothing', beside: beside(absolute, path) }
    if (!found.isDirectory()) return { is: 'file', beside: [] }
    const entries = readdirSync(absolute, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    return {
      id: realpathSync(absolute),
      name: basename(absolute),
      entries: entries.map((entry) => ({
        name: entry.name,
        isFile: !entry.isDirectory(),
        isFolder: isFolder(entry, join(absolute, entry.name)),
      })),
    }
  } catch (error) {
    const isBelowFile = (error as NodeJS.ErrnoException).code === 'ENOTDIR'
    return { is: isBelowFile ? 'nothing' : 'unreadable', beside: [] }
  }
}

function documentsOf(entries: Entries, printed: (name: string) => string, tree: PackTree) {
  const files = entries.filter(({ name, isFile }) => isFile && YAML.test(name) && name !== CONFIG_NAME)
  const excess = files[MOST_RULES]
  const problems: Problem[] = []
  if (excess) {
    problems.push(tooManyRules(printed(excess.name), files.length))
  }
  const documents: Document[] = []
  let size = 0
  for (const entry of files.slice(0, excess ? 0 : MOST_RULES)) {
    const path = printed(entry.name)
    if (size > LARGEST_FOLDER) {
      const message = 'The files of this folder are too large for rules: from here on none is read.'
      problems.push(trouble(path, 'too-large', message, 'Name the folder that holds the rules.'))
      break
    }
    const found = ruleDocuments(path, tree)
    size += found[0]?.text.length ?? 0
    documents.push(...found)
  }
  return { documents, problems }
}

function ruleDocuments(path: string, tree: PackTree): readonly Document[] {
  const { source, problems } = tree.read(path, LARGEST)
  const told = problems.map((problem) =>
    problem.code === 'too-large' ? { ...problem, fix: 'A rule is a few lines: keep other files elsewhere.' } : problem,
  )
  return parse(source ?? { path, text: '' }, { format: 'yaml', problems: told })
}

/** The folders in it that hold packs or rules. Other YAML may lie anywhere. */
function foldersOf(entries: Entries, printed: (name: string) => string, tree: PackTree) {
  const folders = entries.filter((entry) => entry.isFolder && entry.name !== 'cases' && entry.name !== 'node_modules')
  return folders.slice(0, MOST_FOLDERS).flatMap(({ name }) => {
    const path = printed(name)
    const found = tree.look(path)
    const files = 'is' in found ? [] : found.entries.map((one) => one.name).filter((file) => YAML.test(file))
    const hasManifest = files.some((file) => /^pack\.ya?ml$/i.test(file))
    const isRule = (file: string) => looksLikeRule(tree.read(`${path}/${file}`, LARGEST).source?.text ?? '')
    return hasManifest || files.slice(0, MOST_LOOKED_AT).some(isRule) ? [{ path, hasManifest }] : []
  })
}

function isFolder(entry: Dirent, absolute: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  try {
    return statSync(absolute).isDirectory()
  } catch {
    return false
  }
}

/** Folders that the path may have meant: it differs from each in the first name that does not exist. */
function beside(absolute: string, path: string): readonly string[] {
  let [wrong, rest] = [absolute, '']
  while (!isDirectory(dirname(wrong)) && dirname(wrong) !== wrong) {
    rest = `/${basename(wrong)}${rest}`
    wrong = dirname(wrong)
  }
  const printed = `${path}/`.slice(0, -rest.length - 1).replace(/[^/]*$/, '')
  return namesIn(dirname(wrong))
    .slice(0, MOST_FOLDERS)
    .filter((name) => isDirectory(`${join(dirname(wrong), name)}${rest}`))
    .map((name) => `${printed}${name}${rest}`)
}

/** As Node looks for packages: in `node_modules` beside the file and above, where links are followed and where they are not. */
function packageFolder(name: string, start: string, cwd: string): string | null {
  for (const first of new Set([realPath(start), start])) {
    for (let folder = first; ; folder = dirname(folder)) {
      const found = join(folder, 'node_modules', name)
      if (basename(folder) !== 'node_modules' && isDirectory(found)) return slashed(relative(cwd, found)) || '.'
      if (dirname(folder) === folder) break
    }
  }
  return null
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
