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
import { readSource } from './read-file.js'

const MOST_FOLDERS = 200
/** Of each folder that may hold rules by mistake. */
const MOST_LOOKED_AT = 100
/** Bytes. Rules are a few lines. */
const LARGEST = 1_000_000
/** Characters of all the rules of a folder. */
const LARGEST_FOLDER = 5_000_000
const YAML = /\.ya?ml$/i

/**
 * Packs in the file system. What git ignores is read all the same: `node_modules` is ignored, and a rule must not
 * vanish because of a line in another file.
 */
export function packReader(cwd: string): PackReader {
  return {
    folder: (path) => folderAt(path, cwd),
    packageFolder: (name, from) => packageFolder(name, dirname(resolve(cwd, from)), cwd),
  }
}

function folderAt(path: string, cwd: string): PackFolder | NoFolder {
  const absolute = resolve(cwd, path)
  try {
    const found = statSync(absolute, { throwIfNoEntry: false })
    if (!found) return { is: 'nothing', beside: beside(absolute, path) }
    if (!found.isDirectory()) return { is: 'file', beside: [] }
    const entries = readdirSync(absolute, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    const printed = (name: string) => (path === '' ? name : `${path.replace(/\/$/, '')}/${name}`)
    return {
      id: realpathSync(absolute),
      name: basename(absolute),
      ...documentsOf(absolute, entries, printed),
      folders: foldersOf(absolute, entries, printed),
    }
  } catch (error) {
    const isBelowFile = (error as NodeJS.ErrnoException).code === 'ENOTDIR'
    return { is: isBelowFile ? 'nothing' : 'unreadable', beside: [] }
  }
}

function documentsOf(absolute: string, entries: readonly Dirent[], printed: (name: string) => string) {
  const files = entries.filter((entry) => isYaml(entry) && entry.name !== CONFIG_NAME)
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
    const found = ruleDocuments(join(absolute, entry.name), path)
    size += found[0]?.text.length ?? 0
    documents.push(...found)
  }
  return { documents, problems }
}

function ruleDocuments(absolute: string, path: string): readonly Document[] {
  const { source, problems } = readSource(absolute, path, LARGEST)
  const told = problems.map((problem) =>
    problem.code === 'too-large' ? { ...problem, fix: 'A rule is a few lines: keep other files elsewhere.' } : problem,
  )
  return parse(source ?? { path, text: '' }, { format: 'yaml', problems: told })
}

/** The folders in it that hold packs or rules. Other YAML may lie anywhere. */
function foldersOf(absolute: string, entries: readonly Dirent[], printed: (name: string) => string) {
  const inside = entries.filter(({ name }) => name !== 'cases' && name !== 'node_modules')
  const folders = inside.filter((entry) => isFolder(entry, join(absolute, entry.name)))
  return folders.slice(0, MOST_FOLDERS).flatMap(({ name }) => {
    const files = namesIn(join(absolute, name)).filter((file) => YAML.test(file) && !file.startsWith('.'))
    const hasManifest = files.some((file) => /^pack\.ya?ml$/i.test(file))
    const isRule = (file: string) => looksLikeRule(textOf(join(absolute, name, file)))
    return hasManifest || files.slice(0, MOST_LOOKED_AT).some(isRule) ? [{ path: printed(name), hasManifest }] : []
  })
}

function textOf(absolute: string): string {
  return readSource(absolute, absolute, LARGEST).source?.text ?? ''
}

/** A link counts as what it is called: reading it tells where it leads. */
function isYaml(entry: Dirent): boolean {
  return YAML.test(entry.name) && !entry.isDirectory()
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
