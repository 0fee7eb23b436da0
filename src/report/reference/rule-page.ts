import type { ActiveRule, Message, Parameter, Rule, Value } from '../../model/index.js'
import type { Speech } from '../condition-words.js'
import { valueText } from '../facts-text.js'
import { printable } from '../printable.js'
import type { ListedRule } from '../rules.js'
import { MADE, type Page, pathOf, type RuleBook, upFrom } from './book.js'
import { conditionList } from './condition-list.js'
import { code, inline, link, prose, slug, table } from './markdown.js'

/** A rule's page: what it is, what it asks in words, its parameters and messages, and what somebody wrote about it. */
export function rulePageMarkdown(listed: ListedRule, book: RuleBook): Page {
  const { rule } = listed
  const written = book.written(rule)
  const up = upFrom(rule.id)
  const parts = [
    MADE,
    `# ${prose(rule.title)}`,
    `${code(rule.id)} of the pack ${link(code(rule.pack), `${up}README.md#${slug(rule.pack)}`)}. ${prose(rule.why)}`,
    properties(listed, book),
    ...asked(listed, book),
    ...parameterPart(listed, book),
    ...messages(rule.message),
    written === null ? `## Fix\n\n${prose(rule.fix)}` : withoutTitle(written),
  ]
  return { path: pathOf(rule.id), text: `${parts.join('\n\n')}\n` }
}

function properties({ rule, active }: ListedRule, { isProject }: RuleBook): string {
  const here = active?.level ?? 'off'
  const columns = [
    ['Level', rule.level],
    ...(isProject && here !== rule.level ? [['Level here', here]] : []),
    ['Pillar', rule.pillar ?? 'none'],
    ['Kinds of documents', rule.kinds.map((kind) => kind.replaceAll('-', ' ')).join(', ')],
    ['Asked about', rule.for === 'document' ? 'the document' : `each ${rule.for.replaceAll('-', ' ')}`],
    ['Demands', rule.source.map(inline).join(', ') || 'none'],
    ['Can be waived', rule.waivable ? 'yes' : 'no'],
  ]
  return table(
    columns.map(([title = '']) => title),
    [columns.map(([, text = '']) => text)],
  )
}

function asked({ rule, active }: ListedRule, book: RuleBook): readonly string[] {
  const speech = markdownSpeech(rule, active, book)
  const { when, require } = rule
  return [
    '## What it asks',
    ...(when ? ['It is asked when', conditionList(when, speech).join('\n')] : []),
    'It requires',
    conditionList(require, speech).join('\n'),
  ]
}

/** Facts lead to their description, parameters say their value. */
function markdownSpeech(rule: Rule, active: ListedRule['active'], { catalogue, isProject }: RuleBook): Speech {
  const own = new Map([...rule.parameters].map(([name, parameter]) => [name, parameter.default]))
  return {
    catalogue,
    parameters: new Map([...own, ...(isProject && active ? active.parameters : [])]),
    code: (name) => (catalogue.has(name) ? link(code(name), `${upFrom(rule.id)}FACTS.md#${name}`) : code(name)),
    plain: inline,
    parameter: (name, value) => `${code(name)}${value === '' ? '' : ` (${value})`}`,
  }
}

function parameterPart({ rule, active }: ListedRule, { isProject }: RuleBook): readonly string[] {
  if (rule.parameters.size === 0) return []
  const changed = isProject && [...rule.parameters].some(([name, parameter]) => here(name, parameter, active) !== null)
  const rows = [...rule.parameters].map(([name, parameter]) => [
    code(name),
    parameter.type,
    valueCell(parameter.default, parameter),
    ...(changed ? [here(name, parameter, active) ?? ''] : []),
    allowed(parameter),
    prose(parameter.description),
  ])
  const head = ['Parameter', 'Type', 'Default', ...(changed ? ['Here'] : []), 'Allowed', 'What it is']
  return ['## Parameters', table(head, rows)]
}

/** The value in this project, where it is not the default. */
function here(name: string, parameter: Parameter, active: Pick<ActiveRule, 'parameters'> | null): string | null {
  const value = active?.parameters.get(name)
  if (value === undefined || JSON.stringify(value) === JSON.stringify(parameter.default)) return null
  return valueCell(value, parameter)
}

function valueCell(value: Value, { type }: Parameter): string {
  if (Array.isArray(value)) return value.map(code).join(', ')
  return type === 'duration' || type === 'number' ? valueText(value, type) : code(valueText(value, type))
}

function allowed({ values, minimum, maximum, type }: Parameter): string {
  const words = [
    ...(values ? [values.map((value) => code(valueText(value, type))).join(', ')] : []),
    ...(minimum === undefined ? [] : [`at least ${valueText(minimum, type)}`]),
    ...(maximum === undefined ? [] : [`at most ${valueText(maximum, type)}`]),
  ]
  return words.join(', ')
}

/** What a finding says. */
function messages({ otherwise, absent, unfilled, unreadable }: Message): readonly string[] {
  const variants = [
    ['nothing is said', absent],
    ['a placeholder stands there', unfilled],
    ['it cannot be read', unreadable],
  ] as const
  const said = variants.flatMap(([state, text]) => (text === undefined ? [] : [`- Where ${state}: ${prose(text)}`]))
  const main = said.length > 0 ? `- Otherwise: ${prose(otherwise)}` : prose(otherwise)
  return ['## What it says', [...said, main].join('\n')]
}

/** The page that somebody wrote, whose title stands above already. */
function withoutTitle(page: string): string {
  return page
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*# .*\n+/, '')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n')
}
