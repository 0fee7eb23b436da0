import type { Finding, Problem, Report, Span } from '../model/index.js'
import type { Place, StatedFinding, StatedProblem } from './verdict-document.js'

/** A path of a report as seen from the folder of the config, which is the same for everybody. */
export type PlaceOf = (path: string) => string

/** A span of another file says so itself. */
export function placed(path: string, span: Span, placeOf: PlaceOf): Place {
  return { place: placeOf(span.path ?? path), line: span.line }
}

export function statedFinding(finding: Finding, placeOf: PlaceOf): StatedFinding {
  const { rule, level, pillar, result, where, subject, message, fix, fingerprint, waivedBy } = finding
  return {
    ...placed(finding.path, finding.span, placeOf),
    column: finding.span.column,
    rule,
    level,
    pillar,
    result,
    where,
    subject: subject.label,
    message,
    fix,
    related: finding.related.map((one) => ({ ...placed(one.path, one.span, placeOf), message: one.message })),
    fingerprint,
    waivedBy: waivedBy ?? null,
  }
}

export function statedProblem({ path, span, code, severity, message }: Problem, placeOf: PlaceOf): StatedProblem {
  return { ...placed(path, span, placeOf), code, severity, message }
}

/** Reports sort by the path as it was given, which depends on where one stands. */
export function sortedByPlace<T extends Place & { readonly rule?: string; readonly code?: string }>(
  all: readonly T[],
): readonly T[] {
  const column = (one: T): number => ('column' in one ? Number(one.column) : 0)
  return all.toSorted((a, b) => order(a.place, b.place) || a.line - b.line || column(a) - column(b))
}

/**
 * The reasons of a verdict, with places instead of paths: what is known to be wrong before what could not be told and
 * what could not be read, each in the order of places, and last what stands nowhere. A reason may have words before
 * its place.
 */
export function reasonsOf(
  reasons: readonly string[],
  reports: readonly Pick<Report, 'findings' | 'problems'>[],
  placeOf: PlaceOf,
): readonly string[] {
  const known = new Map<string, Told>()
  for (const { findings, problems } of reports) {
    for (const problem of problems) tell(problem, 2, known, placeOf)
    for (const finding of findings) tell(finding, finding.result === 'not-met' ? 0 : 1, known, placeOf)
  }
  return reasons
    .map((reason) => known.get(reason) ?? toldAfterWords(reason, known))
    .toSorted((a, b) => a.rank - b.rank || order(a.place, b.place) || a.line - b.line || order(a.text, b.text))
    .map(({ text }) => text)
}

interface Told extends Place {
  readonly rank: number
  readonly text: string
}

function tell({ path, span, message }: Finding | Problem, rank: number, known: Map<string, Told>, placeOf: PlaceOf) {
  const { place, line } = placed(path, span, placeOf)
  known.set(`${path}:${span.line}: ${message}`, { rank, place, line, text: `${place}:${line}: ${message}` })
}

/** Characters before the words themselves: longer is no path, and looking on would cost the square of a long text. */
const MOST_WORDS = 5000

/** `By the rules of v1: plan.yaml:3: …` */
function toldAfterWords(reason: string, known: ReadonlyMap<string, Told>): Told {
  for (let at = reason.indexOf(': '); at >= 0 && at < MOST_WORDS; at = reason.indexOf(': ', at + 1)) {
    const told = known.get(reason.slice(at + 2))
    if (told) return { ...told, text: `${reason.slice(0, at + 2)}${told.text}` }
  }
  return { rank: 3, place: '', line: 0, text: reason }
}

/** A sentence that begins with a path and a line, as findings of another moment are told, with the place instead. */
export function withPlace(sentence: string, paths: ReadonlySet<string>, placeOf: PlaceOf): string {
  for (const { index } of sentence.matchAll(/:\d+: /g)) {
    if (index > MOST_WORDS) break
    const path = sentence.slice(0, index)
    if (paths.has(path)) return `${placeOf(path)}${sentence.slice(index)}`
  }
  return sentence
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
