import {
  durationInWords,
  type Fact,
  type FactType,
  type Finding,
  type Trace,
  type Truth,
  type Value,
} from '../model/index.js'
import { valueText } from './facts-text.js'
import { place, renderFinding } from './finding.js'
import type { View } from './palette.js'
import { printable, shorten } from './printable.js'

type TypeOf = (fact: string) => FactType | null

/** A finding and how it came to be: every condition of its rule, what the fact was and where, what was expected. */
export function renderTrace(finding: Finding, view: View, typeOf: TypeOf): string {
  const { outcome } = finding
  const { rule, level, parameters } = outcome.active
  const lines = [
    ...renderFinding(finding, { why: false, fix: false, frame: false }, view),
    '',
    `  asked about  ${printable(outcome.subject.label)}${finding.where === '' ? '' : `, at ${printable(finding.where)}`}`,
    `  level        ${level}${level === rule.level ? '' : ` (the rule itself says ${rule.level})`}`,
    ...[...parameters].map(
      ([name, value]) => `  parameter    ${name}: ${valueText(value, rule.parameters.get(name)?.type ?? null)}`,
    ),
    `  fingerprint  ${finding.fingerprint}`,
    '',
    ...(outcome.fault === undefined ? [] : [`  The rule could not be evaluated: ${printable(outcome.fault)}`, '']),
    ...(outcome.when ? ['  It is asked when', ...tree(outcome.when, '    ', finding.path, view, typeOf), ''] : []),
    '  It requires',
    ...tree(outcome.require, '    ', finding.path, view, typeOf),
    '',
    view.palette.dim('  [x] holds   [ ] does not hold   [?] cannot be told'),
  ]
  return `${lines.join('\n')}\n`
}

function tree(trace: Trace, indent: string, path: string, view: View, typeOf: TypeOf): readonly string[] {
  const box = boxOf(trace.holds, view)
  if (trace.type !== 'test') {
    const words = { all: 'all of', any: 'any of', not: 'not' }[trace.type]
    return [
      `${indent}${box} ${words}`,
      ...trace.children.flatMap((child) => tree(child, `${indent}    `, path, view, typeOf)),
    ]
  }
  const type = typeOf(trace.fact.name)
  const wanted = trace.expected === undefined ? '' : ` ${expectedText(trace.expected, type)}`
  const expected = trace.against ? `${wanted} (${trace.against.name}, ${factText(trace.against, path, type)})` : wanted
  return [
    `${indent}${box} ${view.palette.strong(trace.fact.name)} ${trace.operator}${expected}`,
    `${indent}    ${view.palette.dim('is')} ${factText(trace.fact, path, type)}`,
    ...trace.fact.rejected.map(({ span, because }) =>
      view.palette.dim(`${indent}    not counted: line ${span.line}, ${printable(because)}`),
    ),
  ]
}

function boxOf(holds: Truth, view: View): string {
  if (holds === 'unknown') return view.palette.warn('[?]')
  return holds ? view.palette.go('[x]') : view.palette.block('[ ]')
}

function expectedText(value: Value, type: FactType | null): string {
  return shorten(
    printable(type === 'duration' && typeof value === 'number' ? durationInWords(value) : JSON.stringify(value)),
    100,
  )
}

function factText(fact: Fact, path: string, type: FactType | null): string {
  const at = place(path, fact.locations[0] ?? fact.nearest)
  if (fact.state === 'absent') return `absent; it would be looked for at ${at}`
  const value = `"${shorten(printable(valueText(fact.value, type)), 100)}"`
  return fact.state === 'stated' ? `${value} at ${at}` : `${fact.state}: ${value} at ${at}`
}
