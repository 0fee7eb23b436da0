import type { Catalogue, Explained, Finding, Outcome } from '../model/index.js'
import { valueText } from './facts-text.js'
import { labelled, renderFinding } from './finding.js'
import { type Need, needsOf } from './needs.js'
import type { View } from './palette.js'
import { printable, wrap } from './printable.js'
import { senseOf } from './sense.js'
import { type Shown, treeLines } from './trace-tree.js'

export const LEGEND = '[x] holds   [ ] does not hold   [?] cannot be told'

/** A finding and how it came to be: every condition of its rule, what the fact was and where, what was expected. */
export function renderTrace(finding: Explained, view: View, catalogue: Catalogue): string {
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
    ...outcomeLines(outcome, view, catalogue),
    '',
    view.palette.dim(`  ${LEGEND}`),
  ]
  return `${lines.join('\n')}\n`
}

/** When the rule is asked, what it requires, each with its answer, and what would have satisfied it. */
export function outcomeLines(outcome: Outcome, view: View, catalogue: Catalogue): readonly string[] {
  const { active, subject, fault, when, require, result } = outcome
  if (fault !== undefined) return [`  The rule could not be evaluated: ${printable(fault)}`]
  const rulePath = view.verbose && active.rule.path !== '' ? active.rule.path : null
  const shown: Shown = { path: subject.path, sense: senseOf(active, catalogue), view, rulePath }
  const needs = satisfying(outcome, catalogue)
  return [
    ...(when ? ['  It is asked when', ...treeLines(when, '    ', shown), ''] : []),
    ...(result === 'not-applicable' && !view.verbose ? [] : ['  It requires', ...treeLines(require, '    ', shown)]),
    ...(needs.length > 0 ? ['', `  ${heading(outcome)}`, ...needLines(needs, '    ', view)] : []),
  ]
}

/** What would have satisfied the rule: nothing where it is met or is not asked. */
export function satisfying({ active, result, when, require, fault }: Outcome, catalogue: Catalogue): readonly Need[] {
  if (fault !== undefined || result === 'met' || result === 'not-applicable') return []
  // What is not asked is not required: first it has to be told whether it is asked.
  return needsOf(when !== null && when.holds !== true ? when : require, senseOf(active, catalogue))
}

function heading({ result, when }: Outcome): string {
  if (result === 'not-met') return 'What would satisfy it'
  return when !== null && when.holds !== true ? 'What would tell whether it is asked' : 'What would let it be told'
}

function needLines(needs: readonly Need[], indent: string, view: View): readonly string[] {
  return needs.flatMap(({ says, needs: inner }) => [
    ...wrap(`- ${says}${inner.length > 0 ? ':' : ''}`, view.width - indent.length).map(
      (line, index) => `${indent}${index === 0 ? '' : '  '}${line}`,
    ),
    ...needLines(inner, `${indent}  `, view),
  ])
}

/** The rule's own words on what to do, below what would satisfy it. */
export function fixLines(finding: Finding, view: View): readonly string[] {
  return labelled('fix', finding.fix, view)
}
