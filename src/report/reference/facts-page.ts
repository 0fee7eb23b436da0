import type { FactSource, FactSpec, OwnFact } from '../../model/index.js'
import { factsOfRule } from '../rule-facts.js'
import { MADE, pathOf, type RuleBook } from './book.js'
import { code, link, prose, table } from './markdown.js'
import { operatorsSection } from './operators.js'

const INTRO = `A fact is \`stated\`, \`absent\`, \`unfilled\` (a placeholder stands there) or \`unreadable\`.
A rule for a step, a trigger or any other thing that a document lists can ask for the facts of the document as well.
Lists hold texts. Durations are seconds where programs read them, dates are ISO 8601, percentages are numbers, 5 for 5 %.
What a rule can ask of each is told below them: see [Operators](#operators).
Where it is written: the place in a plan, where \`*\` is an entry of a list, and some of the titles and labels, or heads of
columns, by which Markdown is read. What has none is found in the text, or worked out.`

/** More titles than these nobody needs to learn. */
const MOST_TITLES = 3
const MOST_POINTERS = 2

/** Everything a rule can ask about, and which rules do. */
export function factsPage(book: RuleBook): string {
  const specs = [...book.catalogue.values()]
  const rules = book.packs.flatMap((pack) => pack.rules.map(({ rule }) => ({ id: rule.id, facts: factsOfRule(rule) })))
  const askedBy = new Map<string, string[]>()
  for (const { id, facts } of rules) for (const fact of facts) askedBy.set(fact, [...(askedBy.get(fact) ?? []), id])
  const parts = [...new Set(specs.map((spec) => spec.subject))].map((subject) => {
    const rows = specs
      .filter((spec) => spec.subject === subject)
      .map((spec) => [
        `<a id="${anchor(spec.name)}"></a>${code(spec.name)}`,
        spec.type,
        (spec.values ?? []).map(code).join(', '),
        whenStated(spec, book.places),
        whereWritten(spec, book.places),
        (askedBy.get(spec.name) ?? []).map((id) => link(code(id), pathOf(id))).join(', '),
      ])
    return `## ${subject.replaceAll('-', ' ')}\n\n${table(['Name', 'Type', 'Values', 'When it is stated', 'Where it is written', 'Asked by'], rows)}`
  })
  return `${[MADE, '# Facts', INTRO, ...parts, operatorsSection(book.operators)].join('\n\n')}\n`
}

const anchor = (name: string): string => name.replace(/[^\w.-]/g, '-')

function whenStated(spec: FactSpec, places: RuleBook['places']): string {
  const worked = !spec.derived
    ? ''
    : places.has(spec.name)
      ? ' Worked out.'
      : ' Worked out, never written in a document.'
  return `${prose(spec.description)}${worked}`.trim()
}

function whereWritten(spec: FactSpec, places: RuleBook['places']): string {
  if (isOwn(spec)) return statedAt(spec.from)
  const { at, titles } = places.get(spec.name) ?? { at: [], titles: [] }
  const some = [...at.slice(0, MOST_POINTERS), ...titles.slice(0, MOST_TITLES).map(capitalised)]
  return some.map(code).join(', ')
}

const capitalised = (title: string): string => title.slice(0, 1).toUpperCase() + title.slice(1)

function isOwn(spec: FactSpec): spec is OwnFact {
  return 'from' in spec && Array.isArray(spec.from)
}

/** Where a fact of one's own is read. */
function statedAt(sources: readonly FactSource[]): string {
  const places = sources.map((source) => {
    if ('pointer' in source) return `at ${code(source.pointer)}`
    const words = [
      ...('key' in source && source.key !== undefined ? [`at the key ${code(source.key)}`] : []),
      ...('column' in source && source.column !== undefined ? [`in the column ${code(source.column)}`] : []),
      ...('field' in source && source.field !== undefined ? [`at the label ${code(source.field)}`] : []),
      ...('section' in source ? [`below the title ${code(source.section)}`] : []),
    ]
    return words.join('section' in source ? ' ' : ' or ')
  })
  return places.join(', or ')
}
