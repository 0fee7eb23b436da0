import { Composer, type CST, Parser, type YAMLError, type Document as YamlDocument } from 'yaml'
import type { Comment, DataNode, Span } from '../../model/index.js'
import { type Context, report, tooDeep } from '../problem.js'
import { endOfLine, placeOf, type SourceMap, spanOf } from '../source-map.js'
import { dataNode } from './nodes.js'
import { survey } from './tokens.js'
import { COMPLEX_KEY, isAboutClosing, troubleOf, unknownTag } from './troubles.js'

/** One YAML document of a text. */
export interface YamlPart {
  /** Null where nothing is written but comments. */
  readonly data: DataNode | null
  readonly comments: readonly Comment[]
  readonly problems: Context['problems']
  readonly span: Span
}

/** More errors of one document than this tell nothing new. */
const MOST_ERRORS = 10

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
} as const

/**
 * Reads the YAML 1.2 documents between two offsets of a source, at least one. Merge keys `<<` are followed, as people
 * rely on them although 1.2 dropped them.
 */
export function parseYaml(path: string, map: SourceMap, from = 0, to = map.text.length): readonly YamlPart[] {
  const text = map.text.slice(from, to)
  const parts: YamlPart[] = []
  for (const tokens of documentTokens(text)) {
    const context: Context = { path, map, problems: [] }
    const comments: Comment[] = []
    let tooDeepAt: number | null = null
    const unclosedAt: number[] = []
    for (const token of tokens) {
      const surveyed = survey(token, map, from, comments)
      tooDeepAt ??= surveyed.tooDeepAt
      unclosedAt.push(...surveyed.unclosedAt)
    }
    const start = from + (tokens[0]?.offset ?? 0)
    if (tooDeepAt !== null) {
      report(context, tooDeep(), tooDeepAt)
      parts.push({ data: null, comments, problems: context.problems, span: spanOf(map, start, to) })
      continue
    }
    const documents = [...new Composer(OPTIONS).compose(tokens, true, text.length)]
    const data = documents.map((document) => composed(document, context, from, unclosedAt))
    parts.push({ data: data[0] ?? null, comments, problems: context.problems, span: spanOf(map, start, to) })
  }
  return withEnds(parts)
}

/** The tokens of each document: what stands before its start, itself, and its end mark. */
function documentTokens(text: string): CST.Token[][] {
  const groups: CST.Token[][] = [[]]
  for (const token of new Parser().parse(text)) {
    const group = groups[groups.length - 1] as CST.Token[]
    const begins = token.type === 'document' || token.type === 'directive'
    if (begins && group.some(({ type }) => type === 'document')) groups.push([token])
    else group.push(token)
  }
  return groups
}

function composed(
  document: YamlDocument.Parsed,
  context: Context,
  base: number,
  unclosedAt: readonly number[],
): DataNode | null {
  const written = document.contents
  const isBlank = written?.range !== null && written?.range !== undefined && written.range[0] === written.range[1]
  const data = written === null || isBlank ? null : dataNode(written, context, base)
  reportErrors(document.errors, context, base, unclosedAt)
  for (const warning of document.warnings) {
    const [at, end] = warning.pos
    if (warning.code === 'TAG_RESOLVE_FAILED') report(context, unknownTag(warning.message), base + at, base + end)
  }
  return data
}

/** One mistake makes several errors: the first of a line is told, at the opening where something was never closed. */
function reportErrors(
  errors: readonly YAMLError[],
  context: Context,
  base: number,
  unclosedAt: readonly number[],
): void {
  const { map } = context
  const lines = new Set(context.problems.filter(({ severity }) => severity === 'error').map(({ span }) => span.line))
  for (const error of errors.slice(0, MOST_ERRORS)) {
    const [start, stop] = error.pos
    const opening = isAboutClosing(error) ? unclosedAt.findLast((offset) => offset <= base + start) : undefined
    const at = opening ?? base + start
    const { line } = placeOf(map, at)
    if (lines.has(line)) continue
    lines.add(line)
    const whole = map.text.slice(map.lineStarts[line - 1], endOfLine(map, line - 1))
    const to = opening === undefined ? Math.max(at + 1, base + stop) : at + 1
    report(context, troubleOf(error, whole, map.text.charAt(at)), at, to)
    dropComplexKeys(context, line)
  }
}

/** What the parser took for a key where the syntax is wrong was none. */
function dropComplexKeys(context: Context, line: number): void {
  const kept = context.problems.filter(({ code, span }) => code !== COMPLEX_KEY.code || span.line !== line)
  context.problems.splice(0, context.problems.length, ...kept)
}

/** A document ends where the next one begins. */
function withEnds(parts: readonly YamlPart[]): readonly YamlPart[] {
  return parts.map((part, index) => {
    const next = parts[index + 1]?.span
    return next ? { ...part, span: { ...part.span, endLine: next.line, endColumn: next.column } } : part
  })
}
