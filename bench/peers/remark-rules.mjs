import { lintRule } from 'unified-lint-rule'
import { visit } from 'unist-util-visit'
import { HARM, missing, PLACEHOLDER } from './wanted.mjs'

export const chapters = lintRule('gonogo:chapters', (tree, file) => {
  const titles = new Set()
  visit(
    tree,
    'heading',
    (node) =>
      void titles.add(
        node.children
          .map(({ value }) => value ?? '')
          .join('')
          .trim()
          .toLowerCase(),
      ),
  )
  for (const chapter of missing(titles)) file.message(chapter, tree)
})
export const placeholder = lintRule('gonogo:placeholder', (tree, file) => {
  visit(tree, 'text', (node) => void (PLACEHOLDER.test(node.value) && file.message('placeholder', node)))
})
export const harm = lintRule('gonogo:harm', (tree, file) => {
  visit(tree, 'code', (node) => void (HARM.test(node.value) && file.message('harm', node)))
})
