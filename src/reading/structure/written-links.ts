import type { Block, DataNode, Document, Prose } from '../../model/index.js'

/** `[[delivery/index|Delivery]]` */
const WIKI = /\[\[(?!\s)[^\][\n]{1,200}\]\]/g
/** `<a href="runbook.md">`, `<img src=…>` */
const ATTRIBUTE = /\b(?:href|src)\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,500})/gi
/** A longer text is no target that is not marked as a link. */
const LONGEST = 250

/**
 * Everything in a document that may be the target of a link, as it is written and each once: what is marked as a link,
 * and texts that name a file, for those stand below labels and at keys. More than links, so that none is missed.
 *
 * @param isWanted asked of texts that are not marked as links
 */
export function writtenLinks(document: Document, isWanted: (text: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const text = (whole: string, isAnswer: boolean) => {
    if (!isWanted(whole)) return
    for (const [wiki] of whole.matchAll(WIKI)) found.add(wiki)
    for (const [, target = ''] of whole.matchAll(ATTRIBUTE)) found.add(target)
    for (const part of partsOf(whole, isAnswer)) if (isWanted(part)) found.add(part)
  }
  const prose = ({ text: whole, marks }: Prose, isAnswer = false) => {
    for (const { url } of marks) if (url) found.add(url)
    text(whole, isAnswer)
  }
  const data = (node: DataNode): void => {
    if (node.type === 'map') for (const { value } of node.entries) data(value)
    else if (node.type === 'sequence') node.items.forEach(data)
    else text(node.source, true)
  }
  if (document.data) data(document.data)
  for (const one of proses(document.blocks)) prose(one)
  for (const cell of cells(document.blocks)) prose(cell, true)
  return found
}

function proses(blocks: readonly Block[]): readonly Prose[] {
  return blocks.flatMap((block): readonly Prose[] => {
    switch (block.type) {
      case 'list':
        return block.items.flatMap((item) => proses(item.blocks))
      case 'quote':
        return proses(block.blocks)
      case 'table':
      case 'divider':
        return []
      default:
        return [block.text]
    }
  })
}

function cells(blocks: readonly Block[]): readonly Prose[] {
  return blocks.flatMap((block): readonly Prose[] => {
    if (block.type === 'table') return [...block.header, ...block.rows.flat()].map((cell) => cell.text)
    if (block.type === 'list') return block.items.flatMap((item) => cells(item.blocks))
    return block.type === 'quote' ? cells(block.blocks) : []
  })
}

/** What a text that is no mere word has, if it names a file. */
const PATH = /[./]/

/**
 * Each line and each word that looks like a path, without what punctuation puts around a name, and what stands behind a
 * label.
 *
 * @param isAnswer whether the whole may be a name, as a value or a cell
 */
function partsOf(whole: string, isAnswer: boolean): readonly string[] {
  const lines = whole.split('\n').map((line) => line.trim())
  const behind = lines.flatMap((line) => (line.includes(':') ? [line.slice(line.indexOf(':') + 1).trim()] : []))
  const words = whole.split(/[\s,;]+/).map((word) => word.replace(/^[("'<`*_[]+|[)"'>`*_\].:!?]+$/g, ''))
  const paths = [...lines, ...words].filter((part) => PATH.test(part))
  return [...(isAnswer ? lines : []), ...behind, ...paths].filter((part) => part !== '' && part.length <= LONGEST)
}
