import type { DocumentReport, Finding } from '../model/index.js'
import { renderFinding } from './finding.js'
import { moreHere, renderMore } from './more.js'
import type { View } from './palette.js'
import { printable, textWidth } from './printable.js'
import { inFull } from './selected.js'
import { groupBy, tally } from './tally.js'

/**
 * Every document's findings under its name, in the order of the report. Documents without a finding are not shown, and
 * what repeats over documents is told once for all of them.
 */
export function renderDocuments(
  findings: readonly Finding[],
  documents: readonly DocumentReport[],
  view: View,
): readonly string[] {
  const full = view.verbose ? new Set(findings) : inFull(findings, view.quiet)
  const kinds = groupBy(documents, (document) => document.path)
  const said = { whys: new Set<string>(), more: [] as Finding[] }
  const shown = [...groupBy(findings, (finding) => finding.path)].flatMap(([path, own]) => {
    const rules = new Set(own.filter((one) => full.has(one)).map(({ rule }) => rule))
    const elsewhere = own.filter(({ rule }) => !rules.has(rule))
    for (const one of elsewhere) said.more.push(one)
    if (rules.size === 0) return []
    const kind = [...new Set(kinds.get(path)?.flatMap((document) => document.kind ?? []))].join(', ')
    const here = own.filter(({ rule }) => rules.has(rule))
    return [...title(path, kind, own, view), ...list(here, full, said.whys, view), ...below(elsewhere, view)]
  })
  return [...shown, ...renderMore(said.more, view)]
}

function title(path: string, kind: string, findings: readonly Finding[], view: View): readonly string[] {
  const rest = [kind.replaceAll('-', ' '), tally(findings)].filter((part) => part !== '').join(', ')
  const name = printable(path)
  const line = '='.repeat(Math.min(view.width, textWidth(`${name}  ${rest}`)))
  return [`${view.palette.strong(name)}  ${rest}`, view.palette.dim(line), '']
}

/** How many findings of this document are not shown with it. */
function below(findings: readonly Finding[], view: View): readonly string[] {
  if (findings.length === 0) return []
  return [view.palette.dim(`and ${tally(findings)}, counted under "More like these"`), '']
}

function list(
  findings: readonly Finding[],
  full: ReadonlySet<Finding>,
  explained: Set<string>,
  view: View,
): readonly string[] {
  const fixes = new Set<string>()
  const out: string[] = []
  let before: Finding | undefined
  for (const finding of findings.filter((one) => full.has(one))) {
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
  const others = findings.filter((one) => !full.has(one))
  for (const rest of groupBy(others, ({ rule }) => rule).values()) out.push(...moreHere(rest, view), '')
  return out
}

function sameSpan(a: Finding, b: Finding): boolean {
  return (['line', 'column', 'endLine', 'endColumn'] as const).every((edge) => a.span[edge] === b.span[edge])
}
