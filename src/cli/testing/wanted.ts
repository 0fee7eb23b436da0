import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Document } from '../../model/index.js'
import { isNoRule, looksLikeRule, type PackFolder, type PackReader } from '../../policy/index.js'
import { nearestWord } from '../../schema/index.js'
import { isFolder, lookAt } from '../discover/look.js'
import { namesIn } from '../discover/names-in.js'
import { slashed } from '../discover/slashed.js'
import { troubleOf } from '../discover/trouble.js'

/** A pack that paths of the command line lead to. */
export interface WantedPack {
  /** Its folder, as it is printed; empty: the working directory. */
  readonly at: string
  readonly folder: PackFolder
  /** The rules that are named, without their pack; null: all. */
  readonly rules: ReadonlySet<string> | null
}

/** Below a folder that is named, packs are looked for so deep, and so many. */
const DEEPEST = 5
const MOST_PACKS = 500
/** Bytes. Rules are a few lines. */
const LARGEST_RULE = 100_000

/** What the paths name: folders of packs, packs, rules, pages or cases. A sentence where one of them is nothing of that. */
export function wantedBy(paths: readonly string[], reader: PackReader, cwd: string): readonly WantedPack[] | string {
  const wanted = new Map<string, WantedPack>()
  for (const path of paths) {
    const found = packsAt(path, reader, cwd)
    if (typeof found === 'string') return found
    for (const one of found) {
      const before = wanted.get(one.folder.id)
      const all = one.rules === null || before?.rules === null
      wanted.set(one.folder.id, { ...one, ...before, rules: all ? null : union(one.rules, before?.rules) })
    }
  }
  return [...wanted.values()]
}

function union(one: WantedPack['rules'], other: WantedPack['rules'] | undefined): ReadonlySet<string> {
  return new Set([...(one ?? []), ...(other ?? [])])
}

function packsAt(path: string, reader: PackReader, cwd: string): readonly WantedPack[] | string {
  const printed = slashed(path)
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<=.)\/+$/, '')
    .replace(/^\.$/, '')
  const absolute = resolve(cwd, path)
  const there = lookAt(absolute)
  if (there.is === 'unreadable') return `${printed}: ${troubleOf(printed, there.error).message}`
  if (there.is === 'nothing') return nothingAt(printed, cwd)
  if (there.is === 'file') return packOf(printed, reader)
  const found = packsBelow(printed, reader, cwd)
  if (found.length > 0) return found
  const folder = reader.folder(printed)
  // Whoever names a folder with something like a rule in it means it; what is wrong with that is told when it is loaded.
  if (!('is' in folder) && folder.documents.some(mayBeRule)) return [{ at: printed, folder, rules: null }]
  if ('is' in folder)
    return `${printed || 'This folder'} cannot be looked into. Give the user who runs gonogo the right to read it.`
  return `${printed || 'This folder'} holds no rules. A pack is a folder of rules, <rule>.yaml and <rule>.md side by side; gonogo new rule writes one. Hidden folders, and what lies more than ${DEEPEST} folders deep, are not searched: name them.`
}

/** Other tools have YAML too. */
function mayBeRule(document: Document): boolean {
  return document.data?.type === 'map' ? !isNoRule(document, { nearestWord }) : looksLikeRule(document.text)
}

/** The first part of the path that is not there, and what may have been meant by it. */
function nothingAt(printed: string, cwd: string): string {
  const parts = printed.split('/')
  const missing = parts.findIndex((_, index) => !existsSync(resolve(cwd, pathOf(parts.slice(0, index + 1)))))
  const above = pathOf(parts.slice(0, missing))
  const folder = resolve(cwd, above || '.')
  const near = nearestWord(parts[missing] ?? '', namesIn(folder))
  const meant = near === null ? '' : ` Did you mean ${[...parts.slice(0, missing), near].join('/')}?`
  return `There is no file or folder ${printed}.${meant}`
}

/** The root of the file system has no name of its own. */
function pathOf(parts: readonly string[]): string {
  return parts.length === 1 && parts[0] === '' ? '/' : parts.join('/')
}

/** The pack of a file: a rule, its page, a case, or the manifest of all. */
function packOf(path: string, reader: PackReader): readonly WantedPack[] | string {
  const parts = path.split('/')
  const cases = parts.lastIndexOf('cases')
  const isCase = cases >= 0 && cases === parts.length - 3
  const at = parts.slice(0, isCase ? cases : -1).join('/')
  const stem = isCase ? (parts[cases + 1] ?? '') : basename(path).replace(/\.(?:ya?ml|md)$/i, '')
  const folder = reader.folder(at)
  if ('is' in folder) return `${path} lies in no folder that could be read.`
  if (!isCase && stem === 'pack') return [{ at, folder, rules: null }]
  const isRule = folder.documents.some((document) => stemOf(document.path) === stem)
  if (isRule) return [{ at, folder, rules: new Set([stem]) }]
  return `${path} is no rule, no page of one and no case: there is no ${at === '' ? '' : `${at}/`}${stem}.yaml.`
}

function stemOf(path: string): string {
  return basename(path).replace(/\.ya?ml$/i, '')
}

/** The folder itself where it is a pack, and the packs below it. */
function packsBelow(start: string, reader: PackReader, cwd: string): readonly WantedPack[] {
  const found: WantedPack[] = []
  const visited = new Set<string>()
  const visit = (at: string, depth: number): void => {
    const absolute = resolve(cwd, at)
    const real = realPath(absolute)
    if (visited.has(real)) return
    visited.add(real)
    const folder = found.length < MOST_PACKS && isPack(absolute) ? reader.folder(at) : null
    if (folder && !('is' in folder)) found.push({ at, folder, rules: null })
    if (depth === DEEPEST) return
    for (const name of foldersIn(absolute)) visit(at === '' ? name : `${at}/${name}`, depth + 1)
  }
  visit(start, 0)
  return found
}

/** Other YAML than rules may lie anywhere, and much of it: a pack has a manifest, or something in it that requires. */
function isPack(absolute: string): boolean {
  const files = namesIn(absolute).filter((name) => /\.ya?ml$/i.test(name))
  return files.some((name) => stemOf(name) === 'pack') || files.some((name) => isRule(resolve(absolute, name)))
}

function isRule(absolute: string): boolean {
  const found = lookAt(absolute)
  if (found.is !== 'file' || found.size > LARGEST_RULE) return false
  try {
    return looksLikeRule(readFileSync(absolute, 'utf8'))
  } catch {
    return false
  }
}

const NOT_ENTERED = new Set(['node_modules', 'cases', 'dist', 'coverage'])

function foldersIn(absolute: string): readonly string[] {
  const names = namesIn(absolute).filter((name) => !name.startsWith('.') && !NOT_ENTERED.has(name))
  return names.filter((name) => isFolder(resolve(absolute, name))).sort()
}

/** Links may lead round. */
function realPath(absolute: string): string {
  try {
    return realpathSync(absolute)
  } catch {
    return absolute
  }
}
