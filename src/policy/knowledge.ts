import type { Catalogue } from '../model/index.js'

/** What loading must know of other rooms: the facts there are, and how to guess what a misspelt word meant. */
export interface Knowledge {
  readonly catalogue: Catalogue
  /** The known word nearest to `word`, or null where none is near. */
  readonly nearestWord: (word: string, known: readonly string[]) => string | null
  /** Whether a fact that nobody knows may be one whose declaration has a mistake: that is told there, and once. */
  readonly isMisdeclared?: (fact: string) => boolean
}
