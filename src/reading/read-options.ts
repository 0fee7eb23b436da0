import type { Catalogue, DocumentSetting, Kind } from '../model/index.js'
import { isOfEnhancement } from './enhancement/read-enhancement.js'
import { isOwn } from './own/declared.js'
import type { Shell } from './structure/spoken.js'
import type { Vocabulary } from './vocabulary.js'

/** What reading a document takes beside it, and how much of it is wanted. */
export interface ReadOptions {
  readonly vocabulary: Vocabulary
  readonly catalogue: Catalogue
  /** The shell parser of the formats room. */
  readonly parseShell: Shell['parse']
  /** The nearest of some known words, or null where none is near. */
  readonly nearestWord: (word: string, known: readonly string[]) => string | null
  /** Look no further than the kind of a document that will not be judged: most files of a repository are none of ours. */
  readonly judgedOnly?: boolean
  /** Facts that rules ask about documents of this kind; without it, all of them are. */
  readonly asked?: (kind: Kind) => ReadonlySet<string>
  /** The config's entry for this document, if one fits. */
  readonly setting: DocumentSetting | null
}

/** Whether somebody wants to know more of it than its kind. */
export const isAsked = (kind: Kind | null, { judgedOnly, asked }: ReadOptions): boolean =>
  kind !== null && (!judgedOnly || !asked || asked(kind).size > 0)

/** Proposals are long, and most of what they say is asked by nobody. */
export function isReadWhole(kind: Kind | null, { judgedOnly, asked, catalogue }: ReadOptions): boolean {
  if (kind === null) return !judgedOnly
  return (
    !kind.startsWith('enhancement') ||
    !asked ||
    [...asked(kind)].some((name) => !isOfEnhancement(name) && !isOwnName(name, catalogue))
  )
}

/** Facts of one's own cost little: a document is not read whole for them. */
export function asksForOwn(kind: Kind | null, { asked, catalogue }: ReadOptions): boolean {
  return kind !== null && asked !== undefined && [...asked(kind)].some((name) => isOwnName(name, catalogue))
}

function isOwnName(name: string, catalogue: Catalogue): boolean {
  const spec = catalogue.get(name)
  return spec !== undefined && isOwn(spec)
}
