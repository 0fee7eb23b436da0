import type { Root } from 'mdast'
import { markdownToMdast } from 'satteri'
import type { Block, Comment, DataNode } from '../../model/index.js'
import type { Context } from '../problem.js'
import { blocksOf } from './blocks.js'
import { withoutContainers } from './containers.js'
import { blankUpTo, frontMatter } from './front-matter.js'
import { destinationsOf } from './reading.js'

export interface MarkdownContent {
  readonly data: DataNode | null
  readonly blocks: readonly Block[]
  readonly comments: readonly Comment[]
}

/** Reads front matter and body; the parser is given blank lines for the front matter, so that no place shifts. */
export function parseMarkdown(context: Context): MarkdownContent {
  const matter = frontMatter(context)
  const body = withoutContainers(blankUpTo(context.map, matter.bodyFrom))
  const root = markdownToMdast(body, { features: { gfm: true, frontmatter: false } }) as unknown as Root
  const comments = [...matter.comments]
  return { data: matter.data, blocks: blocksFrom(root, context, comments), comments }
}

/** Any mdast tree of the context's text as our blocks. */
export function blocksFrom(root: Root, context: Context, comments: Comment[]): Block[] {
  return blocksOf(root.children, { ...context, comments, destinations: destinationsOf(root) })
}
