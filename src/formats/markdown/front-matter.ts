import type { Comment, DataNode } from '../../model/index.js'
import { type Context, report } from '../problem.js'
import type { SourceMap } from '../source-map.js'
import { parseYaml } from '../yaml/parse-yaml.js'
import { UNCLOSED_FRONT_MATTER, UNSUPPORTED_FRONT_MATTER } from './troubles.js'

/** The YAML at the top of a Markdown text, and where the body begins. */
export interface FrontMatter {
  readonly data: DataNode | null
  readonly comments: readonly Comment[]
  readonly bodyFrom: number
}

const NONE: FrontMatter = { data: null, comments: [], bodyFrom: 0 }
const KEY_LINE = /^["']?[\w.-]+["']?[ \t]*:(?:[ \t]|$)/m

/** A thematic break followed by something that is no map of keys is not front matter but the body's beginning. */
export function frontMatter(context: Context): FrontMatter {
  const { text } = context.map
  if (text.startsWith('+++')) return toml(context)
  const open = /^---[ \t]*\n/.exec(text)
  if (!open) return NONE
  const from = open[0].length
  const close = /^---[ \t]*$/m.exec(text.slice(from))
  if (!close) return unclosed(context, from)
  const to = from + close.index
  const bodyFrom = to + close[0].length
  const inner = text.slice(from, to)
  if (inner.replace(/#.*$/gm, '').trim() === '') return { ...NONE, bodyFrom }
  const [part] = parseYaml(context.path, context.map, from, to)
  if (!part || (part.data?.type !== 'map' && !(part.problems.length > 0 && KEY_LINE.test(inner)))) return NONE
  context.problems.push(...part.problems)
  return { data: part.data, comments: part.comments, bodyFrom }
}

function unclosed(context: Context, from: number): FrontMatter {
  const firstLine = /^[^\n]*/.exec(context.map.text.slice(from))?.[0] ?? ''
  if (KEY_LINE.test(firstLine)) report(context, UNCLOSED_FRONT_MATTER, 0, 3)
  return NONE
}

function toml(context: Context): FrontMatter {
  const found = /^\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?=\n|$)/.exec(context.map.text)
  if (!found) return NONE
  report(context, UNSUPPORTED_FRONT_MATTER, 0, 3)
  return { ...NONE, bodyFrom: found[0].length }
}

/** The map's text with everything before an offset made blank, so that places stay what they are. */
export function blankUpTo(map: SourceMap, offset: number): string {
  return offset === 0 ? map.text : map.text.slice(0, offset).replace(/[^\n]/g, ' ') + map.text.slice(offset)
}
