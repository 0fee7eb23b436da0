import type { Document, Problem } from '../../model/index.js'

/**
 * What finding packs must ask of the world. Paths are as they are printed, with `/`: relative to where gonogo runs, or
 * absolute. Nothing throws.
 */
export interface PackReader {
  readonly folder: (path: string) => PackFolder | NoFolder
  /** The folder of an installed npm package, as seen from a file; null where it is not installed. */
  readonly packageFolder: (name: string, from: string) => string | null
}

/** The files of a folder that may be a pack. */
export interface PackFolder {
  /** Identity, the same however the folder is called: links are followed. */
  readonly id: string
  /** Its own name, without the folders above it. */
  readonly name: string
  /** Its YAML files, parsed: `pack.yaml` and the rules. Hidden files are none of them. */
  readonly documents: readonly Document[]
  /** The folders in it that hold YAML, but for hidden ones, `cases` and `node_modules`. */
  readonly folders: readonly { readonly path: string; readonly hasManifest: boolean }[]
  /** What kept a part of it from being read. */
  readonly problems: readonly Problem[]
}

export interface NoFolder {
  /** What stands there instead. */
  readonly is: 'nothing' | 'file' | 'unreadable'
  /** Paths of the folders beside it, for who misspelt its name. */
  readonly beside: readonly string[]
}

/** `docs/../policy/` is `policy`; `..` at the beginning stays. */
export function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`
}
