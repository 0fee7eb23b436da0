import type { Finding, Problem, Report } from '../model/index.js'
import { blocks } from './by-document.js'
import type { View } from './palette.js'
import { count, printable, shorten } from './printable.js'
import { groupBy } from './tally.js'

/** Causes that are named. */
const NAMED = 5

/** Something that keeps documents from a GO: a rule that is not met, a place that cannot be read, a kind of problem. */
interface Cause {
  readonly name: string
  /** What is so, in the words of the report. */
  readonly says: string
  readonly paths: ReadonlySet<string>
  readonly findings: number
}

/** Reasons of a verdict that can be read one by one. */
export const READABLE = 8

/** Whether the reasons of the verdict are better told by what they have in common: they are many, of several documents. */
export function isManifold({ findings, problems, verdict }: Report): boolean {
  const wrong = problems.filter(({ severity }) => severity === 'error')
  const paths = new Set([...findings.filter(blocks), ...wrong].map(({ path }) => path))
  return paths.size > 1 && verdict.reasons.length > READABLE
}

/** What keeps the most documents from a GO, most first. */
export function renderFirst(report: Report, view: View): readonly string[] {
  if (!isManifold(report)) return []
  const causes = causesIn(report)
  const blocked = new Map<string, number>()
  for (const { paths } of causes) for (const path of paths) blocked.set(path, (blocked.get(path) ?? 0) + 1)
  const weighed = causes.map((cause) => {
    const alone = [...cause.paths].filter((path) => blocked.get(path) === 1).length
    return { ...cause, alone, documents: cause.paths.size }
  })
  const sorted = weighed.sort(
    (a, b) => b.documents - a.documents || b.alone - a.alone || b.findings - a.findings || order(a.name, b.name),
  )
  const named = sorted.slice(0, view.verbose ? undefined : NAMED)
  const rows = named.map((cause) => ({ ...cause, kept: kept(cause.documents, cause.alone) }))
  const widest = Math.max(...rows.map((row) => row.kept.length))
  const more = sorted.length - named.length
  return [
    `${view.palette.strong('What to do first')}  what keeps the most documents from GO`,
    ...rows.flatMap(({ name, says, kept }) => [
      `  ${kept.padEnd(widest)}  ${view.palette.block(name)}`,
      `    ${shorten(printable(says), view.width - 4)}`,
    ]),
    ...(more > 0 ? [`  and ${count(more, 'more cause')} (--verbose shows them all)`] : []),
    '',
  ]
}

/** `19 documents, 14 by this alone`. */
function kept(all: number, alone: number): string {
  return `${count(all, 'document')}${alone === 0 ? '' : `, ${count(alone, 'by this alone', 'by this alone')}`}`
}

function causesIn({ findings, problems }: Report): readonly Cause[] {
  const wrong = problems.filter(({ severity }) => severity === 'error')
  // What is wrong with a place is told once, and not again by each rule that cannot read it.
  const places = new Set(wrong.map(placeOf))
  const blocking = findings.filter((one) => blocks(one) && (one.result === 'not-met' || !places.has(placeOf(one))))
  return [
    ...[...groupBy(blocking, keyOf).values()].map(causeOf),
    ...[...groupBy(wrong, ({ code }) => code).values()].map(problemOf),
  ]
}

const placeOf = ({ path, span }: Finding | Problem): string => `${span.line} ${path}`

/** What cannot be read is one cause for all rules that ask for it. */
function keyOf({ rule, result, message }: Finding): string {
  return result === 'not-met' ? rule : `cannot-tell ${message}`
}

function causeOf(findings: readonly Finding[]): Cause {
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  return {
    name: rules.length === 1 ? printable(rules.join('')) : count(rules.length, 'rule'),
    says: mostly(findings.map(({ message }) => message)),
    paths: new Set(findings.map(({ path }) => path)),
    findings: findings.length,
  }
}

function problemOf(problems: readonly Problem[]): Cause {
  return {
    name: `error[${(problems[0] as Problem).code}]`,
    says: mostly(problems.map(({ message }) => message)),
    paths: new Set(problems.map(({ path }) => path)),
    findings: problems.length,
  }
}

/** What is said most often. */
function mostly(said: readonly string[]): string {
  const groups = [...groupBy(said, (one) => one).values()].sort((a, b) => b.length - a.length)
  return groups[0]?.[0] ?? ''
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
