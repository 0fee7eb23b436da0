import type { DocumentReport, Finding, Level, Report } from '../model/index.js'
import { counts, LEVELS } from '../model/index.js'
import { place, renderFinding } from './finding.js'
import type { View } from './palette.js'
import { count, printable, textWidth } from './printable.js'
import { SET_ASIDE, setAside } from './set-aside.js'

/** As often as this a rule's findings are shown in full in one document; the others are listed in a line. */
const FULL = 3

/** Every document's findings under its name, in the order of the report. Documents without a finding are not shown. */
export function renderDocuments(
  findings: readonly Finding[],
  documents: readonly DocumentReport[],
  view: View,
): readonly string[] {
  const explained = new Set<string>()
  const kinds = groupBy(documents, (document) => document.path)
  return [...groupBy(findings, (finding) => finding.path)].flatMap(([path, own]) => {
    const kind = [...new Set(kinds.get(path)?.flatMap((document) => document.kind ?? []))].join(', ')
    return [...title(path, kind, own, view), ...list(own, explained, view)]
  })
}

function title(path: string, kind: string, findings: readonly Finding[], view: View): readonly string[] {
  const rest = [kind.replaceAll('-', ' '), tally(findings)].filter((part) => part !== '').join(', ')
  const name = printable(path)
  const line = '='.repeat(Math.min(view.width, textWidth(`${name}  ${rest}`)))
  return [`${view.palette.strong(name)}  ${rest}`, view.palette.dim(line), '']
}

/** `3 block, 1 warn, 2 waived, 1 suppressed`. */
export function tally(findings: readonly Finding[]): string {
  const open = findings.filter(counts)
  const levels = LEVELS.map(
    (level: Level) => [open.filter((finding) => finding.level === level).length, level] as const,
  )
  const aside = SET_ASIDE.map((word) => [findings.filter((one) => setAside(one) === word).length, word] as const)
  return [...levels, ...aside]
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => `${amount} ${word}`)
    .join(', ')
}

/** Documents that a summary names before `--verbose` is needed. */
const SUMMARY = 30

/** One line a judged document, where there are several: what it is and what was found. */
export function renderSummary(report: Report, view: View): readonly string[] {
  const judged = report.documents.filter((document) => document.judged)
  if (judged.length < 2) return []
  const shown = view.verbose ? judged : judged.slice(0, SUMMARY)
  const errors = groupBy(
    report.problems.filter((problem) => problem.severity === 'error'),
    (problem) => problem.path,
  )
  const findings = groupBy(report.findings, (finding) => `${indexOf(finding)} ${finding.path}`)
  const rows = shown.map(({ path, kind, index }) => {
    const own = tally(findings.get(`${index} ${path}`) ?? [])
    const wrong = index === 0 ? (errors.get(path)?.length ?? 0) : 0
    const counts = [own, wrong > 0 ? count(wrong, 'problem') : ''].filter(Boolean).join(', ')
    return { name: printable(path), kind: (kind ?? '').replaceAll('-', ' '), counts: counts || 'no findings' }
  })
  const widest = Math.min(80, Math.max(...rows.map(({ name }) => textWidth(name))))
  const widestKind = Math.max(17, ...rows.map(({ kind }) => kind.length))
  const more = judged.length - shown.length
  return [
    view.palette.strong('Documents'),
    ...rows.map(({ name, kind, counts }) => `  ${name.padEnd(widest)}  ${kind.padEnd(widestKind)}  ${counts}`),
    ...(more > 0 ? [`  and ${count(more, 'more document')} (--verbose shows them all)`] : []),
    '',
  ]
}

function indexOf(finding: Finding): number {
  return finding.outcome.subject?.documentIndex ?? 0
}

function list(findings: readonly Finding[], explained: Set<string>, view: View): readonly string[] {
  const shown = new Map<string, number>()
  const fixes = new Set<string>()
  const more = new Map<string, Finding[]>()
  const out: string[] = []
  let before: Finding | undefined
  for (const finding of findings) {
    const times = (shown.get(finding.rule) ?? 0) + 1
    shown.set(finding.rule, times)
    if (times > FULL && !view.verbose) {
      more.set(finding.rule, [...(more.get(finding.rule) ?? []), finding])
      continue
    }
    const said = {
      why: explained.has(finding.rule),
      fix: fixes.has(`${finding.rule} ${finding.fix}`),
      frame: before !== undefined && sameSpan(before, finding),
    }
    out.push(...renderFinding(finding, said, view), '')
    explained.add(finding.rule)
    fixes.add(`${finding.rule} ${finding.fix}`)
    before = finding
  }
  for (const [rule, rest] of more) out.push(...overflow(rule, rest, view), '')
  return out
}

function overflow(rule: string, findings: readonly Finding[], view: View): readonly string[] {
  const lines = [...new Set(findings.map((finding) => finding.span.line))]
  const named = lines.slice(0, 12).join(', ')
  const first = findings[0] as Finding
  const head = `${first.level}[${printable(rule)}]: ${count(findings.length, 'more like this', 'more like these')}`
  return [
    `${view.palette[first.level](head)} on ${lines.length === 1 ? 'line' : 'lines'} ${named}${lines.length > 12 ? ', ...' : ''}`,
    `  ${view.palette.gutter('-->')} ${place(first.path, first.span)}  ${view.palette.dim('(--verbose shows them all)')}`,
  ]
}

function sameSpan(a: Finding, b: Finding): boolean {
  return (['line', 'column', 'endLine', 'endColumn'] as const).every((edge) => a.span[edge] === b.span[edge])
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
