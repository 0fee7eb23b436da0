import { CATALOGUE } from '../../src/facts/catalogue.js'
import { type ActiveRule, FACT_TYPES, type FactSpec, type Rule, type Value } from '../../src/model/index.js'
import { OPERATORS, type Pack, resolvePolicy } from '../../src/policy/index.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { knowledge, packs } from './shipped.js'

const MADE =
  '<!-- Made by test/rules/generated-pages.ts. Do not edit: `npx vitest run test/rules -u` writes it again. -->'
const UNITS: Partial<Record<FactSpec['type'], string>> = { duration: 'seconds', date: 'ISO 8601', period: 'ISO 8601' }

/** `rules/FACTS.md`: everything a rule can ask about. */
export function factsPage(): string {
  const subjects = [...new Set([...CATALOGUE.values()].map((spec) => spec.subject))]
  const parts = subjects.map((subject) => {
    const specs = [...CATALOGUE.values()].filter((spec) => spec.subject === subject)
    const rows = specs.map((spec) => [
      code(spec.name),
      spec.type,
      UNITS[spec.type] ?? '',
      (spec.values ?? []).map(code).join(', '),
      spec.description + (spec.derived ? ' Worked out, never written in a document.' : ''),
    ])
    return `## ${subject}\n\n${table(['Name', 'Type', 'Unit', 'Values', 'When it is stated'], rows)}`
  })
  const intro = `A fact is \`stated\`, \`absent\`, \`unfilled\` (a placeholder stands there) or \`unreadable\`.
A rule for a step, a trigger or any other thing that a document lists can ask for the facts of the document as well.
Lists hold texts; percentages are numbers, 5 for 5 %. What a rule can ask of a fact depends on its type: see [Operators](#operators).`
  return `${MADE}\n\n# Facts\n\n${intro}\n\n${parts.join('\n\n')}\n\n${operatorsSection()}\n`
}

/** What stands under `value:`, by the kind of operand. */
const OPERANDS: Readonly<Record<(typeof OPERATORS)[number]['operand'], string>> = {
  none: '',
  same: 'a value of the same type',
  list: 'a list, `[one, two]`',
  pattern: 'an RE2 pattern',
  duration: 'a duration, `90 days`',
  weekdays: 'days, `[Friday, Saturday]`',
  periods: 'dates and periods, `[2026-12-15/2027-01-05]`',
  size: 'a whole number',
}

function operatorsSection(): string {
  const rows = OPERATORS.map(({ name, negation, factTypes, operand, description }) => [
    code(name),
    factTypes.length === FACT_TYPES.length ? 'any' : factTypes.join(', '),
    OPERANDS[operand],
    description,
    code(negation),
  ])
  const intro = `Each operator has a negation, which \`not\` turns it into. But for those that ask whether a fact is stated, both are
false of a fact that is absent or unfilled, and unknown of one that is unreadable or cannot be compared: \`35 %\` with \`200 ms\`.`
  const head = ['Operator', 'Types', 'Value', 'When it is true', 'Negation']
  return `## Operators\n\n${intro}\n\n${table(head, rows)}`
}

/** `rules/README.md`: the shipped rules by pack, and what each profile makes of them. */
export function rulesPage(): string {
  const parts = packs.filter((pack) => pack.rules.length > 0).map(packSection)
  const intro = `Every rule is a file of data with its page beside it, and the path is its id.
\`gonogo explain RULE\` prints the page. The demands are named by the ids that \`source:\` cites; the facts that rules ask about are in [FACTS.md](FACTS.md).
A profile is a pack that chooses among the rules of the others:`
  const list = profiles.map((profile) => `- **${profile.id}**: ${profile.description}`).join('\n')
  return `${MADE}\n\n# Rules\n\n${intro}\n\n${list}\n\n${parts.join('\n\n')}\n`
}

const profiles = packs.filter((pack) => pack.rules.length === 0)
const policies = profiles.map(({ id }) => resolvePolicy(packs, { ...DEFAULT_CONFIG, extends: [id] }, knowledge).policy)

function packSection(pack: Pack): string {
  const rows = pack.rules.map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    rule.title,
    rule.pillar ?? '',
    rule.source.join(', '),
    rule.level,
    ...policies.map(({ rules }) => settingOf(rule, rules.get(rule.id))),
  ])
  const head = ['Rule', 'What it demands', 'Pillar', 'Demands', 'Level', ...profiles.map(({ id }) => `In ${id}`)]
  return `## ${pack.id}\n\n${pack.description}\n\n${table(head, rows)}`
}

/** Its level in a profile, and the parameters that the profile sets. */
function settingOf(rule: Rule, active: ActiveRule | undefined): string {
  if (!active) return ''
  const own = [...active.parameters].filter(([name, value]) => !same(value, rule.parameters.get(name)?.default))
  return [active.level, ...own.map(([name, value]) => `${name} ${worded(value, rule, name)}`)].join(', ')
}

function worded(value: Value, rule: Rule, name: string): string {
  const isDuration = rule.parameters.get(name)?.type === 'duration'
  return isDuration ? `${Number(value) / 60} minutes` : [value].flat().join(', ')
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
