import { PHASES, type Phase, type Report, type RuleStats, type Stats } from '../model/index.js'
import type { View } from './palette.js'
import { count, printable } from './printable.js'

/** Rules that are named before `--verbose` is needed, those that cost most first. */
const NAMED = 20

const MEANS: Readonly<Record<Phase, string>> = {
  prepare: 'config and rules are read, and files found',
  load: 'files are read',
  parse: 'documents are parsed',
  read: 'what they mean is read',
  extract: 'facts are made of it',
  evaluate: 'rules are asked',
  judge: 'what was found is weighed, and the rest',
  render: 'the report is written',
}

/** What the work cost, part by part, and what each rule cost and found. */
export function renderStats(report: Report, view: View): readonly string[] {
  return report.stats ? ['', ...phaseLines(report.stats, view), '', ...ruleLines(report.stats, view)] : []
}

function phaseLines({ phases }: Stats, view: View): readonly string[] {
  const whole = sum(phases.map(({ milliseconds }) => milliseconds))
  const rows = PHASES.map((phase) => {
    const spent = phases.find((one) => one.phase === phase)?.milliseconds ?? 0
    return [phase, time(spent), share(spent, whole), MEANS[phase]]
  })
  return [
    view.palette.strong('What the work cost'),
    ...table([['', 'ms', 'share', ''], ...rows, ['all', time(whole), '', '']], new Set([0, 3])),
  ]
}

function ruleLines({ rules }: Stats, view: View): readonly string[] {
  const whole = sum(rules.map(({ milliseconds }) => milliseconds))
  const sorted = [...rules].sort((a, b) => b.milliseconds - a.milliseconds || b.findings - a.findings)
  const shown = view.verbose ? sorted : sorted.slice(0, NAMED)
  const rest = sorted.length - shown.length
  const rows = shown.map((one) => row(one, whole, printable(one.rule)))
  // A document that several rules find something in would count several times.
  const all = row(total(rules), whole, count(rules.length, 'rule')).map((cell, column) => (column === 3 ? '' : cell))
  return [
    `${view.palette.strong('What each rule cost and found')}  asked one by one; untold is what could not be told`,
    ...table([['ms', 'share', 'found', 'files', 'met', 'n/a', 'untold', ''], ...rows, all], new Set([7])),
    ...(rest > 0 ? [`  and ${count(rest, 'more rule')} (--verbose shows them all)`] : []),
  ]
}

function row(one: RuleStats, whole: number, name: string): readonly string[] {
  const { milliseconds, findings, documents, met, notApplicable, cannotTell } = one
  const counts = [findings, documents, met, notApplicable, cannotTell].map((amount) => count(amount, '', '').trim())
  return [time(milliseconds), share(milliseconds, whole), ...counts, name]
}

function total(rules: readonly RuleStats[]): RuleStats {
  const of = (key: Exclude<keyof RuleStats, 'rule'>) => sum(rules.map((one) => one[key]))
  return {
    rule: '',
    milliseconds: of('milliseconds'),
    findings: of('findings'),
    documents: of('documents'),
    met: of('met'),
    notApplicable: of('notApplicable'),
    cannotTell: of('cannotTell'),
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, one) => all + one, 0)
}

function time(milliseconds: number): string {
  const [whole = '', part] = milliseconds.toFixed(1).split('.')
  return `${count(Number(whole), '', '').trim()}.${part}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`
}

/** Rows of cells below each other: numbers end together, words begin together. */
function table(rows: readonly (readonly string[])[], words: ReadonlySet<number>): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  return rows.map((cells) => {
    const padded = cells.map((cell, column) => {
      const width = widths[column] ?? 0
      return words.has(column) ? cell.padEnd(width) : cell.padStart(width)
    })
    return `  ${padded.join('  ')}`.trimEnd()
  })
}
