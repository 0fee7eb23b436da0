import type { Block, Document } from '../../model/index.js'

/** The places of a document that a link can lead to: their names as they are compared, and as they are written after `#`. */
export type Anchors = ReadonlyMap<string, string>

/** `Rollback {#back}`. */
const EXPLICIT = /\s*\{:?\s*#([\w:.-]{1,100})[^{}]*\}\s*$/
const IN_HTML = /<[a-z][a-z0-9]{0,20}\s[^<>]{0,300}?\b(?:id|name)\s*=\s*["']?([^"'\s<>]{1,200})/gi

/** Headings by the names that code hosts give them, and every id that somebody wrote. */
export function anchorsOf(document: Document): Anchors {
  const anchors = new Map<string, string>()
  const counts = new Map<string, number>()
  const add = (name: string) => {
    const key = anchorKey(name)
    if (!anchors.has(key)) anchors.set(key, name)
  }
  for (const title of titlesIn(document.blocks)) {
    const explicit = EXPLICIT.exec(title)
    if (explicit) add(explicit[1] as string)
    const slug = slugOf(explicit ? title.slice(0, explicit.index) : title)
    const seen = counts.get(slug) ?? 0
    counts.set(slug, seen + 1)
    add(seen === 0 ? slug : `${slug}-${seen}`)
  }
  for (const match of document.text.matchAll(IN_HTML)) add(match[1] as string)
  return anchors
}

/** Hosts differ in hyphens and capitals; no author means another place by them. */
export function anchorKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^user-content-/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The name a code host gives to a heading. */
function slugOf(title: string): string {
  return title
    .replace(/<[^<>]{0,300}>/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
}

function* titlesIn(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.type === 'heading') yield block.text.text
    else if (block.type === 'quote') yield* titlesIn(block.blocks)
    else if (block.type === 'list') for (const item of block.items) yield* titlesIn(item.blocks)
    else if (block.type === 'html') for (const match of block.text.text.matchAll(HEADING)) yield match[1] as string
  }
}

const HEADING = /<h[1-6][^<>]{0,300}>([^\n]{0,300}?)<\/h[1-6]>/gi
