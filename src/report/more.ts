import { type Finding, LEVELS } from '../model/index.js'
import { place } from './finding.js'
import type { View } from './palette.js'
import { count, printable } from './printable.js'
import { setAside } from './set-aside.js'
import { groupBy } from './tally.js'

/** Findings of a rule that one document shows in part: on which lines the others are. */
export function moreHere(findings: readonly Finding[], view: View): readonly string[] {
  const first = findings[0] as Finding
  const lines = [...new Set(findings.map((finding) => finding.span.line))]
  const named = lines.slice(0, 12).join(', ')
  const head = `${headOf(first)}: ${count(findings.length, 'more like this', 'more like these')}`
  return [
    `${view.palette[first.level](head)} on ${lines.length === 1 ? 'line' : 'lines'} ${named}${lines.length > 12 ? ', ...' : ''}`,
    `  ${view.palette.gutter('-->')} ${place(first.path, first.span)}  ${view.palette.dim('(--verbose shows them all)')}`,
  ]
}

/** Places of a group that are named. */
const PLACES = 3

/**
 * What repeats in documents that are not shown with it: for each rule how often and in how many, and where, if that is
 * little or blocks.
 */
export function renderMore(findings: readonly Finding[], view: View): readonly string[] {
  if (findings.length === 0) return []
  const groups = [...groupBy(findings, (one) => headOf(one)).values()].sort(byWeight)
  const title = view.palette.strong('More like these')
  const amount = count(findings.length, 'finding')
  return [`${title}  ${amount} (--verbose shows them all)`, '', ...groups.flatMap((group) => lines(group, view)), '']
}

function lines(group: readonly Finding[], view: View): readonly string[] {
  const first = group[0] as Finding
  const documents = new Set(group.map(({ path }) => path)).size
  const amount = `${count(group.length, 'more', 'more')} in ${count(documents, 'document')}`
  const named = group.length <= PLACES ? group : first.level === 'block' ? [first] : []
  const others = group.length - named.length
  return [
    `${view.palette[first.level](headOf(first))}: ${amount}`,
    ...named.map(({ path, span }) => {
      return `  ${view.palette.gutter('-->')} ${place(path, span)}${others > 0 ? ` and ${others} more` : ''}`
    }),
  ]
}

function headOf(finding: Finding): string {
  return `${setAside(finding) ?? finding.level}[${printable(finding.rule)}]`
}

/** What blocks first, then what there is most of. */
function byWeight(a: readonly Finding[], b: readonly Finding[]): number {
  const level = (group: readonly Finding[]) => LEVELS.indexOf((group[0] as Finding).level)
  return level(a) - level(b) || b.length - a.length
}
