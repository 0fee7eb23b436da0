import type {
  Definition,
  Html as HtmlNode,
  ListItem as ItemNode,
  List as ListNode,
  Nodes,
  Paragraph as ParagraphNode,
  RootContent,
} from 'mdast'
import { type Block, isDirective, type ListItem, type Span } from '../../model/index.js'
import { DEEPEST, report, tooDeep } from '../problem.js'
import { copy, type Draft, finishProse, startProse } from '../prose.js'
import { lineAt, spanOf } from '../source-map.js'
import { alignLines } from './align.js'
import { codeBlock } from './code.js'
import { directivesIn } from './fence-comments.js'
import { comment, proseOf } from './inline.js'
import { offsets, type Reading } from './reading.js'
import { tableBlock } from './table.js'
import { unclosedComment } from './troubles.js'

/** The block content of a node, in order; nothing for definitions and blocks that hold only comments. */
export function blocksOf(nodes: readonly RootContent[], reading: Reading, depth = 0): Block[] {
  const blocks: Block[] = []
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition') blocks.push(...blocksOf(node.children, reading, depth + 1))
    else {
      const found = block(node, reading, depth)
      if (found) blocks.push(found)
    }
  }
  return blocks
}

function block(node: RootContent, reading: Reading, depth: number): Block | null {
  const { from, to } = offsets(node)
  if (depth > DEEPEST) {
    if (!reading.problems.some(({ code }) => code === 'too-deep')) report(reading, tooDeep(), from)
    return null
  }
  const span = () => spanOf(reading.map, from, to)
  switch (node.type) {
    case 'heading':
      return { type: 'heading', depth: node.depth, text: proseOf(node.children, reading, from), span: span() }
    case 'paragraph': {
      const text = proseOf(node.children, reading, from)
      return text.text === '' ? null : { type: 'paragraph', text, span: paragraphSpan(node, reading) }
    }
    case 'list':
      return { type: 'list', ordered: node.ordered === true, items: items(node, reading, depth), span: span() }
    case 'blockquote':
      return { type: 'quote', blocks: blocksOf(node.children, reading, depth + 1), span: span() }
    case 'table':
      return tableBlock(node, reading)
    case 'code': {
      const code = codeBlock(node, reading)
      for (const directive of directivesIn(code)) reading.comments.push(directive)
      return code
    }
    case 'thematicBreak':
      return { type: 'divider', span: span() }
    case 'html':
      return html(node, reading)
    case 'definition':
      customaryComment(node, reading)
      return null
    default:
      return null
  }
}

/** A paragraph begins with its first text: the box of a task before it belongs to the item. */
function paragraphSpan(node: ParagraphNode, reading: Reading): Span {
  const { from, to } = offsets(node)
  return spanOf(reading.map, node.children[0] ? Math.max(from, offsets(node.children[0]).from) : from, to)
}

function items(list: ListNode, reading: Reading, depth: number): ListItem[] {
  return list.children.map((item: ItemNode, nth) => {
    const { from, to: end } = offsets(item)
    // micromark lets an item that ends with HTML reach over the mark of the next one.
    const next = list.children[nth + 1]
    const begin = next ? offsets(next).from : end
    const to = begin < end ? from + reading.map.text.slice(from, begin).trimEnd().length : end
    const number = list.ordered ? Number.parseInt(reading.map.text.slice(from, from + 10), 10) : Number.NaN
    return {
      number: Number.isNaN(number) ? null : number,
      checked: item.checked ?? null,
      blocks: blocksOf(item.children, reading, depth + 1),
      span: spanOf(reading.map, from, to),
    }
  })
}

/** Comments are taken out of HTML; what is left, if anything, is the block. */
function html(node: HtmlNode, reading: Reading): Block | null {
  const { from, to } = offsets(node)
  const draft = startProse(reading.map)
  if (node.value.includes('<!--')) withoutComments(draft, reading, from, to)
  else alignLines(draft, node.value, lineAt(reading.map, from), from)
  const text = finishProse(draft, from)
  return text.text === '' ? null : { type: 'html', text, span: spanOf(reading.map, from, to) }
}

function withoutComments(draft: Draft, reading: Reading, from: number, to: number): void {
  const { text } = reading.map
  let at = from
  for (let open = indexWithin(text, '<!--', at, to); open >= 0; open = indexWithin(text, '<!--', at, to)) {
    copy(draft, at, open)
    const close = indexWithin(text, '-->', open + 2, to)
    at = close < 0 ? to : close + 3
    if (close < 0) report(reading, unclosedComment(), open, open + 4)
    comment(reading, open, at)
  }
  copy(draft, at, to)
}

function indexWithin(text: string, part: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(part)
  return at < 0 ? -1 : from + at
}

/** `[//]: # (a remark)` defines a link nobody follows: the customary way to write a comment. */
function customaryComment(node: Definition, reading: Reading): void {
  const text = (node.title ?? '').trim()
  if (node.identifier !== '//' && node.identifier !== 'comment' && !isDirective(text)) return
  const { from, to } = offsets(node as Nodes)
  reading.comments.push({ text, span: spanOf(reading.map, from, to) })
}
