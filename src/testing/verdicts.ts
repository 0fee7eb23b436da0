import type { Example, Problem, Rule } from '../model/index.js'
import type { Page } from './page.js'
import { wrong } from './page.js'

/** What a rule lacks before any of its examples is looked at: a page, or an example of each verdict. */
export function lackingIn(rule: Rule, page: Page | null, examples: readonly Example[]): readonly Problem[] {
  const shared = { path: page?.path ?? rule.path, span: { line: 1, column: 1, endLine: 1, endColumn: 1 } }
  if (!page) {
    const message = 'The rule has no page beside it.'
    const fix = `Write ${rule.path.replace(/\.ya?ml$/i, '.md')}; \`gonogo new rule\` shows what stands in one.`
    return [wrong('missing-page', { message, fix }, shared)]
  }
  return (['go', 'no-go'] as const)
    .filter((wanted) => !examples.some(({ expectation }) => expectation === wanted))
    .map((wanted) => {
      const message = `The rule has no example of ${wanted}.`
      const fix = `Add a fence \`\`\`yaml ${wanted} to the page${wanted === 'go' ? '' : ', with `# finding: …` at the line that is found'}.`
      return wrong('missing-example', { message, fix }, shared)
    })
}
