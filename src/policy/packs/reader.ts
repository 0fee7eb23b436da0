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
  /** The folders in it that hold a pack.yaml or rules, but for hidden ones, `cases` and `node_modules`. */
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

/** A pack with more rules than this is something else. */
export const MOST_RULES = 1000

/** What is told of a folder with more YAML files than that, none of which is read then. `path`: the first that is too many. */
export function tooManyRules(path: string, files: number): Problem {
  return {
    code: 'too-many-rules',
    severity: 'error',
    message: `This folder holds ${files} YAML files, and a pack has at most ${MOST_RULES} rules.`,
    fix: 'Name the folder that holds the rules.',
    path,
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}

/** Whether the text of a YAML file may be a rule: no other file is known to require anything. */
export function looksLikeRule(text: string): boolean {
  return /(?:^|[{,][ \t]*)["']?require["']?[ \t]*:/m.test(text)
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
