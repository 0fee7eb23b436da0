import { counts, type Finding, type Level, type Report } from '../../model/index.js'
import { safe } from '../gate/markdown-text.js'
import type { View } from '../palette.js'
import { count, printable, shorten } from '../printable.js'
import { code, table } from '../reference/markdown.js'
import { open } from '../standing.js'
import { groupBy, tally } from '../tally.js'
import { fitting, type Room } from './room.js'

const LEVEL_SIGNS: Readonly<Record<Level, string>> = { block: '⛔', warn: '⚠️', note: 'ℹ️' }
const RANK: Readonly<Record<Level, number>> = { block: 0, warn: 1, note: 2 }

/** The row that every table begins with, and the one below it. */
const HEAD = table(['Line', 'Level', 'What is so, and what to do'], []).split('\n')

/**
 * Findings by document, each a table that can be folded away; those with something that blocks come first and stand
 * open. Where the room ends, what is left is counted.
 */
export function documentList(report: Report, view: View, room: number, sizeOf: Room['sizeOf']): readonly string[] {
  const groups = [...groupBy(open(report.findings), ({ path }) => path)].sort(([, a], [, b]) => worst(a) - worst(b))
  const kinds = groupBy(report.documents, ({ path }) => path)
  const out: string[] = []
  let left = room
  let shown = 0
  for (const [path, findings] of groups) {
    const kind = [...new Set(kinds.get(path)?.flatMap((one) => one.kind ?? []))].join(', ').replaceAll('-', ' ')
    const head = headOf(path, kind, findings)
    left -= sizeOf([head, ...HEAD, '</details>'].join('\n')) + 6
    const rows = fitting(rowsOf(findings, view), left, sizeOf)
    if (rows.length === 0) break
    left -= rows.reduce((sum, row) => sum + sizeOf(row) + 1, 0)
    shown += rows.length
    out.push(head, [...HEAD, ...rows].join('\n'), '</details>')
    if (rows.length < findings.length) break
  }
  const all = report.findings.filter(counts).length
  return shown < all ? [...out, `and ${count(all - shown, 'more finding')}, which ${code('gonogo check')} shows.`] : out
}

const worst = (findings: readonly Finding[]): number => Math.min(...findings.map(({ level }) => RANK[level]))

function headOf(path: string, kind: string, findings: readonly Finding[]): string {
  const isOpen = worst(findings) === RANK.block ? ' open' : ''
  const says = [kind, tally(findings)].filter((part) => part !== '').join(', ')
  return `<details${isOpen}><summary><b>${html(path)}</b> ${says}</summary>`
}

function rowsOf(findings: readonly Finding[], { verbose }: View): readonly string[] {
  return findings.map((finding) => {
    const { level, rule, message, why, fix, span, result } = finding
    const doubt = result === 'cannot-tell' ? '❓ ' : ''
    const reason = verbose ? `<br>Why: ${safe(why, 400)}` : ''
    const todo = fix === '' ? '' : `<br>${safe(fix, 400)}`
    const said = `${doubt}**${safe(message)}**${reason}${todo}<br>${code(rule)}`
    return table([String(span.line), `${LEVEL_SIGNS[level]}&nbsp;${level}`, said], []).split('\n')[0] as string
  })
}

/** A path where no Markdown is read. */
function html(path: string): string {
  return shorten(printable(path), 300).replace(/[^\p{L}\p{N} ./-]/gu, (mark) => `&#${mark.codePointAt(0)};`)
}
