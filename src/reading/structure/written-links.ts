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
  const text = (whole: string) => {
    if (!isWanted(whole)) return
    for (const [wiki] of whole.matchAll(WIKI)) found.add(wiki)
    for (const [, target = ''] of whole.matchAll(ATTRIBUTE)) found.add(target)
    for (const part of partsOf(whole)) if (isWanted(part)) found.add(part)
  }
  const prose = ({ text: whole, marks }: Prose) => {
    for (const { url } of marks) if (url) found.add(url)
    text(whole)
  }
  const data = (node: DataNode): void => {
    if (node.type === 'map') for (const { value } of node.entries) data(value)
    else if (node.type === 'sequence') node.items.forEach(data)
    else text(node.source)
  }
  if (document.data) data(document.data)
  proses(document.blocks).forEach(prose)
  return found
}

function proses(blocks: readonly Block[]): readonly Prose[] {
  return blocks.flatMap((block): readonly Prose[] => {
    switch (block.type) {
      case 'list':
        return block.items.flatMap((item) => proses(item.blocks))
      case 'table':
        return [...block.header, ...block.rows.flat()].map((cell) => cell.text)
      case 'quote':
        return proses(block.blocks)
      case 'divider':
        return []
      default:
        return [block.text]
    }
  })
}

/** Each line, what stands behind a label in it, and each word, without what punctuation puts around a name. */
function partsOf(whole: string): readonly string[] {
  const lines = whole.split('\n').map((line) => line.trim())
  const behind = lines.flatMap((line) => (line.includes(':') ? [line.slice(line.indexOf(':') + 1).trim()] : []))
  const words = whole.split(/[\s,;]+/).map((word) => word.replace(/^[("'<`*_[]+|[)"'>`*_\].:!?]+$/g, ''))
  return [...lines, ...behind, ...words].filter((part) => part !== '' && part.length <= LONGEST)
}
