import type { ActiveRule, Rule, Value } from '../../src/model/index.js'
import { type Pack, resolvePolicy } from '../../src/policy/index.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { knowledge, packs } from './shipped.js'

const MADE = '<!-- Made by test/rules/generated-pages.ts. Do not edit: `npm run pages` writes it again. -->'

/** `rules/README.md`: what each profile makes of the shipped rules. */
export function rulesPage(): string {
  const parts = packs.filter((pack) => pack.rules.length > 0).map(packSection)
  const intro = `Every rule is a file of data with its page beside it, and the path is its id. \`gonogo explain RULE\` prints the page.
The [reference](reference/README.md) tells of every rule what it asks, of whom, and with which parameters, and of every
[fact](reference/FACTS.md) when it is stated. Here stands what the profiles make of them: a profile is a pack that chooses
among the rules of the others. Where a column is empty, the profile leaves the rule out.`
  const list = profiles.map((profile) => `- **${profile.id}**: ${profile.description}`).join('\n')
  return `${MADE}\n\n# Rules\n\n${intro}\n\n${list}\n\n${parts.join('\n\n')}\n`
}

const profiles = packs.filter((pack) => pack.rules.length === 0)
const policies = profiles.map(({ id }) => resolvePolicy(packs, { ...DEFAULT_CONFIG, extends: [id] }, knowledge).policy)

function packSection(pack: Pack): string {
  const rows = pack.rules.map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    rule.level,
    ...policies.map(({ rules }) => settingOf(rule, rules.get(rule.id))),
  ])
  const head = ['Rule', 'Level', ...profiles.map(({ id }) => `In ${id}`)]
  return `## ${pack.id}\n\n${table(head, rows)}`
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
