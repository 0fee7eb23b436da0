import type { Document, Problem } from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'
import { type Context, mistake } from '../load/context.js'
import { loadManifest } from '../load/pack.js'
import type { Manifest, Reference } from '../pack.js'
import { noFolder, noPack, noRules, START, strays, tooMany } from './lessons.js'
import type { NoFolder, PackFolder, PackReader } from './reader.js'
import { targetOf } from './target.js'

/** A pack of one's own whose rules are not read yet: its manifest may name facts that they ask for. */
export interface FoundPack {
  /** Its `extends` are ids of packs now. */
  readonly manifest: Manifest
  readonly documents: readonly Document[]
}

/** What is asked for, and what there is besides the world. */
export interface Wanted {
  /** `extends:` of the config. */
  readonly roots: readonly Reference[]
  /** Folders that the command line gives: packs that all others can name by their ids. */
  readonly given: readonly PackFolder[]
  /** Ids of the packs that ship. */
  readonly shipped: readonly string[]
}

export interface GatheredPacks {
  /** In the order in which they were found. */
  readonly packs: readonly FoundPack[]
  /** What the config extends, by id, then what the command line gives. */
  readonly roots: readonly Reference[]
  readonly problems: readonly Problem[]
}

const MOST_PACKS = 500
const MOST_FILES = 5000
/** Characters of all files, thirty times what ships with gonogo. */
const MOST_TEXT = 10_000_000

interface Walk {
  readonly wanted: Wanted
  readonly reader: PackReader
  readonly knowledge: Omit<Knowledge, 'catalogue'>
  readonly problems: Problem[]
  readonly read: Map<string, PackFolder | NoFolder>
  /** By the identity of their folders. */
  readonly found: Map<string, FoundPack & { readonly folder: PackFolder }>
  /** Those whose own `extends` are still to be followed. */
  readonly queue: string[]
  /** Ids that need no path. */
  readonly named: Set<string>
  files: number
  text: number
  isFull: boolean
}

/**
 * Every pack that is extended, directly or by another, each read once however many extend it. All mistakes are told
 * together: a folder or package that is not there, a folder without rules, one pack twice in a list. Circles end here
 * and are told by `resolvePolicy`. Bounded: 500 packs, 5,000 files, ten million characters. Never throws.
 */
export function gatherPacks(
  wanted: Wanted,
  reader: PackReader,
  knowledge: Omit<Knowledge, 'catalogue'>,
): GatheredPacks {
  const problems: Problem[] = []
  const named = new Set(wanted.shipped)
  const walk = { wanted, reader, knowledge, problems, named, read: new Map(), found: new Map(), queue: [] }
  const whole: Walk = { ...walk, files: 0, text: 0, isFull: false }
  const given = wanted.given.flatMap((folder) => {
    const id = enter(folder, { name: folder.name, path: '--rules', span: START }, whole)
    return id === null ? [] : [{ name: id, path: '--rules', span: START }]
  })
  for (const { name } of given) named.add(name)
  const roots = followAll(wanted.roots, whole)
  for (let at = 0; at < whole.queue.length; at++) {
    const key = whole.queue[at] as string
    const pack = whole.found.get(key) as FoundPack & { folder: PackFolder }
    const manifest = { ...pack.manifest, extends: followAll(pack.manifest.extends, whole) }
    whole.found.set(key, { ...pack, manifest })
  }
  const packs = [...whole.found.values()]
  for (const { folder, manifest } of packs) {
    strays(
      folder,
      packs.map((pack) => pack.folder),
      contextAt(manifest.path, whole),
    )
  }
  return {
    packs: packs.map(({ manifest, documents }) => ({ manifest, documents })),
    roots: [...roots, ...given],
    problems,
  }
}

function contextAt(path: string, { knowledge, problems }: Walk): Context {
  return { path, knowledge: { ...knowledge, catalogue: new Map() }, problems }
}

/** The references of one file, by id. What leads nowhere, and what stands there twice, is told and left out. */
function followAll(references: readonly Reference[], walk: Walk): readonly Reference[] {
  const seen = new Map<string, string>()
  return references.flatMap((reference) => {
    // That a name is empty is told where the list is read.
    const id = reference.name === '' ? null : follow(reference, walk)
    if (id === null) return []
    const before = seen.get(id)
    seen.set(id, before ?? reference.name)
    if (before === undefined) return [{ ...reference, name: id }]
    const is = before === reference.name ? `"${id}"` : `"${before}" and "${reference.name}" are the pack "${id}", which`
    const message = `${is} is extended twice here.`
    mistake(
      contextAt(reference.path, walk),
      'extended-twice',
      reference.span,
      message,
      'Keep the one that is to count.',
    )
    return []
  })
}

/** The id of the pack that is meant, read if need be; null with a mistake noted. */
function follow(reference: Reference, walk: Walk): string | null {
  if (walk.named.has(reference.name)) return reference.name
  const context = contextAt(reference.path, walk)
  const target = targetOf(reference.name, reference.path)
  if (target.type === 'none') return noPack(reference, [...walk.named], walk.reader, context)
  if (target.type === 'folder') return read(target.path, reference, walk)
  const folder = walk.reader.packageFolder(target.name, reference.path)
  if (folder === null) return noPack(reference, [...walk.named], walk.reader, context)
  return read(target.below === '' ? folder : `${folder}/${target.below}`, reference, walk)
}

function read(path: string, reference: Reference, walk: Walk): string | null {
  const answer = walk.read.get(path) ?? walk.reader.folder(path)
  walk.read.set(path, answer)
  if ('is' in answer) return noFolder(path, answer, reference, contextAt(reference.path, walk))
  return enter(answer, reference, walk)
}

/** Whether another folder, or a pack that ships, has the name already. */
function isTaken({ id, path }: Manifest, reference: Reference, walk: Walk): boolean {
  const other = [...walk.found.values()].find(({ manifest }) => manifest.id === id)
  if (!other && !walk.wanted.shipped.includes(id)) return false
  const isGiven = walk.wanted.given.some(({ name }) => name === reference.name) && reference.span === START
  const is = isGiven ? `This pack is called "${id}"` : `The pack ${reference.name} is called "${id}"`
  const message = `${is}, and so is ${other ? `that of ${other.manifest.path}` : 'one that ships with gonogo'}.`
  const fix = 'Give it another name, such as `name: our-rules` in its pack.yaml.'
  mistake(contextAt(isGiven ? path : reference.path, walk), 'duplicate-pack', reference.span, message, fix)
  return true
}

/** Takes a folder as a pack, once. */
function enter(folder: PackFolder, reference: Reference, walk: Walk): string | null {
  const before = walk.found.get(folder.id)
  if (before) return before.manifest.id
  const context = contextAt(reference.path, walk)
  const text = folder.documents.reduce((sum, document) => sum + document.text.length, walk.text)
  const files = walk.files + folder.documents.length
  if (walk.found.size >= MOST_PACKS || files > MOST_FILES || text > MOST_TEXT) {
    if (!walk.isFull) tooMany({ packs: MOST_PACKS, files: MOST_FILES }, reference, context)
    walk.isFull = true
    return null
  }
  walk.problems.push(...folder.problems)
  if (folder.documents.length === 0) return folder.problems.length > 0 ? null : noRules(folder, reference, context)
  walk.files = files
  walk.text = text
  const { manifest, problems } = loadManifest(folder.documents, folder.name, walk.knowledge)
  walk.problems.push(...problems)
  if (isTaken(manifest, reference, walk)) return null
  walk.found.set(folder.id, { manifest, documents: folder.documents, folder })
  walk.queue.push(folder.id)
  return manifest.id
}
