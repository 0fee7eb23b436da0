import type { Prose, Span } from './span.js'

/** A text to be read: its path as the user gave it (with `/` separators) and its content. */
export interface Source {
  readonly path: string
  readonly text: string
}

export type Format = 'yaml' | 'json' | 'markdown' | 'unknown'

/**
 * Something wrong with an input. `error`: what the document says cannot be trusted, so it can never be GO.
 * `note`: worth knowing, and read correctly all the same.
 */
export interface Problem {
  /** Stable kebab-case word, such as `duplicate-key` or `unclosed-fence`. */
  readonly code: string
  readonly severity: 'error' | 'note'
  /** What is so. */
  readonly message: string
  /** What to do about it. */
  readonly fix: string
  readonly path: string
  readonly span: Span
}

/** A comment (`# …` in YAML, `<!-- … -->` in Markdown): instructions to people and to gonogo, never an answer. */
export interface Comment {
  readonly text: string
  readonly span: Span
}

/** One document of a source. A YAML file may hold several. Parsing never throws: broken input is a document with problems. */
export interface Document {
  readonly path: string
  /** Position among the documents of its file, from 0. */
  readonly index: number
  readonly format: Format
  /** The decoded text of the whole file. */
  readonly text: string
  /** YAML or JSON content, or the front matter of Markdown. */
  readonly data: DataNode | null
  /** The body of Markdown. */
  readonly blocks: readonly Block[]
  readonly comments: readonly Comment[]
  readonly problems: readonly Problem[]
  readonly span: Span
}

export type DataNode = MapNode | SequenceNode | ScalarNode

export interface MapNode {
  readonly type: 'map'
  readonly entries: readonly MapEntry[]
  readonly span: Span
}
export interface MapEntry {
  /** The key's source text, unquoted. May be any string, `__proto__` too: never use it to index a plain object. */
  readonly key: string
  readonly keySpan: Span
  readonly value: DataNode
}
export interface SequenceNode {
  readonly type: 'sequence'
  readonly items: readonly DataNode[]
  readonly span: Span
}
export interface ScalarNode {
  readonly type: 'scalar'
  readonly value: string | number | boolean | null
  /** What the author wrote, without quotes: `1.10` stays `1.10`. Block scalars are folded as YAML says. */
  readonly source: string
  /** True where quotes or a block style make it text whatever it looks like. */
  readonly quoted: boolean
  /** Its text with positions, so that a part of a long string can be located. */
  readonly prose: Prose
  readonly span: Span
}

export type Block = Heading | Paragraph | List | Table | Code | Quote | Html | Divider

export interface Heading {
  readonly type: 'heading'
  readonly depth: number
  readonly text: Prose
  readonly span: Span
}
export interface Paragraph {
  readonly type: 'paragraph'
  readonly text: Prose
  readonly span: Span
}
export interface List {
  readonly type: 'list'
  readonly ordered: boolean
  readonly items: readonly ListItem[]
  readonly span: Span
}
export interface ListItem {
  /** The number written in an ordered list, else null. */
  readonly number: number | null
  /** Task box: ticked, not ticked, or none. */
  readonly checked: boolean | null
  readonly blocks: readonly Block[]
  readonly span: Span
}
export interface Table {
  readonly type: 'table'
  readonly header: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly span: Span
}
export interface Cell {
  readonly text: Prose
  readonly span: Span
}
export interface Code {
  readonly type: 'code'
  /** First word of the info string in lower case, or null. */
  readonly language: string | null
  /** The rest of the info string. */
  readonly meta: string
  /** The code as prose: every line keeps its place in the source. */
  readonly text: Prose
  /** False where the fence runs to the end of the file because nobody closed it. */
  readonly closed: boolean
  readonly span: Span
}
export interface Quote {
  readonly type: 'quote'
  readonly blocks: readonly Block[]
  readonly span: Span
}
/** Raw HTML that is not a comment. */
export interface Html {
  readonly type: 'html'
  readonly text: Prose
  readonly span: Span
}
export interface Divider {
  readonly type: 'divider'
  readonly span: Span
}
