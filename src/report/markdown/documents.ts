import { counts, type Finding, type Level, type Report } from '../../model/index.js'
import { safe } from '../gate/markdown-text.js'
import type { View } from '../palette.js'
import { count, printable, shorten } from '../printable.js'
import { code, table } from '../reference/markdown.js'
import { open } from '../standing.js'
import { groupBy, tally } from '../tally.js'
import type { Room } from './room.js'

const LEVEL_SIGNS: Readonly<Record<Level, string>> = { block: '⛔', warn: '⚠️', note: 'ℹ️' }
const RANK: Readonly<Record<Level, number>> = { block: 0, warn: 1, note: 2 }

/** The row that every table begins with, and the one below it. */
const HEAD = table(['Line', 'Level', 'What is so, and what to do'], []).split('\n')

/** The findings of one document, and which of them are shown. */
interface Group {
  readonly head: string
  readonly findings: readonly Finding[]
  readonly rows: Map<Finding, string>
}

/**
 * Findings by document, each a table that can be folded away; those with something that blocks come first and stand
 * open. Where the room ends, what is left is counted: what blocks is shown before what warns, of every document, and
 * none takes the room of all others.
 */
export function documentList(report: Report, view: View, room: number, sizeOf: Room['sizeOf']): readonly string[] {
  const kinds = groupBy(report.documents, ({ path }) => path)
  const groups = [...groupBy(open(report.findings), ({ path }) => path)]
    .sort(([, a], [, b]) => worst(a) - worst(b))
    .map(([path, findings]): Group => {
      const kind = [...new Set(kinds.get(path)?.flatMap((one) => one.kind ?? []))].join(', ').replaceAll('-', ' ')
      return { head: headOf(path, kind, findings), findings, rows: new Map() }
    })
  let left = room
  for (const { group, finding } of inTurn(groups)) {
    const row = rowOf(finding, view)
    left -= sizeOf(row) + 1
    if (group.rows.size === 0) left -= sizeOf([group.head, ...HEAD, '</details>'].join('\n')) + 6
    if (left < 0) break
    group.rows.set(finding, row)
  }
  const shown = groups.filter(({ rows }) => rows.size > 0)
  const out = shown.flatMap(({ head, findings, rows }) => {
    const inOrder = findings.flatMap((finding) => rows.get(finding) ?? [])
    return [head, [...HEAD, ...inOrder].join('\n'), '</details>']
  })
  const hidden = report.findings.filter(counts).length - shown.reduce((sum, { rows }) => sum + rows.size, 0)
  return hidden > 0
    ? [...out, `and ${count(hidden, 'more finding')}, which ${code('gonogo check --verbose')} shows.`]
    : out
}

/** The first of each document that blocks, then the second of each, and so on; then what warns, then notes. */
function inTurn(groups: readonly Group[]): readonly { readonly group: Group; readonly finding: Finding }[] {
  const ranked = groups.flatMap((group) => {
    const before: Record<Level, number> = { block: 0, warn: 0, note: 0 }
    return group.findings.map((finding) => {
      const turn = before[finding.level]
      before[finding.level] += 1
      return { group, finding, turn }
    })
  })
  return ranked.sort((a, b) => RANK[a.finding.level] - RANK[b.finding.level] || a.turn - b.turn)
}

const worst = (findings: readonly Finding[]): number => Math.min(...findings.map(({ level }) => RANK[level]))

function headOf(path: string, kind: string, findings: readonly Finding[]): string {
  const isOpen = worst(findings) === RANK.block ? ' open' : ''
  const says = [kind, tally(findings)].filter((part) => part !== '').join(', ')
  return `<details${isOpen}><summary><b>${html(path)}</b> ${says}</summary>`
}

function rowOf({ level, rule, message, why, fix, span, result }: Finding, { verbose }: View): string {
  const doubt = result === 'cannot-tell' ? '❓ ' : ''
  const reason = verbose ? `<br>Why: ${safe(why, 400)}` : ''
  const todo = fix === '' ? '' : `<br>${safe(fix, 400)}`
  const said = `${doubt}**${safe(message)}**${reason}${todo}<br>${code(rule)}`
  return table([String(span.line), `${LEVEL_SIGNS[level]}&nbsp;${level}`, said], []).split('\n')[0] as string
}

/** A path where no Markdown is read. */
function html(path: string): string {
  return shorten(printable(path), 300).replace(/[^\p{L}\p{N} ./-]/gu, (mark) => `&#${mark.codePointAt(0)};`)
}
