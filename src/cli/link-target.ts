import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { linkParts } from '../reading/index.js'
import { slashed } from './discover/slashed.js'
import { walk } from './discover/walk.js'
import { repositoryRoot } from './repository-root.js'

/**
 * The absolute path a link leads to, or null where it leads to no file that can be looked up: a web address, a place in
 * the same document, or one that is seen from a root that is not known. A link that begins with `/` is seen from the
 * root of the project, as code hosts do; a wiki link from the document, from the root, or by its name alone.
 *
 * @param from absolute path of the document
 * @param project the folder of the config, which is the root where no repository is
 */
export function linkTarget(from: string, target: string, project: string | null): string | null {
  const parts = linkParts(target)
  if (!parts || parts.path === '') return null
  const { path, wiki } = parts
  const folder = dirname(from)
  const root = repositoryRoot(folder) ?? project
  if (path.startsWith('/')) return root === null ? null : (found(join(root, path)) ?? join(root, path))
  const beside = resolve(folder, path)
  const here = found(beside)
  if (here !== null) return here
  if (!wiki) return root !== null && isOutside(beside, root) ? null : beside
  if (root === null) return null
  return found(join(root, path)) ?? named(path, root) ?? beside
}

/** Names of what stands in the folder of a path, as a link to that path would write them. */
export function namesBeside(absolute: string, written: string, inFolder = namesIn): readonly string[] {
  const before = written.slice(0, written.length - basename(written).length)
  const bare = extname(written) === ''
  return inFolder(dirname(absolute)).map((name) => `${before}${bare ? name.replace(/\.(?:md|markdown)$/i, '') : name}`)
}

/** What stands in a folder; nothing where there is none. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What documents may leave out of a name: the ending, or the page of a folder. `setup.html` is what `setup.md` becomes. */
function found(absolute: string): string | null {
  return linkCandidates(absolute).find((path) => existsSync(path)) ?? null
}

/** The files that a link to a path may mean, the one it names first. */
export function linkCandidates(absolute: string): readonly string[] {
  const plain = absolute.replace(/[\\/]+$/, '')
  const made = plain.replace(/\.html?$/i, '')
  return [plain, `${plain}.md`, `${plain}.markdown`, `${made}.md`]
}

/** `../../issues/7` leads to a page of the code host. */
const isOutside = (absolute: string, root: string): boolean => relative(root, absolute).startsWith('..')

/** The one document of the project with that name, wherever it stands. */
function named(path: string, root: string): string | null {
  const wanted = basename(path).replace(/\.md$/i, '').toLowerCase()
  const fitting = pagesIn(root).get(wanted) ?? []
  const below = fitting.filter((file) =>
    `/${file.toLowerCase()}`.includes(`/${path.replace(/\.md$/i, '').toLowerCase()}.`),
  )
  const [only, second] = below.length > 0 ? below : path.includes('/') ? [] : fitting
  return only !== undefined && second === undefined ? join(root, only) : null
}

const pages = new Map<string, ReadonlyMap<string, readonly string[]>>()

/** The documents of a project by their names; looked up once, and only where a wiki link asks for it. */
function pagesIn(root: string): ReadonlyMap<string, readonly string[]> {
  const known = pages.get(root)
  if (known) return known
  const byName = new Map<string, string[]>()
  for (const file of walk(root, '').files.map(slashed)) {
    const name = basename(file)
      .replace(/\.\w+$/, '')
      .toLowerCase()
    const group = byName.get(name)
    if (group) group.push(file)
    else byName.set(name, [file])
  }
  pages.set(root, byName)
  return byName
}
