import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Answer, type Git, text } from '../gate/ask-git.js'
import type { Changes } from './changes.js'
import type { History } from './history.js'

/**
 * Paths in the repository that may have changed: more than did, where times of files say nothing, and never fewer.
 * A sentence where git does not tell.
 */
export function pathsTouched({ repository, base }: History, changes: Changes): readonly string[] | string {
  const { git, real } = repository
  const root = ['-C', real, ...withoutFilters(git)]
  const asked = [
    // Times of the index alone are compared: no file is read, and so no filter is started.
    git([...root, 'diff-index', '--name-only', '-z', '--no-renames', '--ignore-submodules=dirty', base.commit, '--']),
    git([
      ...root,
      'diff-index',
      '--cached',
      '--name-only',
      '-z',
      '--no-renames',
      '--ignore-submodules=dirty',
      base.commit,
      '--',
    ]),
    git([...root, 'ls-files', '--others', '--exclude-standard', '-z']),
    // git compares none of these: what it was told to ignore, or to take for unchanged.
    git([...root, 'ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z']),
  ]
  const marked = [git([...root, 'ls-files', '--stage', '-z']), git([...root, 'ls-files', '-v', '-z'])] as const
  const failed = [...asked, ...marked].find((answer) => !answer.ok)
  if (failed && !failed.ok) return `git does not list what changed. ${failed.why}`.trim()
  const paths = new Set<string>()
  for (const answer of asked) {
    if (!answer.ok) continue
    for (const path of text(answer.bytes).split('\0')) if (path !== '') paths.add(path.replace(/\/$/, ''))
  }
  for (const path of overlooked(marked, (one) => changes.touched(join(base.root, one)))) paths.add(path)
  return [...paths].flatMap((path) => [path, ...foldersGone(path, base.root)])
}

/**
 * Links to files are listed as what they are called, and not where what they lead to changed; of a submodule nobody knows
 * what it was; and of files with a flag git does not look at what they hold.
 */
function overlooked(
  [stages, flags]: readonly [stages: Answer, flags: Answer],
  isTouched: (path: string) => boolean,
): readonly string[] {
  const rows = (answer: Answer) => (answer.ok ? text(answer.bytes).split('\0').filter(Boolean) : [])
  const listed = rows(stages).flatMap((row) => {
    const [, mode, path = ''] = /^(\d+) [^\t]*\t([\s\S]+)$/.exec(row) ?? []
    return mode === '160000' || (mode === '120000' && isTouched(path)) ? [path] : []
  })
  const flagged = rows(flags).filter((row) => /^[a-zS] /.test(row) && isTouched(row.slice(2)))
  return [...listed, ...flagged.map((row) => row.slice(2))]
}

/**
 * git may compare what a file holds where its time says nothing, and would start the programs by which a repository
 * rewrites its files. None is started.
 */
function withoutFilters(git: Git): readonly string[] {
  const found = git(['config', '--name-only', '-z', '--get-regexp', '^filter\\..*\\.(clean|process|required)$'])
  const names = found.ok ? text(found.bytes).split('\0').filter(Boolean) : []
  return [...new Set(names)].flatMap((name) => ['-c', `${name}=${name.endsWith('.required') ? 'false' : ''}`])
}

/** A link may lead to a folder of which nothing is left. */
function foldersGone(path: string, root: string): readonly string[] {
  const outer = posix.dirname(path)
  return outer === '.' || existsSync(join(root, outer)) ? [] : [outer, ...foldersGone(outer, root)]
}

/** Letters and digits: all else may be written in another way in a link, as `%20` or `\_`. */
const RUN = /[\p{L}\p{N}]+/gu
/** Beyond so many names, words are looked up among them. */
const MOST = 150
/** What is written as a number, or behind a backslash, and is no part of the word that follows. */
const CODED = /%[\da-f]{2}|\\[a-z]/gi
/** Letters and digits that are written as numbers or by their names, and words that go on in the next line. */
const DISGUISED = /%(?:3\d|4[1-9a-f]|5[\da]|6[1-9a-f]|7[\da]|[89a-f][\da-f])|&#|&\w+;|\\(?:[xu]|\r?\n)/i

/**
 * Whether a text may link to one of the paths: a link to a file holds the longest part of its name. Most documents
 * need not be parsed for it.
 */
export function mayName(paths: readonly string[]): (text: string) => boolean {
  const runs = new Set<string>()
  for (const path of paths) {
    const name = posix.basename(path)
    const [longest] = (name.replace(/\.\w+$/, '').match(RUN) ?? name.match(RUN) ?? []).sort(byLength)
    if (longest === undefined) return () => true
    runs.add(longest.toLowerCase())
  }
  if (runs.size === 0) return () => false
  if (runs.size > MOST) {
    const holds = (text: string) => (text.match(RUN) ?? []).some((run) => runs.has(run.toLowerCase()))
    return (text) => holds(text) || holds(text.replace(CODED, ' ')) || DISGUISED.test(text)
  }
  const named = new RegExp([...runs].join('|'), 'iu')
  return (text) => named.test(text) || DISGUISED.test(text)
}

const byLength = (a: string, b: string): number => b.length - a.length
