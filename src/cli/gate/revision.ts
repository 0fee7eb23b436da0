import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, posix, relative, resolve } from 'node:path'
import { ambiguityIn, refsCalled } from '../../probes/index.js'
import { nearestWord } from '../../schema/index.js'
import { slashed } from '../discover/slashed.js'
import type { Io } from '../io.js'
import { askGit, type Git, nameOf, text } from './ask-git.js'

/** As many as Linux follows. */
const MOST_LINKS = 40

/** A file or folder of a revision. */
export interface Found {
  /** Relative to the root, links followed. */
  readonly path: string
  /** Null of a folder. */
  readonly object: string | null
}

/** The files of a commit. Paths are relative to the root of the repository, with `/`; the root is the empty path. */
export interface Revision {
  /** As it was named. */
  readonly name: string
  readonly commit: string
  /** Absolute path of the root of the work tree. */
  readonly root: string
  /** The path of a file or folder of the work tree, whether it is there or not; null where it lies elsewhere. */
  readonly inside: (absolute: string) => string | null
  /** What stands at a path; null where nothing does. Links inside the repository are followed. */
  readonly find: (path: string) => Found | null
  /** Names in a folder, sorted. */
  readonly names: (path: string) => readonly string[]
  /** The bytes of a file that was found; null where git does not give them. */
  readonly bytes: (object: string) => Uint8Array | null
  /** Reads many files at once, those of a folder: git is started once and not for each. The last ones are kept. */
  readonly ready: (objects: readonly string[]) => void
}

/**
 * Opens a revision of the repository in which a folder lies, through git. Only objects are read: neither the work tree
 * nor the index is looked at or touched. A sentence where there is no such repository or revision.
 *
 * @param pinned the commit that the name stood for, where a verdict recorded it: a branch moves
 */
export function openRevision(name: string, folder: string, io: Io, pinned: string = name): Revision | string {
  const repository = openRepository(name, folder, io)
  if (typeof repository === 'string') return repository
  const { superproject } = repository
  if (superproject !== '') {
    return `${basename(repository.real)} is a submodule, and what its revisions are is for the change around it to say. Judge the plan in a clone of its own repository.`
  }
  const commit = commitOf(name, repository, pinned)
  return commit.hash === null ? commit.why : openCommit(name, commit.hash, repository)
}

/** A repository that revisions are read from. */
export interface Repository {
  readonly git: Git
  /** The folder it was looked for from. */
  readonly folder: string
  /** The root of the work tree with links followed, and the way from it to the folder. */
  readonly real: string
  readonly prefix: string
  /** The root of the repository that has this one as a submodule, or nothing. */
  readonly superproject: string
}

/** The repository in which a folder lies, or a sentence. Nothing that a revision is called is ever an option for git. */
export function openRepository(name: string, folder: string, io: Io): Repository | string {
  const shown = shownAs(name)
  if (name.trim() === '' || name.startsWith('-')) return `"${shown}" is no revision. Name a branch, a tag or a commit.`
  const git: Git = (args, input = '') => askGit(args, folder, io, input)
  const top = git(['rev-parse', '--show-toplevel', '--show-prefix', '--show-superproject-working-tree'])
  if (!top.ok) {
    return top.missing
      ? 'git is not installed, and revisions are read by it.'
      : `There is no git repository here to read the revision ${shown} from. ${top.why}`.trim()
  }
  const [real = '', prefix = '', superproject = ''] = text(top.bytes).split(/\r?\n/)
  return { git, folder, real, prefix, superproject }
}

const shownAs = (name: string): string => name.slice(0, 80)

/** The commit that a name stands for, or why there is none. */
export function commitOf(
  name: string,
  { git }: Repository,
  pinned: string = name,
): { readonly hash: string } | { readonly hash: null; readonly why: string } {
  const doubt = pinned === name ? (datedIn(name) ?? ambiguityOf(name, git)) : null
  if (doubt !== null) return { hash: null, why: doubt }
  // In two steps: the text of `:/a commit like this` would take in what is put behind it.
  const named = nameOf(git(['rev-parse', '--verify', '--quiet', '--end-of-options', pinned]))
  const hash = named === '' ? '' : nameOf(git(['rev-parse', '--verify', '--quiet', `${named}^{commit}`]))
  if (hash !== '') return { hash }
  const shown = shownAs(name)
  const branch = /^[\w./-]+$/.test(shown) ? shown.replace(/^origin\//, '') : 'BRANCH'
  const near = nearRef(shown, git)
  const advice =
    near === null ? `In CI, fetch it first: git fetch origin ${branch}` : `The nearest name here is ${near}.`
  return { hash: null, why: `This repository has no revision "${shown}". ${advice}` }
}

/** The branch or tag that was probably meant. */
function nearRef(name: string, git: Git): string | null {
  const refs = git(['for-each-ref', '--format=%(refname:short)'])
  return refs.ok ? nearestWord(name, text(refs.bytes).split(/\r?\n/).filter(Boolean)) : null
}

/** Which commit a branch was at a day, only this clone may tell, and it knows of no day before it was made. */
function datedIn(name: string): string | null {
  const asked = [...name.matchAll(/@\{([^}]*)\}?/g)].map(([, inner = '']) => inner)
  // `@{1}` counts changes of this clone; `@{-1}` and `@{upstream}` are names.
  if (asked.every((inner) => /^(?:-?\d{1,8}|u|upstream|push)$/i.test(inner))) return null
  return `"${shownAs(name)}" asks what this clone remembers of a time, and a clone remembers nothing that was before it. Name a branch, a tag or a commit.`
}

/** The files of a commit, or a sentence. */
export function openCommit(name: string, commit: string, repository: Repository): Revision | string {
  const { git, folder, real, prefix } = repository
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', commit])
  if (!listed.ok) return `git does not list the files of ${shownAs(name)}. ${listed.why}`.trim()
  const root = rootOf(folder, real, prefix.replace(/\/$/, ''))
  let kept: ReadonlyMap<string, Uint8Array> = new Map()
  const bytes = (object: string) => {
    const answer = kept.has(object) ? null : git(['cat-file', 'blob', object])
    return kept.get(object) ?? (answer?.ok ? answer.bytes : null)
  }
  const ready = (objects: readonly string[]) => {
    if (objects.length < 2) return
    const answer = git(['cat-file', '--batch'], `${objects.join('\n')}\n`)
    kept = answer.ok ? blobsIn(answer.bytes) : new Map()
  }
  const inside = (absolute: string) => below(root, absolute) ?? below(realPath(root), realPath(absolute))
  return { name, commit, root, inside, bytes, ready, ...treeOf(text(listed.bytes), bytes) }
}

function ambiguityOf(name: string, git: Git): string | null {
  const called = refsCalled(name)
  if (called.length === 0) return null
  const refs = git(['for-each-ref', '--format=%(refname)', '--end-of-options', ...called])
  const remotes = git(['remote'])
  if (!refs.ok || !remotes.ok) return 'git does not list the branches and tags of this repository.'
  const linesIn = ({ bytes }: { readonly bytes: Uint8Array }) => text(bytes).split(/\r?\n/).filter(Boolean)
  return ambiguityIn(name, { refs: linesIn(refs), remotes: linesIn(remotes) })
}

/** The root as the folder is called, which may lead over links that git has followed. */
function rootOf(folder: string, real: string, prefix: string): string {
  const called = prefix === '' ? folder : resolve(folder, ...prefix.split('/').map(() => '..'))
  return realPath(called) === realPath(real) ? called : resolve(real)
}

function below(root: string, absolute: string): string | null {
  const path = slashed(relative(root, absolute))
  return path === '..' || path.startsWith('../') || isAbsolute(path) ? null : path
}

/** Of what does not exist, that of the folder in which it would lie. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path))
  }
}

interface Entry {
  readonly object: string
  readonly isLink: boolean
}

function treeOf(listing: string, bytes: Revision['bytes']): Pick<Revision, 'find' | 'names'> {
  const files = new Map<string, Entry>()
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const line of listing.split('\0')) {
    const [, mode, type, object, path] = /^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? []
    // A submodule is another repository.
    if (path === undefined || object === undefined || type !== 'blob') continue
    files.set(path, { object, isLink: mode === '120000' })
    enter(path, folders)
  }
  const find = (path: string, links = 0): Found | null => {
    let at = ''
    const parts = path.split('/').filter((part) => part !== '' && part !== '.')
    for (const [index, part] of parts.entries()) {
      const next = posix.normalize(posix.join(at, part))
      if (next === '..' || next.startsWith('../') || !folders.has(at)) return null
      const file = files.get(next)
      const rest = parts.slice(index + 1)
      if (file?.isLink) {
        const target = links < MOST_LINKS ? text(bytes(file.object) ?? new Uint8Array()) : '/'
        // What lies outside is not of the revision.
        if (target === '' || target.startsWith('/')) return null
        return find([at, target, ...rest].filter((one) => one !== '').join('/'), links + 1)
      }
      if (file) return rest.length === 0 ? { path: next, object: file.object } : null
      at = next === '.' ? '' : next
      if (!folders.has(at)) return null
    }
    return { path: at, object: null }
  }
  return { find, names: (path) => [...(folders.get(find(path)?.path ?? path) ?? [])].sort() }
}

function enter(path: string, folders: Map<string, Set<string>>): void {
  for (let inner = path; inner !== ''; ) {
    const slash = inner.lastIndexOf('/')
    const outer = slash < 0 ? '' : inner.slice(0, slash)
    const known = folders.get(outer)
    if (known) known.add(inner.slice(slash + 1))
    else folders.set(outer, new Set([inner.slice(slash + 1)]))
    if (known && outer !== '') return
    inner = outer
  }
}

/** What `cat-file --batch` writes: a line with the object, its type and its size, then that many bytes and a line break. */
function blobsIn(answer: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>()
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(LINE_BREAK, at)
    const [, object, size] = /^([0-9a-f]+) blob (\d+)$/.exec(text(answer.subarray(at, end < 0 ? at : end))) ?? []
    // Whatever else it says, each file can still be asked for alone.
    if (object === undefined) break
    const from = end + 1
    blobs.set(object, answer.subarray(from, from + Number(size)))
    at = from + Number(size) + 1
  }
  return blobs
}

const LINE_BREAK = 0x0a
