import type { Catalogue, FactType, Rule } from '../../model/index.js'
import type { ListedRule } from '../rules.js'

/** Everything that pages about rules are made from. */
export interface RuleBook {
  readonly packs: readonly BookPack[]
  readonly catalogue: Catalogue
  /** Where documents state a fact: JSON pointers, and the titles and labels of Markdown, the most usual first. */
  readonly places: ReadonlyMap<string, { readonly at: readonly string[]; readonly titles: readonly string[] }>
  readonly operators: readonly BookOperator[]
  /** The page that somebody wrote for a rule, its links as they are to stand in the page that is made; or null. */
  readonly written: (rule: Rule) => string | null
  /** Whether the levels and parameters of one project are told beside those of the rules themselves. */
  readonly isProject: boolean
}

export interface BookPack {
  readonly id: string
  readonly description: string
  readonly version: string | null
  /** Ids of the packs whose rules it takes over. */
  readonly extends: readonly string[]
  readonly rules: readonly ListedRule[]
}

/** A word that a fact can be tested with. */
export interface BookOperator {
  readonly name: string
  readonly negation: string
  readonly factTypes: readonly FactType[]
  /** What stands under `value:`: `none`, `same`, `list`, `pattern` and so on. */
  readonly operand: string
  readonly description: string
}

/** A file: its path below the folder of all pages, with `/`, and its text. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** The first line of every page, by which one that was made is known from one that was written. */
export { MADE_BY_RULES as MADE } from '../../model/index.js'

/** Where a rule's page stands. Nothing in an id leads out of the folder. */
export function pathOf(id: string): string {
  const names = id.split('/').map((name) => name.replace(/[^\w.@-]/g, '-').replace(/^\.+$/, '-'))
  return `${names.join('/')}.md`
}

/** The way from a rule's page back to the folder of all pages: `../`. */
export function upFrom(id: string): string {
  return '../'.repeat(id.split('/').length - 1)
}
