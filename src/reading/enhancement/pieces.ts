import type { Block, Prose, Span } from '../../model/index.js'

/** Something that stands in a document, in reading order, whatever it is nested in. */
export interface Piece {
  readonly type: 'heading' | 'text' | 'content'
  /** Of a heading; 0 for anything else. */
  readonly depth: number
  readonly prose: Prose
  /** Inside a list. */
  readonly listed: boolean
  /** The task box of the item it opens, or null. */
  readonly checked: boolean | null
  readonly span: Span
}

/** Headings, texts and other content in reading order. Blank code and tables without rows are nothing. */
export function piecesOf(blocks: readonly Block[]): readonly Piece[] {
  const pieces: Piece[] = []
  visit(blocks, { listed: false, checked: null }, pieces)
  return pieces
}

interface Place {
  readonly listed: boolean
  readonly checked: boolean | null
}

function visit(blocks: readonly Block[], place: Place, into: Piece[]): void {
  for (const [at, block] of blocks.entries()) {
    // The box belongs to the first words of its item.
    const here = at === 0 ? place : { ...place, checked: null }
    look(block, here, into)
  }
}

function look(block: Block, place: Place, into: Piece[]): void {
  const put = (type: Piece['type'], prose: Prose, span: Span, depth = 0) => {
    into.push({ type, depth, prose, span, ...place })
  }
  switch (block.type) {
    case 'heading':
      put('heading', block.text, block.span, block.depth)
      return
    case 'paragraph':
      put('text', block.text, block.span)
      return
    case 'list':
      for (const { checked, blocks } of block.items) visit(blocks, { listed: true, checked }, into)
      return
    case 'quote':
      visit(block.blocks, place, into)
      return
    case 'table':
      for (const cell of block.rows.flat()) if (cell.text.text !== '') put('text', cell.text, cell.span)
      return
    case 'code':
      if (block.text.text.trim() !== '') put('content', block.text, block.span)
      return
    case 'html':
      if (/<img\b/i.test(block.text.text)) put('content', block.text, block.span)
      else if (block.text.text.replace(/<[^<>]*>/g, '').trim() !== '') put('text', block.text, block.span)
      return
    default:
  }
}
