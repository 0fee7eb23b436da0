import type { Document } from './model/index.js'
import { type Anchors, anchorKey, anchorsOf, linkParts } from './reading/index.js'
import { nearestWord } from './schema/index.js'

/** What can be asked about the file a link leads to. */
export interface LinkedFile {
  /** Null: not to be looked up. */
  readonly exists: boolean | null
  /** Names of what stands where the file was looked for, written as the link writes them. */
  readonly beside: () => readonly string[]
  /** Its places, or null where it is no Markdown. */
  readonly anchors: () => Anchors | null
}

const ANYWHERE = /^(?:top)?$|^[:^]|^L\d+/i

const told = new WeakMap<Document, Map<string, string | null | undefined>>()

/** What a link leads to that is not there. Undefined: it is there; null: not to be looked up. Asked once for all links that are alike. */
export function missingIn(
  document: Document,
  target: string,
  file: (path: string) => LinkedFile,
): string | null | undefined {
  const known = told.get(document) ?? new Map<string, string | null | undefined>()
  told.set(document, known)
  if (!known.has(target)) known.set(target, lookedUp(document, target, file))
  return known.get(target)
}

function lookedUp(document: Document, target: string, file: (path: string) => LinkedFile): string | null | undefined {
  const parts = linkParts(target)
  if (!parts) return null
  if (parts.path !== '') {
    const linked = file(target)
    if (linked.exists === null) return null
    if (!linked.exists) return `there is no "${parts.path}"${nearest(parts.path, linked.beside())}`
    return ANYWHERE.test(parts.fragment) ? undefined : place(parts.fragment, linked.anchors(), ` in "${parts.path}"`)
  }
  if (ANYWHERE.test(parts.fragment)) return undefined
  return place(parts.fragment, document.format === 'markdown' ? ownAnchors(document) : null, '')
}

const own = new WeakMap<Document, Anchors>()

/** Looked for once, however many links a document has into itself. */
function ownAnchors(document: Document): Anchors {
  const known = own.get(document) ?? anchorsOf(document)
  own.set(document, known)
  return known
}

function place(fragment: string, anchors: Anchors | null, where: string): string | null | undefined {
  if (!anchors) return null
  if (anchors.has(anchorKey(fragment))) return undefined
  return `there is no heading "#${fragment}"${where}${nearest(fragment, [...anchors.values()], '#')}`
}

/** Beyond so many names a misspelt one is not looked for: it would take time with the square of the document. */
const MOST_NAMES = 200

function nearest(word: string, known: readonly string[], sign = ''): string {
  const near = nearestWord(word, known.slice(0, MOST_NAMES))
  return near === null ? '' : `; the nearest is "${sign}${near}"`
}
