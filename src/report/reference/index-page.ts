import { count } from '../printable.js'
import type { ListedRule } from '../rules.js'
import { type BookPack, MADE, pathOf, type RuleBook } from './book.js'
import { code, inline, link, prose, slug, table } from './markdown.js'

/** The list of all rules by pack, each with a link to its page. */
export function indexPage(book: RuleBook): string {
  const rules = book.packs.reduce((sum, pack) => sum + pack.rules.length, 0)
  const overview = book.packs.map((pack) => [
    link(code(pack.id), `#${slug(pack.id)}`),
    inline(pack.version ?? ''),
    String(pack.rules.length),
    prose(pack.description),
  ])
  const intro = `${count(rules, 'rule')} in ${count(book.packs.length, 'pack')}. What rules can ask about is told in [FACTS.md](FACTS.md).`
  const parts = [
    MADE,
    '# Rules',
    intro,
    table(['Pack', 'Version', 'Rules', 'What it is'], overview),
    ...book.packs.map((pack) => packPart(pack, book)),
  ]
  return `${parts.join('\n\n')}\n`
}

function packPart({ id, description, version, extends: extended, rules }: BookPack, book: RuleBook): string {
  const known = new Set(book.packs.map((pack) => pack.id))
  const others = extended.map((name) => (known.has(name) ? link(code(name), `#${slug(name)}`) : code(name)))
  const told = [
    prose(description),
    ...(version === null ? [] : [`Version ${inline(version)}.`]),
    ...(others.length > 0 ? [`It takes over the rules of ${others.join(', ')}.`] : []),
  ].filter((text) => text !== '')
  const own = rules.length > 0 ? [rulesTable(rules, book)] : ['It has no rules of its own.']
  return [`## ${prose(id)}`, ...(told.length > 0 ? [told.join(' ')] : []), ...own].join('\n\n')
}

function rulesTable(rules: readonly ListedRule[], { isProject }: RuleBook): string {
  const rows = rules.map(({ rule, active }) => [
    link(code(rule.id), pathOf(rule.id)),
    prose(rule.title),
    rule.level,
    ...(isProject ? [active?.level ?? 'off'] : []),
    rule.pillar ?? '',
    rule.source.map(inline).join(', '),
  ])
  return table(['Rule', 'What it demands', 'Level', ...(isProject ? ['Here'] : []), 'Pillar', 'Demands'], rows)
}
