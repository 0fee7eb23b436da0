import type { Node, Nodes } from 'mdast'
import type { Comment } from '../../model/index.js'
import type { Context } from '../problem.js'

/** What is carried along while a tree is read. */
export interface Reading extends Context {
  readonly comments: Comment[]
  /** Destination of every link definition, by its normalised label. */
  readonly destinations: ReadonlyMap<string, string>
}

/** The place of a node in the parsed text. */
export function offsets(node: Node): { from: number; to: number } {
  const from = node.position?.start.offset ?? 0
  return { from, to: node.position?.end.offset ?? from }
}

/** Collects the link definitions; `[//]: # (…)`, a customary comment, goes to the comments. */
export function destinationsOf(root: Nodes): Map<string, string> {
  const found = new Map<string, string>()
  const stack: Nodes[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as Nodes
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url)
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
      for (let index = node.children.length - 1; index >= 0; index -= 1) stack.push(node.children[index] as Nodes)
    }
  }
  return found
}
