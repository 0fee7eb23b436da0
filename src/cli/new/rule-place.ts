import { join } from 'node:path'
import { shellPath } from '../../model/index.js'
import { loadManifest, type PackFolder, type PackReader } from '../../policy/index.js'
import { nearestWord } from '../../schema/index.js'
import { slashed } from '../discover/slashed.js'
import type { RuleId } from './rule-id.js'

/** The folder a new rule is written to, and what its pack says already. */
export interface RulePlace {
  /** As it is printed. */
  readonly folder: string
  /** Keys of the pack's manifest; null: it has none, and one is written. */
  readonly manifest: readonly string[] | null
}

/**
 * Where the rule belongs: in the pack of that name, be it the folder that is given, or one in it; otherwise a new folder
 * in it. A sentence where a folder on the way is another pack.
 */
export function placeOf({ pack, name }: RuleId, given: string, reader: PackReader): RulePlace | string {
  const base = slashed(join(given)).replace(/(?<=.)\/$/, '')
  const here = packAt(base, reader)
  if (here?.id === pack) return here.place
  if (here) {
    const above = slashed(join(base, '..'))
    return `${base} is the pack "${here.id}", and a pack holds no other. Write: gonogo new rule ${here.id}/${name} --in ${shellPath(base)}, or for a pack beside it: gonogo new rule ${pack}/${name} --in ${shellPath(above)}`
  }
  const folder = slashed(join(base, pack))
  const there = packAt(folder, reader)
  if (there && there.id !== pack) {
    return `${folder} is the pack "${there.id}", as its pack.yaml says. Write: gonogo new rule ${there.id}/${name} --in ${shellPath(folder)}`
  }
  return there?.place ?? besideUs(base, pack, reader) ?? { folder, manifest: null }
}

/** A pack may have another name than its folder. */
function besideUs(base: string, pack: string, reader: PackReader): RulePlace | null {
  const found = reader.folder(base)
  const folders = 'is' in found ? [] : found.folders.filter(({ hasManifest }) => hasManifest)
  const packs = folders.map(({ path }) => packAt(slashed(join(path)), reader))
  return packs.find((one) => one?.id === pack)?.place ?? null
}

/** The pack of a folder, by its id; null where it is none. */
function packAt(path: string, reader: PackReader): { readonly id: string; readonly place: RulePlace } | null {
  const folder = reader.folder(path)
  if ('is' in folder) return null
  const manifest = keysOf(folder, (name) => /^pack\.ya?ml$/i.test(name))
  if (!manifest && !keysOf(folder, () => true)?.includes('require')) return null
  const { id } = loadManifest(folder.documents, folder.name, { nearestWord }).manifest
  return { id, place: { folder: path, manifest } }
}

/** The keys of all files of these names; null where there is none. */
function keysOf({ documents }: PackFolder, isMeant: (name: string) => boolean): readonly string[] | null {
  const meant = documents.filter(({ path }) => isMeant(path.slice(path.lastIndexOf('/') + 1)))
  if (meant.length === 0) return null
  return meant.flatMap(({ data }) => (data?.type === 'map' ? data.entries.map(({ key }) => key) : []))
}
