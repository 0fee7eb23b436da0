import { type Block, type DataNode, type Document, type Quote, type Span, spanWithin } from '../model/index.js'

/** Lines from and to, both inclusive. */
export interface Lines {
  readonly from: number
  readonly to: number
}

/** A part with titles of its own. */
export interface Container extends Lines {
  readonly sections: readonly Lines[]
}

/** What of a document decides which lines a comment is for. */
export interface Layout {
  /** Of the whole file. */
  readonly lines: readonly string[]
  /** Where the document begins and ends in it. */
  readonly whole: Lines
  /** Texts, tables and fences, none within another, in their order. */
  readonly blocks: readonly Lines[]
  readonly fences: readonly Lines[]
  /** From each heading to the next one of its rank or higher. */
  readonly sections: readonly Lines[]
  /** What holds titles of its own: quotes, and items of lists with a title in them; the outer ones first. */
  readonly containers: readonly Container[]
  /** Of data: where that ends which begins on a line. */
  readonly entries: ReadonlyMap<number, number>
  /** For each line, from 1: itself or the next one on which something stands beside comments; 0: none follows. */
  readonly next: readonly number[]
  /** Of a document without a title its first line of content: it stands for all above it, where nothing is written. Else 0. */
  readonly head: number
}

export function layoutOf(document: Document): Layout {
  const lines = document.text.split('\n')
  const leaves = document.blocks.flatMap(leavesOf)
  const entries = new Map<number, number>()
  if (document.data) addEntries(document.data, entries, lines)
  const isTitled = document.blocks.some((block) => block.type === 'heading')
  const blocks = leaves.map(linesOf)
  const fences = leaves.filter(({ type }) => type === 'code').map((leaf) => withoutClosing(linesOf(leaf), lines))
  const whole = linesOf(document)
  return {
    lines,
    whole,
    blocks,
    fences,
    sections: sectionsOf(document.blocks.flatMap(titlesIn), whole.to),
    containers: document.blocks.flatMap(containersIn),
    entries,
    next: nextWritten(lines, blankLines(document, lines), fences),
    head: isTitled ? 0 : Math.min(blocks[0]?.from ?? Number.POSITIVE_INFINITY, ...firstOf(document.data)),
  }
}

type Leaf = { readonly type: string; readonly span: Span }

/** What holds text itself. An item that holds nothing stands for itself. */
function leavesOf(block: Block): readonly Leaf[] {
  if (block.type === 'quote') return block.blocks.flatMap(leavesOf)
  if (block.type !== 'list') return [block]
  return block.items.flatMap((item) =>
    item.blocks.length > 0 ? item.blocks.flatMap(leavesOf) : [{ type: 'item', span: item.span }],
  )
}

/** A span that ends before the first character of a line does not reach it. */
function linesOf({ span }: { readonly span: Span }): Lines {
  const to = span.endColumn === 1 ? span.endLine - 1 : span.endLine
  return { from: span.line, to: Math.max(span.line, to) }
}

const firstOf = (data: DataNode | null): readonly number[] => (data ? [data.span.line] : [])

const DASH = /^\s*-(?:\s+[&!]\S*)*\s*(?:#.*)?$/

/** An entry of a list reaches as far as it goes; a key as far as its text, and no further where other keys stand below it. */
function addEntries(root: DataNode, entries: Map<number, number>, lines: readonly string[]): void {
  const seen = new Set<DataNode>()
  const stack: DataNode[] = [root]
  const put = (from: number, to: number) => entries.set(from, Math.max(from, to, entries.get(from) ?? 0))
  for (let node = stack.pop(); node; node = stack.pop()) {
    // What an alias stands for is written once.
    if (seen.has(node)) continue
    seen.add(node)
    if (node.type === 'sequence')
      for (const item of node.items) {
        put(item.span.line, linesOf(item).to)
        // What an entry holds may begin below its dash.
        if (DASH.test(lines[item.span.line - 2] ?? '')) put(item.span.line - 1, linesOf(item).to)
        stack.push(item)
      }
    if (node.type === 'map')
      for (const { keySpan, value } of node.entries) {
        put(keySpan.line, value.type === 'scalar' ? linesOf(value).to : keySpan.line)
        stack.push(value)
      }
  }
}

/** The line that closes a fence is none of its code. */
function withoutClosing({ from, to }: Lines, lines: readonly string[]): Lines {
  const isClosed = to > from && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(lines[to - 1] ?? '')
  return { from, to: isClosed ? to - 1 : to }
}

interface Title {
  readonly line: number
  readonly depth: number
}

/** A heading, or one that is written as HTML: readers see the same. */
function titlesIn(block: Block): readonly Title[] {
  if (block.type === 'heading') return [{ line: block.span.line, depth: block.depth }]
  if (block.type !== 'html') return []
  const { text } = block
  return [...text.text.matchAll(/<h([1-6])(?=[\s>])/gi)].map(({ 1: depth, index }) => {
    return { line: spanWithin(text, index, index + 1).line, depth: Number(depth) }
  })
}

function containersIn(block: Block): readonly Container[] {
  if (block.type === 'quote') return containersOf(block, linesOf(block), true)
  if (block.type !== 'list') return []
  return block.items.flatMap((item) => containersOf(item, linesOf(item), false))
}

function containersOf({ blocks }: Pick<Quote, 'blocks'>, lines: Lines, always: boolean): readonly Container[] {
  const titles = blocks.flatMap(titlesIn)
  const own = always || titles.length > 0 ? [{ ...lines, sections: sectionsOf(titles, lines.to) }] : []
  return [...own, ...blocks.flatMap(containersIn)]
}

/** Each ends where one of its rank or higher begins. */
function sectionsOf(titles: readonly Title[], end: number): readonly Lines[] {
  const sections: Lines[] = []
  const following: Title[] = []
  for (const title of titles.toReversed()) {
    while (following.length > 0 && (following.at(-1) as Title).depth > title.depth) following.pop()
    const next = following.at(-1)
    sections.push({ from: title.line, to: next ? next.line - 1 : end })
    following.push(title)
  }
  return sections.reverse()
}

/** Lines on which nothing stands but white space, the marks of quotes, and comments. */
function blankLines({ comments }: Document, lines: readonly string[]): ReadonlySet<number> {
  const left = new Map<number, string>()
  const reached = new Map<number, number>()
  const write = (line: number, from: number, to: number) => {
    const text = lines[line - 1] ?? ''
    left.set(line, (left.get(line) ?? '') + text.slice(reached.get(line) ?? 0, from))
    reached.set(line, Math.max(to, reached.get(line) ?? 0))
  }
  for (const { span } of comments.toSorted((a, b) => a.span.line - b.span.line || a.span.column - b.span.column)) {
    for (let line = span.line; line <= span.endLine; line += 1)
      write(line, line === span.line ? span.column - 1 : 0, line === span.endLine ? span.endColumn - 1 : END)
  }
  const rest = (text: string, line: number) => (left.get(line) ?? '') + text.slice(reached.get(line) ?? 0)
  return new Set(lines.flatMap((text, index) => (/^[\s>]*$/.test(rest(text, index + 1)) ? [index + 1] : [])))
}

const END = Number.POSITIVE_INFINITY

/** Within a fence, lines of comments that say nothing to gonogo are comments all the same. */
function nextWritten(
  lines: readonly string[],
  blank: ReadonlySet<number>,
  fences: readonly Lines[],
): readonly number[] {
  const inFence = new Set(
    fences.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, nth) => from + 1 + nth)),
  )
  const next: number[] = new Array(lines.length + 2).fill(0)
  for (let line = lines.length; line > 0; line -= 1) {
    const isComment = inFence.has(line) && /^[\s>]*#/.test(lines[line - 1] ?? '')
    next[line] = blank.has(line) || isComment ? (next[line + 1] ?? 0) : line
  }
  return next
}
