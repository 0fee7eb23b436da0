import type { Report } from '../model/index.js'
import { blocks, MANY, type Standing, standingsOf } from './by-document.js'
import type { View } from './palette.js'
import { count, printable, textWidth } from './printable.js'
import { tally } from './tally.js'

/** Documents that the summary of a long report names before `--verbose` is needed. */
const NEAREST = 5

/** What was found in each judged document, where there are several; of many only those that little keeps from a GO. */
export function renderSummary(report: Report, view: View): readonly string[] {
  const all = standingsOf(report)
  if (all.length < 2) return []
  if (all.length > MANY && !view.verbose) return nearest(all, view)
  const rows = all.map((one) => {
    const { path, kind } = one.document
    return { name: printable(path), kind: (kind ?? '').replaceAll('-', ' '), counts: countsOf(one) || 'no findings' }
  })
  const widest = rows.reduce((width, { name }) => Math.max(width, Math.min(80, textWidth(name))), 0)
  const widestKind = rows.reduce((width, { kind }) => Math.max(width, kind.length), 17)
  return [
    view.palette.strong('Documents'),
    ...rows.map(({ name, kind, counts }) => `  ${name.padEnd(widest)}  ${kind.padEnd(widestKind)}  ${counts}`),
    '',
  ]
}

/** `1 block, 2 warn, 1 problem`; empty of a document in which nothing was found. */
function countsOf({ findings, errors }: Standing): string {
  return [tally(findings), errors > 0 ? count(errors, 'problem') : ''].filter(Boolean).join(', ')
}

function nearest(all: readonly Standing[], view: View): readonly string[] {
  const kept = all.filter((one) => one.is !== 'GO').sort((a, b) => distance(a) - distance(b))
  if (kept.length === 0) return []
  const rows = kept.slice(0, NEAREST).map((one) => ({ name: printable(one.document.path), counts: countsOf(one) }))
  const widest = Math.max(...rows.map(({ counts }) => counts.length))
  const more = kept.length - rows.length
  return [
    view.palette.strong('Documents, nearest to GO first'),
    ...rows.map(({ name, counts }) => `  ${counts.padEnd(widest)}  ${name}`),
    ...(more > 0 ? [`  and ${count(more, 'more document')} without a GO (--verbose shows them all)`] : []),
    '',
  ]
}

/** How much keeps a document from a GO. */
export function distance({ findings, errors }: Standing): number {
  return findings.filter(blocks).length + errors
}
