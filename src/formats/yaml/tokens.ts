import type { CST } from 'yaml'
import { type Comment, isDirective } from '../../model/index.js'
import { DEEPEST } from '../problem.js'
import { type SourceMap, spanOf } from '../source-map.js'

/** What can be told from a document's tokens before its nodes are made. */
export interface TokenSurvey {
  /** Where the nesting gets deeper than is read, or null. */
  readonly tooDeepAt: number | null
  /** Where brackets and quotes are opened that nothing closes. */
  readonly unclosedAt: readonly number[]
}

interface Entry {
  readonly token: CST.Token
  readonly depth: number
}

/**
 * Collects the comments of a document and measures its depth, without recursion: composing nodes recurses, and very
 * deep nesting would end the whole process, not only throw.
 */
export function survey(document: CST.Token, map: SourceMap, base: number, comments: Comment[]): TokenSurvey {
  const found: CST.SourceToken[] = []
  const stack: Entry[] = [{ token: document, depth: 0 }]
  const unclosedAt: number[] = []
  let tooDeepAt: number | null = null
  while (stack.length > 0) {
    const { token, depth } = stack.pop() as Entry
    if (token.type === 'comment') found.push(token as CST.SourceToken)
    if (isUnclosed(token)) unclosedAt.push(base + token.offset)
    if (depth > DEEPEST) {
      tooDeepAt = Math.min(tooDeepAt ?? token.offset, token.offset)
      continue
    }
    for (const child of childrenOf(token)) stack.push({ token: child, depth: depth + (isCollection(child) ? 1 : 0) })
  }
  found.sort((a, b) => a.offset - b.offset)
  for (const { offset, source } of found) {
    let from = base + offset
    for (const part of partsOf(source)) {
      comments.push({ text: part.replace(/^#+/, '').trim(), span: spanOf(map, from, from + part.length) })
      from += part.length
    }
  }
  return { tooDeepAt: tooDeepAt === null ? null : base + tooDeepAt, unclosedAt: unclosedAt.sort((a, b) => a - b) }
}

/** A remark may stand before a comment that suppresses: `# see below # gonogo-disable-line …`. */
function partsOf(source: string): readonly string[] {
  if (!/gonogo|disable[-_]/i.test(source)) return [source]
  const at = [...source.matchAll(/(?<=[ \t])#+[ \t]*(?=[dg])/gi)].find(({ 0: mark, index }) =>
    isDirective(source.slice(index + mark.length)),
  )?.index
  return at === undefined ? [source] : [source.slice(0, at), source.slice(at)]
}

function isUnclosed(token: CST.Token): boolean {
  if (token.type === 'flow-collection')
    return !token.end.some(({ type }) => type === 'flow-seq-end' || type === 'flow-map-end')
  if (token.type === 'single-quoted-scalar') return token.source.length < 2 || !token.source.endsWith("'")
  return (
    token.type === 'double-quoted-scalar' && !/[^\\](?:\\\\)*"$/.test(token.source.slice(-200)) && token.source !== '""'
  )
}

function isCollection(token: CST.Token): boolean {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection'
}

function childrenOf(token: CST.Token): CST.Token[] {
  const children: CST.Token[] = []
  if ('start' in token && Array.isArray(token.start)) children.push(...token.start)
  if ('props' in token) children.push(...token.props)
  if ('items' in token) {
    for (const item of token.items) {
      children.push(...item.start)
      if (item.key) children.push(item.key)
      if (item.sep) children.push(...item.sep)
      if (item.value) children.push(item.value)
    }
  }
  if ('value' in token && token.value) children.push(token.value)
  if ('end' in token && token.end) children.push(...token.end)
  return children
}
