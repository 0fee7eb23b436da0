import { realpathSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { decode } from '../../formats/index.js'
import { MOST_RULES, type PackReader } from '../../policy/index.js'
import { trouble } from '../discover/trouble.js'
import { CONFIG_NAME } from '../misnamed-config.js'
import { type PackTree, packFolder, packReader, YAML } from '../pack-reader.js'
import type { Loaded } from '../read-file.js'
import type { Revision } from './revision.js'

/** Packs of a revision, and what else was read on the way to them. */
export interface RevisionPacks {
  readonly reader: PackReader
  /** A path of the repository as the reader has it: relative paths in a pack lead from it to others of the revision. */
  readonly pathOf: (path: string) => string
  /** The same as people and git write it, `main:policy/pack.yaml`; other paths as they are. */
  readonly printed: (path: string) => string
  /** Folders that are not of the revision: npm packages, and what lies outside the repository. */
  readonly elsewhere: ReadonlySet<string>
}

/**
 * Reads packs from a revision. An npm package is that of the work tree, unless it is a link into the repository: then
 * it is part of the revision like any other folder.
 */
export function revisionPacks(revision: Revision, cwd: string): RevisionPacks {
  const { commit, root, inside, find, names, ready } = revision
  const disk = packReader(cwd)
  const elsewhere = new Set<string>()
  const label = labelOf(revision)
  const mark = `${label}:.`
  const pathOf = (path: string) => (path === '' ? mark : `${mark}/${path}`)
  const within = (path: string) => {
    if (path === mark) return ''
    if (path.startsWith(`${mark}/`)) return path.slice(mark.length + 1)
    return path.startsWith('/') ? inside(path) : null
  }
  const tree: PackTree = {
    look(path) {
      const found = find(within(path) ?? path)
      if (found === null) return { is: 'nothing', beside: [] }
      if (found.object !== null) return { is: 'file', beside: [] }
      const shown = names(found.path).filter((name) => !name.startsWith('.'))
      const there = shown.map((name) => ({ name, entry: find(posix.join(found.path, name)) }))
      const rules = there.filter(({ name }) => YAML.test(name)).slice(0, MOST_RULES)
      ready(rules.flatMap(({ entry }) => entry?.object ?? []))
      // A link that leads nowhere is a file that cannot be read, and not nothing.
      const entries = there.map(({ name, entry }) => ({
        name,
        isFile: entry?.object !== null,
        isFolder: entry !== null && entry.object === null,
      }))
      return { id: `${commit}:${found.path}`, name: posix.basename(found.path || slashless(root)), entries }
    },
    read: (path, limit) => loadFrom(revision, within(path) ?? path, path, limit),
  }
  return {
    elsewhere,
    pathOf,
    printed: (path) => (path.startsWith(`${mark}/`) ? `${label}:${path.slice(mark.length + 1)}` : path),
    reader: {
      folder(path) {
        const own = within(path)
        if (own !== null) return packFolder(pathOf(own), tree)
        elsewhere.add(path)
        return disk.folder(path)
      },
      packageFolder(name, from) {
        const own = within(from)
        const found = disk.packageFolder(name, own === null ? from : resolve(root, own || CONFIG_NAME))
        const linked = found === null ? null : inside(realpathSync(resolve(cwd, found)))
        if (linked === null || linked.split('/').includes('node_modules')) return found
        return pathOf(linked)
      },
    },
  }
}

/** A file of the revision, decoded; `path` is what it is called in messages. */
export function loadFrom({ find, bytes }: Revision, place: string, path: string, limit: number): Loaded {
  const found = find(place)
  if (found === null) return refused(trouble(path, 'missing-file', 'This is not in the revision.', 'Check the path.'))
  if (found.object === null) {
    return refused(trouble(path, 'not-a-file', 'git gives no file of this path in the revision.', 'Name a file.'))
  }
  const content = bytes(found.object)
  if (content === null) {
    const message = 'git does not have the content of this file here, and nothing is fetched while it is judged.'
    return refused(trouble(path, 'unreadable-file', message, 'Clone without a filter, or fetch it first.'))
  }
  if (content.length > limit) {
    const message = `This file has ${content.length} bytes; files of more than ${limit} are not read.`
    return refused(trouble(path, 'too-large', message, 'Make it smaller.'))
  }
  return decode(content, path)
}

const refused = (problem: Loaded['problems'][number]): Loaded => ({ source: null, problems: [problem] })

const slashless = (path: string): string => path.replaceAll('\\', '/').replace(/\/+$/, '')

/** What paths of a revision begin with: its name, or its commit where `.` and `/` in the name would be taken for folders. */
export function labelOf({ name, commit }: Revision): string {
  const isPlain = /^[\w@~^{}][\w@~^{}.-]*(?:\/[\w@~^{}][\w@~^{}.-]*)*$/.test(name)
  return isPlain ? name : commit.slice(0, 12)
}
