import type { ActiveRule, Parameter, Rule, Value } from '../model/index.js'
import { valueText } from './facts-text.js'
import type { View } from './palette.js'
import { count, jsonText, printable } from './printable.js'
import { factsOfRule } from './rule-facts.js'

/** A rule in a listing; `active` is null where the configuration leaves it out or switches it off. */
export interface ListedRule {
  readonly rule: Rule
  readonly active: Pick<ActiveRule, 'level' | 'parameters'> | null
}

/** What exists for one command alone, so that `gonogo check` has nothing to ask about. */
const ASKED_BY: ReadonlyMap<string, string> = new Map([
  ...['gate', 'evidence', 'past', 'waiver'].map((subject) => [subject, 'gonogo gate PLAN'] as const),
  ['option', 'gonogo advise INCIDENT PLAN'],
])

/** The command that alone asks a rule, and asks it always, whatever the config extends; null: `gonogo check` asks it. */
export const askedBy = (rule: Pick<Rule, 'for'>): string | null => ASKED_BY.get(rule.for) ?? null

/** One line a rule, grouped by pack: level, id, title, pillar and the demands it answers. */
export function rulesText(rules: readonly ListedRule[], view: View): string {
  const packs = [...new Set(rules.map(({ rule }) => rule.pack))]
  const widest = Math.max(0, ...rules.map(({ rule }) => rule.id.length))
  const lines = packs.flatMap((pack) => {
    const own = rules.filter(({ rule }) => rule.pack === pack)
    const asking = new Set(own.map(({ rule }) => askedBy(rule)))
    const [by] = asking
    const only = asking.size === 1 && by ? view.palette.dim(`  (asked by ${by} alone)`) : ''
    return [
      `${view.palette.strong(printable(pack))}${only}`,
      ...own.map((listed) => ruleLine(listed, widest, view)),
      '',
    ]
  })
  const active = rules.filter((listed) => listed.active !== null).length
  const off = rules.length - active
  return `${[...lines, `${count(active, 'active rule')}${off > 0 ? `, ${off} off` : ''}. gonogo explain RULE shows one.`].join('\n')}\n`
}

function ruleLine({ rule, active }: ListedRule, widest: number, view: View): string {
  const level = active?.level ?? 'off'
  const paint = active ? view.palette[active.level] : view.palette.dim
  const tail = [rule.pillar, rule.source.join(' ')].filter(Boolean).join(', ')
  return `  ${paint(level.padEnd(5))} ${printable(rule.id).padEnd(widest)}  ${printable(rule.title)}${tail ? `  ${view.palette.dim(tail)}` : ''}`
}

/** The listing for programs. */
export function rulesJson(rules: readonly ListedRule[]): string {
  const entries = rules.map(({ rule, active }) => ({
    id: rule.id,
    pack: rule.pack,
    title: rule.title,
    level: active?.level ?? 'off',
    defaultLevel: rule.level,
    pillar: rule.pillar,
    source: rule.source,
    kinds: rule.kinds,
    for: rule.for,
    waivable: rule.waivable,
    parameters: [...rule.parameters].map(([name, parameter]) => ({
      name,
      type: parameter.type,
      default: parameter.default,
      value: active?.parameters.get(name) ?? parameter.default,
      description: parameter.description,
    })),
    facts: factsOfRule(rule),
    why: rule.why,
    fix: rule.fix,
    path: rule.path,
  }))
  return `${jsonText({ version: 1, rules: entries })}\n`
}

/** A rule's page: what it is as configured, then its document. */
export function rulePage({ rule, active }: ListedRule, page: string | null, view: View): string {
  const level = active?.level ?? 'off'
  const by = askedBy(rule)
  const rows: readonly (readonly [string, string])[] = [
    ['rule', rule.id],
    ['level', level === rule.level ? level : `${level} (the rule itself says ${rule.level})`],
    ...(by === null ? [] : [['asked by', `${by} alone`] as const]),
    ['pillar', rule.pillar ?? 'none'],
    ['demands', rule.source.join(', ') || 'none'],
    ['judges', `${rule.kinds.join(', ')}${rule.for === 'document' ? '' : `: each ${rule.for}`}`],
    ['waivable', rule.waivable ? 'yes' : 'no'],
    ...[...rule.parameters].map(([name, parameter]): readonly [string, string] => [
      'parameter',
      parameterText(name, parameter, active?.parameters.get(name) ?? parameter.default),
    ]),
  ]
  const body = page ?? `# ${rule.title}\n\n## Why\n\n${rule.why}\n\n## Fix\n\n${rule.fix}\n`
  const lines = [
    ...rows.map(([label, text]) => `${view.palette.dim(label.padEnd(10))} ${printable(text)}`),
    '',
    ...body
      .trimEnd()
      .split('\n')
      .map((line) => (line.startsWith('#') ? view.palette.strong(printable(line)) : printable(line))),
  ]
  return `${lines.join('\n')}\n`
}

function parameterText(name: string, parameter: Parameter, value: Value): string {
  const { type, description } = parameter
  const changed = value === parameter.default ? '' : `, default ${valueText(parameter.default, type)}`
  return `${name} = ${valueText(value, type)} (${type}${changed}): ${description}`
}
