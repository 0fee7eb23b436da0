import type { Prose, ShellCommand, Span } from '../../model/index.js'

/**
 * What governs a part of a document: a heading, a bold line, a line that ends in a colon, a list item over its
 * sub-list, a step's title, a comment in a fence, or a key of YAML. The chain of parents is the heading path.
 */
export interface Section {
  readonly type: 'root' | 'heading' | 'line' | 'lead-in' | 'item' | 'comment' | 'key'
  readonly title: string
  /** Heading depth; everything below a heading has none. */
  readonly depth: number
  readonly span: Span
  readonly parent: Section | null
  /** Pointer in data (`/rollback/steps/0`), else the titles of the headings above. */
  readonly where: string
}

export interface Pair {
  readonly label: string
  /** Empty where nothing was written. */
  readonly value: string
  readonly valueSpan: Span
}

export interface RowCell {
  readonly header: string
  readonly text: string
  readonly span: Span
}

/** An item of a list, with the item it is nested in. */
export interface ListEntry {
  readonly span: Span
  readonly outer: ListEntry | null
}

/** The smallest thing that says something: a sentence, a list item, a table row, a `label: value`, a line of code, a command. */
export interface Unit {
  readonly type: 'sentence' | 'item' | 'row' | 'pair' | 'command' | 'code'
  readonly text: string
  readonly prose: Prose
  /** Where in the prose the text begins. */
  readonly from: number
  readonly span: Span
  readonly section: Section
  readonly pair?: Pair
  readonly cells?: readonly RowCell[]
  /** Task box of the item it stands in: ticked, not ticked, or none. */
  readonly checked: boolean | null
  /** Number or position in an ordered list, else null. */
  readonly number: number | null
  /** Nesting of lists, 0 outside of any. */
  readonly listDepth: number
  /** The innermost item of a Markdown list it stands in: in its first line, a later one or a paragraph of it. */
  readonly entry?: ListEntry | null
  readonly quoted: boolean
  /** Language of the fence it stands in; empty for a fence without one; null outside of fences. */
  readonly language: string | null
  readonly command?: ShellCommand
  /** The sentence an inline command stands in. */
  readonly host?: Unit
  /** The command stands in the sentence as plain words, so it is told of or ordered like any other act. */
  readonly spoken?: boolean
  /** For data: the JSON pointer of the scalar. */
  readonly pointer?: string
}

/** What a unit has from where it stands. */
export type UnitContext = Pick<Unit, 'section' | 'checked' | 'number' | 'listDepth' | 'entry' | 'quoted' | 'language'>

/** Languages of fences in which people write forms and messages, not programs. */
const PLAIN = new Set(['', 'text', 'txt', 'markdown', 'md', 'plaintext'])
export const isPlainText = ({ type, language }: Unit): boolean => type === 'code' && PLAIN.has(language ?? '')

/** The sections from the innermost outwards. */
export function* chainOf(section: Section): Generator<Section> {
  for (let at: Section | null = section; at; at = at.parent) yield at
}

/** Documents people write nest no deeper; a hostile one nests thousands of keys, and each unit would walk them all. */
const DEEPEST = 12

/** The innermost sections, from the inside outwards, and no more of them than asked for. */
export function* nearOf(section: Section, most = DEEPEST): Generator<Section> {
  let left = most
  for (const one of chainOf(section)) {
    if (left-- === 0) return
    yield one
  }
}

/** Below `parent`, with its place in the path. */
export function childSection(
  parent: Section,
  type: Section['type'],
  title: string,
  span: Span,
  depth = parent.depth,
): Section {
  const plain = title.replace(/\s+/g, ' ').trim()
  return { type, title: plain, depth, span, parent, where: parent.where ? `${parent.where} > ${plain}` : plain }
}
