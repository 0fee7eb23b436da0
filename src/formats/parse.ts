import type { Document, Format, Problem, Source } from '../model/index.js'
import { blankConflicts } from './conflict.js'
import { plainText } from './decode.js'
import { formatOf, guessFormat } from './format-of.js'
import { parseJson } from './json/parse-json.js'
import { parseMarkdown } from './markdown/parse-markdown.js'
import { findDamage } from './mojibake.js'
import { type Context, report } from './problem.js'
import { mapSource, type SourceMap, spanOf } from './source-map.js'
import { damagedEncoding, EMPTY_DOCUMENT, TOO_LARGE } from './troubles.js'
import { parseYaml } from './yaml/parse-yaml.js'

interface ParseOptions {
  /** Instead of what the path's extension says. */
  readonly format?: Format
  /** What `decode` found; it stays with the first document. */
  readonly problems?: readonly Problem[]
}

type Content = Pick<Document, 'data' | 'blocks' | 'comments' | 'problems' | 'span'>

/**
 * A source's documents, at least one, in order. Never throws: what cannot be understood is a problem of the document,
 * beside whatever could be read. Lone `\r` and `\r\n` count as line breaks.
 */
export function parse(source: Source, options: ParseOptions = {}): readonly Document[] {
  const text = plainText(source.text)
  const format = options.format ?? formatOf(source.path)
  const readAs = format === 'unknown' ? guessFormat(text) : format
  const given = options.problems ?? []
  // What could not be read at all is not empty.
  const isUnread = text === '' && given.some(({ severity }) => severity === 'error')
  const contents =
    isUnread || given.some(({ code }) => code === 'binary-content')
      ? [nothing(text)]
      : contentsOf(source.path, text, readAs)
  return contents.map((content, index) => ({
    path: source.path,
    index,
    format: readAs,
    text,
    ...content,
    problems: index === 0 ? [...given, ...content.problems] : content.problems,
  }))
}

function nothing(text: string): Content {
  const map = mapSource(text)
  return { data: null, blocks: [], comments: [], problems: [], span: spanOf(map, 0, text.length) }
}

function contentsOf(path: string, text: string, format: Format): readonly Content[] {
  const damage = findDamage(text)
  const repaired = mapSource(text, damage?.repairs ?? [])
  const context: Context = { path, map: repaired, problems: [] }
  const first = damage?.repairs[0]
  if (damage && first)
    report(
      { ...context, map: mapSource(text) },
      damagedEncoding(damage.readAs),
      first.offset,
      first.offset + first.length,
    )
  const map: SourceMap = { ...repaired, text: blankConflicts(context) }
  const contents = read({ ...context, map }, format)
  const [opening, ...others] = contents as [Content, ...Content[]]
  return [{ ...opening, problems: [...context.problems, ...opening.problems] }, ...others]
}

function read(context: Context, format: Format): readonly Content[] {
  if (format === 'yaml') return readYaml(context)
  const own: Context = { ...context, problems: [] }
  const content = format === 'json' ? { data: parseJson(own), blocks: [], comments: [] } : parseMarkdown(own)
  const isEmpty = content.data === null && content.blocks.length === 0 && own.problems.length === 0
  if (isEmpty) report(own, EMPTY_DOCUMENT, 0, 0)
  return [{ ...content, problems: own.problems, span: spanOf(own.map, 0, own.map.text.length) }]
}

/** YAML's tokens take some hundred times the memory of their text. */
const MOST_YAML = 3_000_000

function tooLarge(context: Context): Content {
  const own: Context = { ...context, problems: [] }
  report(own, TOO_LARGE, 0, 0)
  return { ...nothing(own.map.text.slice(0, 1)), problems: own.problems }
}

/** Documents that hold nothing, as between two `---`, are left out where others hold something. */
function readYaml(context: Context): readonly Content[] {
  if (context.map.text.length > MOST_YAML) return [tooLarge(context)]
  const parts = parseYaml(context.path, context.map)
  const filled = parts.filter(({ data, problems }) => data !== null || problems.length > 0)
  if (filled.length > 0) return filled.map((part) => ({ ...part, blocks: [] }))
  const own: Context = { ...context, problems: [] }
  report(own, EMPTY_DOCUMENT, 0, 0)
  const comments = parts.flatMap((part) => part.comments)
  return [{ data: null, blocks: [], comments, problems: own.problems, span: spanOf(own.map, 0, own.map.text.length) }]
}
