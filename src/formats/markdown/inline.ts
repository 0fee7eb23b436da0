import type { PhrasingContent } from 'mdast'
import type { Comment, Mark, Prose } from '../../model/index.js'
import { report } from '../problem.js'
import { copy, type Draft, finishProse, startProse, write } from '../prose.js'
import { spanOf } from '../source-map.js'
import { alignAlternative, alignText } from './align.js'
import { offsets, type Reading } from './reading.js'
import { DOUBTFUL_COMMENT } from './troubles.js'

/** Deeper markup than this is taken as it stands. */
const DEEPEST_MARKUP = 50

/** Inline content as plain text with marks; comments go to the comments. */
export function proseOf(nodes: readonly PhrasingContent[], reading: Reading, at: number): Prose {
  const draft = startProse(reading.map)
  for (const node of nodes) inline(node, draft, reading, 0)
  return finishProse(draft, nodes[0] ? offsets(nodes[0]).from : at)
}

function inline(node: PhrasingContent, draft: Draft, reading: Reading, depth: number): void {
  const { from, to } = offsets(node)
  if (node.type === 'text') {
    alignText(draft, node.value, from, to)
    return
  }
  const start = draft.text.length
  if (node.type === 'break') write(draft, '\n', lineBreakIn(draft, from, to))
  else if (node.type === 'html') html(node.value, draft, reading, from, to)
  else if (node.type === 'inlineCode') code(node.value, draft, from, to)
  else if (node.type === 'image' || node.type === 'imageReference')
    alignAlternative(draft, node.alt ?? '', from + 2, to)
  else if ('children' in node && depth < DEEPEST_MARKUP) {
    for (const child of node.children) inline(child, draft, reading, depth + 1)
  } else copy(draft, from, to)
  const type = MARKS.get(node.type)
  if (type === undefined || draft.text.length === start) return
  const url = urlOf(node, reading)
  draft.marks.push({ type, from: start, to: draft.text.length, ...(url === undefined ? {} : { url }) })
}

const MARKS: ReadonlyMap<string, Mark['type']> = new Map([
  ['strong', 'strong'],
  ['emphasis', 'emphasis'],
  ['delete', 'delete'],
  ['inlineCode', 'code'],
  ['link', 'link'],
  ['linkReference', 'link'],
  ['image', 'image'],
  ['imageReference', 'image'],
  ['footnoteReference', 'footnote'],
])

function urlOf(node: PhrasingContent, reading: Reading): string | undefined {
  if (node.type === 'link' || node.type === 'image') return node.url
  const isReference = node.type === 'linkReference' || node.type === 'imageReference'
  return isReference ? reading.destinations.get(node.identifier) : undefined
}

/** A hard break begins with the spaces or the backslash before it; its place is the line break itself. */
function lineBreakIn(draft: Draft, from: number, to: number): number {
  const at = draft.map.text.indexOf('\n', from)
  return at >= 0 && at <= to ? at : from
}

/** Code without its backticks and without the one space that may pad it on both sides. */
function code(value: string, draft: Draft, from: number, to: number): void {
  const { text } = draft.map
  let open = from
  while (text[open] === '`') open += 1
  const close = to - (open - from)
  const inner = text.slice(open, close)
  const padded = /^\s[\s\S]*\s$/.test(inner) && inner.trim() !== '' && value.length < inner.length
  alignText(draft, value, padded ? open + 1 : open, close)
}

/** `<br>` is a line break; other markup stays in the text as written. */
function html(value: string, draft: Draft, reading: Reading, from: number, to: number): void {
  const start = draft.text.length
  if (value.startsWith('<!--')) {
    comment(reading, from, to)
    if (draft.text.endsWith(' ') && draft.map.text[to] === ' ') draft.text = draft.text.slice(0, -1)
  } else if (/^<br\s*\/?>$/i.test(value)) write(draft, '\n', from)
  else {
    alignText(draft, value, from, to)
    draft.marks.push({ type: 'html', from: start, to: draft.text.length })
    if (STRIKES.test(value)) strike(draft, value, start)
  }
}

const STRIKES = /^<\/?(?:del|s|strike)[\s>]/i
/** Marks between the two tags of a struck-through text. */
const NESTED = 16

/** `</del>` strikes what stands since the tag it closes. */
function strike(draft: Draft, value: string, to: number): void {
  if (!value.startsWith('</')) return
  const isOpening = ({ type, from }: Mark) =>
    type === 'html' && STRIKES.test(draft.text.slice(from, from + 8)) && draft.text[from + 1] !== '/'
  const opened = draft.marks.slice(-NESTED).findLast(isOpening)
  if (opened && opened.to < to) draft.marks.push({ type: 'delete', from: opened.from, to: draft.text.length })
}

/** Keeps the comment that stands between two offsets. */
export function comment(reading: Reading, from: number, to: number): void {
  const written = reading.map.text.slice(from, to)
  const text = written.replace(/^<!-*/, '').replace(/-*->$/, '').trim()
  const doubtful = written.indexOf('--!>')
  if (doubtful >= 0) report(reading, DOUBTFUL_COMMENT, from + doubtful, from + doubtful + 4)
  const found: Comment = { text, span: spanOf(reading.map, from, to) }
  reading.comments.push(found)
}
