import type { ScalarNode } from '../../model/index.js'
import { copy, exactProse, startProse } from '../prose.js'
import { type SourceMap, spanOf } from '../source-map.js'

/** An absent value, at the place where it would stand. */
export function emptyScalar(map: SourceMap, at: number): ScalarNode {
  const prose = exactProse(startProse(map), at)
  return { type: 'scalar', value: null, source: '', quoted: false, prose, span: spanOf(map, at, at) }
}

/** What stands between two offsets, as text. */
export function writtenScalar(map: SourceMap, from: number, to: number): ScalarNode {
  const draft = startProse(map)
  copy(draft, from, to)
  const { text } = draft
  return {
    type: 'scalar',
    value: text,
    source: text,
    quoted: false,
    prose: exactProse(draft, from),
    span: spanOf(map, from, to),
  }
}
