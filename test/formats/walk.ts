import type { Block, DataNode, Document, Prose, Span } from '../../src/model/index.js'

/** A place of a document: its span and, where it has one, its text. */
export interface Place {
  readonly what: string
  readonly span: Span
  readonly prose?: Prose
}

/** Every place a document knows. */
export function placesOf(document: Document): readonly Place[] {
  const places: Place[] = [{ what: 'document', span: document.span }]
  if (document.data) inData(document.data, places)
  for (const block of document.blocks) inBlock(block, places)
  for (const { span } of document.comments) places.push({ what: 'comment', span })
  for (const { code, span } of document.problems) places.push({ what: `problem ${code}`, span })
  return places
}

function inData(node: DataNode, places: Place[]): void {
  if (node.type === 'scalar') places.push({ what: 'scalar', span: node.span, prose: node.prose })
  else places.push({ what: node.type, span: node.span })
  if (node.type === 'sequence') for (const item of node.items) inData(item, places)
  if (node.type !== 'map') return
  for (const { key, keySpan, value } of node.entries) {
    places.push({ what: `key ${key}`, span: keySpan })
    inData(value, places)
  }
}

function inBlock(block: Block, places: Place[]): void {
  places.push(
    'text' in block
      ? { what: block.type, span: block.span, prose: block.text }
      : { what: block.type, span: block.span },
  )
  if (block.type === 'quote') for (const child of block.blocks) inBlock(child, places)
  if (block.type === 'list') {
    for (const { span, blocks } of block.items) {
      places.push({ what: 'item', span })
      for (const child of blocks) inBlock(child, places)
    }
  }
  if (block.type !== 'table') return
  for (const { text, span } of [block.header, ...block.rows].flat()) places.push({ what: 'cell', span, prose: text })
}
