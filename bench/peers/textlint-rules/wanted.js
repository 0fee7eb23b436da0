import { HARM, missing, PLACEHOLDER } from '../wanted.mjs'

/** All that is looked for in one rule: chapters, placeholders, harm, languages of fences, and the order of titles. */
export default function wanted({ Syntax, getSource, report, RuleError }) {
  const titles = new Set()
  let depth = 0
  return {
    [Syntax.Header](node) {
      titles.add(
        getSource(node)
          .replace(/^#+\s*/, '')
          .trim()
          .toLowerCase(),
      )
      if (depth > 0 && node.depth > depth + 1) report(node, new RuleError('increment'))
      depth = node.depth
    },
    [Syntax.Str](node) {
      if (PLACEHOLDER.test(getSource(node))) report(node, new RuleError('placeholder'))
    },
    [Syntax.CodeBlock](node) {
      if (HARM.test(node.value)) report(node, new RuleError('harm'))
      if (!node.lang) report(node, new RuleError('language'))
    },
    [Syntax.DocumentExit](node) {
      for (const chapter of missing(titles)) report(node, new RuleError(chapter))
    },
  }
}
