import type { ItemType, SubjectType } from '../../model/index.js'
import type { Tree } from './tree.js'

/** Some seconds. Quantifiers within quantifiers multiply: three of them over 200 steps ask eight million times. */
const MOST_ROWS = 100_000

/**
 * Null, or why a rule cannot be asked of a document in bounded time. What one asking costs is multiplied by how many
 * things of the subject's type there are: the rule is asked of each.
 *
 * @param many how many things of a type the document lists
 */
export function tooCostly(
  trees: readonly (Tree | null)[],
  subject: SubjectType,
  many: (type: ItemType) => number,
): string | null {
  const rows = trees.reduce((sum, tree) => sum + (tree ? rowsOf(tree, many) : 0), 0)
  const all = subject === 'document' ? rows : rows * many(subject)
  if (all <= MOST_ROWS) return null
  return `its quantifiers would ask ${all} times about what this document lists, and at most ${MOST_ROWS} times are allowed`
}

/** How often the quantifiers of a tree ask about one thing. */
function rowsOf(tree: Tree, many: (type: ItemType) => number): number {
  if (tree.type === 'test') return 0
  if (tree.type !== 'quantified') return tree.children.reduce((sum, child) => sum + rowsOf(child, many), 0)
  const inner = [tree.where, tree.require].reduce((sum, part) => sum + (part ? rowsOf(part, many) : 0), 0)
  return many(tree.of) * (1 + inner)
}
