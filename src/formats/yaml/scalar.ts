import type { Scalar } from 'yaml'
import type { ScalarNode } from '../../model/index.js'
import { layAlong, type Quoting } from '../data/lay-along.js'
import { type SourceMap, spanOf } from '../source-map.js'

/** A scalar of the parser as our node; `from` and `to` are its place, quotes included. */
export function scalarNode(scalar: Scalar, map: SourceMap, from: number, to: number): ScalarNode {
  const source = scalar.source ?? ''
  const end = Math.max(from, from + map.text.slice(from, to).trimEnd().length)
  return {
    type: 'scalar',
    value: plainValue(scalar.value, source),
    source,
    quoted: scalar.type !== undefined && scalar.type !== 'PLAIN',
    prose: layAlong(source, map, contentStart(scalar, map, from), end, quotingOf(scalar)),
    span: spanOf(map, from, end),
  }
}

/** `7e12345` is a commit and no number: what no number can hold stays the text it is. */
function plainValue(value: unknown, source: string): ScalarNode['value'] {
  if (typeof value === 'number') return Number.isFinite(value) ? value : source
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  return source
}

function quotingOf(scalar: Scalar): Quoting {
  if (scalar.type === 'QUOTE_DOUBLE') return 'double'
  return scalar.type === 'QUOTE_SINGLE' ? 'single' : 'none'
}

function contentStart(scalar: Scalar, map: SourceMap, from: number): number {
  if (quotingOf(scalar) !== 'none') return from + 1
  if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED') return from
  const lineEnd = map.text.indexOf('\n', from)
  return lineEnd < 0 ? map.text.length : lineEnd + 1
}
