import { relative } from 'node:path'
import type { LeftOut } from '../../baseline/index.js'
import { type BaselineEntry, type Finding, type Report, shellPath } from '../../model/index.js'
import { count, printable } from '../../report/index.js'
import { slashed } from '../discover/slashed.js'
import type { Setup } from '../setup.js'
import type { BaselinePlace } from './place.js'

/** What is known once a baseline was written. */
export interface Created {
  readonly place: BaselinePlace
  readonly setup: Setup
  readonly entries: readonly BaselineEntry[]
  readonly before: readonly BaselineEntry[]
  readonly leftOut: LeftOut
  readonly report: Report
}

/** What the file lists, and what it cannot: that still counts, and nobody should find out in CI. */
export function createdWords({ place, setup, entries, before, leftOut, report }: Created): string {
  const errors = report.problems.filter(({ severity }) => severity === 'error').length
  const not = [
    ...line(leftOut.untold, 'that could not be told: an answer stands there that cannot be read'),
    ...line(leftOut.unwaivable, 'of rules that nobody may allow'),
    ...(errors > 0 ? [`  ${count(errors, 'problem')} with documents`] : []),
  ]
  const aside = line(leftOut.setAside, 'that a comment in the document suppresses')
  return [
    `wrote  ${printable(place.path)}: ${held(entries)}${changed(entries, before)}`,
    ...(not.length > 0 ? ['', 'Not in it, and still counts (gonogo check shows it):', ...not] : []),
    ...(aside.length > 0 ? ['', 'Not in it, for it needs none:', ...aside] : []),
    '',
    ...(entries.length === 0 ? ['Nothing has to be known before. The file can go.'] : next(place, setup)),
    '',
  ].join('\n')
}

function next({ absolute, path, by }: BaselinePlace, { config, folder }: Setup): readonly string[] {
  const option = by?.startsWith('--baseline ') ? `--baseline ${shellPath(path)}` : '--baseline'
  const file = slashed(relative(folder, absolute))
  return [
    `Commit it. Then only what is new counts: gonogo check${config.baseline === null ? ` ${option}` : ''}`,
    ...(config.baseline === null
      ? [`For every check, write into gonogo.config.yaml: baseline: ${printable(file)}`]
      : []),
  ]
}

export function held(entries: readonly BaselineEntry[]): string {
  const documents = new Set(entries.map(({ path }) => path)).size
  return entries.length === 0 ? 'no finding' : `${count(entries.length, 'finding')} in ${count(documents, 'document')}`
}

/** ` (3 more than before, 12 gone)`. */
function changed(entries: readonly BaselineEntry[], before: readonly BaselineEntry[]): string {
  if (before.length === 0) return ''
  const lacking = (some: readonly BaselineEntry[], others: readonly BaselineEntry[]) => {
    const known = new Set(others.map(({ fingerprint }) => fingerprint))
    return some.filter(({ fingerprint }) => !known.has(fingerprint)).length
  }
  return ` (${lacking(entries, before)} new in it, ${lacking(before, entries)} taken out)`
}

function line(findings: readonly Finding[], what: string): readonly string[] {
  if (findings.length === 0) return []
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  const named =
    rules.length > 4 ? `${rules.slice(0, 3).join(', ')} and ${rules.length - 3} more rules` : rules.join(', ')
  return [`  ${count(findings.length, 'finding')} ${what} (${printable(named)})`]
}
