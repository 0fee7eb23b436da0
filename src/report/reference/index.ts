import type { Page, RuleBook } from './book.js'
import { factsPage } from './facts-page.js'
import { indexPage } from './index-page.js'
import { rulePageMarkdown } from './rule-page.js'

export { MADE, type Page, pathOf, type RuleBook } from './book.js'
export { indexPage } from './index-page.js'

/** All pages about rules: the index, the facts, and a page for every rule. The same book gives the same bytes. */
export function referencePages(book: RuleBook): readonly Page[] {
  return [
    { path: 'README.md', text: indexPage(book) },
    { path: 'FACTS.md', text: factsPage(book) },
    ...book.packs.flatMap((pack) => pack.rules.map((listed) => rulePageMarkdown(listed, book))),
  ]
}
