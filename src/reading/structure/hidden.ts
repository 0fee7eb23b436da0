import type { Block } from '../../model/index.js'

const TAG = /<(\/?)([a-zA-Z][\w-]*)([^<>]*)>/g
const HIDES = /(?:^|\s)hidden(?=\s|=|\/|$)|display\s*:\s*none/i
/** These hold nothing. */
const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** Whether a tag with these attributes hides what it holds. */
export const hides = (name: string, attributes: string): boolean =>
  HIDES.test(attributes) && !VOID.test(name) && !attributes.trimEnd().endsWith('/')

/** The blocks that a reader of the page sees: none between a tag that hides and the one that closes it. */
export function visibleBlocks(blocks: readonly Block[]): readonly Block[] {
  const seen: Block[] = []
  let open: { readonly name: string; depth: number; readonly at: number } | null = null
  for (const block of blocks) {
    if (block.type === 'html') {
      for (const [, closes, given = '', attributes = ''] of block.text.text.matchAll(TAG)) {
        const name = given.toLowerCase()
        if (!open && !closes && hides(name, attributes)) open = { name, depth: 1, at: seen.length }
        else if (open && name === open.name) open.depth += closes ? -1 : 1
        if (open?.depth === 0) {
          seen.length = open.at
          open = null
        }
      }
    }
    seen.push(block)
  }
  return seen
}
