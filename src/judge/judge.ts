import { createHash } from 'node:crypto'
import type { Catalogue, DocumentReport, Finding, Outcome, Problem, Report } from '../model/index.js'
import type { Draft } from './draft.js'
import { pillarsOf } from './pillars.js'
import { verdictOf } from './verdict.js'
import { documentKey, type Weighed, weigh } from './weigh.js'

/** What there is besides outcomes. */
export interface Circumstances {
  /** Every document that was looked at, those that are no release documents too. */
  readonly documents: readonly Omit<DocumentReport, 'judged'>[]
  readonly problems: readonly Problem[]
  /** Outcomes there should be: rules times subjects, counted before anything was evaluated. */
  readonly expected: number
  /** More warnings than this are NO-GO; null: no limit. */
  readonly maxWarnings: number | null
}

/** The report of a run: findings with their fingerprints, pillars and verdict. Pure: the same input, the same report. */
export function judge(input: Circumstances & { outcomes: readonly Outcome[]; catalogue: Catalogue }): Report {
  return conclude([weigh(input.outcomes, input.catalogue)], input)
}

/**
 * The same, from outcomes weighed a document at a time and forgotten since.
 *
 * @param waive says which findings a waiver allows, and leaves none out
 */
export function conclude(
  weighed: readonly Weighed[],
  circumstances: Circumstances,
  waive: (findings: readonly Finding[]) => readonly Finding[] = (findings) => findings,
): Report {
  const { problems, expected, maxWarnings } = circumstances
  const findings = waive(identified(weighed.flatMap((one) => one.drafts)))
  const asked = new Set(weighed.flatMap((one) => one.documents))
  const documents = circumstances.documents.map((document) => ({
    ...document,
    judged: document.kind !== null && asked.has(documentKey(document.path, document.index)),
  }))
  const judged = documents.filter((document) => document.judged).length
  const sum = (count: (one: Weighed) => number): number => weighed.reduce((total, one) => total + count(one), 0)
  const evaluations = sum((one) => one.evaluations)
  const applied = sum((one) => one.applied)
  return {
    version: 1,
    verdict: verdictOf({ findings, problems, maxWarnings, judged, applied, evaluations, expected }),
    pillars: pillarsOf(weighed, findings),
    findings,
    problems: [...problems].sort((a, b) => order(a.path, b.path) || byPlace(a, b)),
    documents,
    coverage: { documents: judged, rules: new Set(weighed.flatMap((one) => one.rules)).size, evaluations },
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Sorted, and each with its fingerprint; those that would be equal are numbered in that order. */
function identified(drafts: readonly Draft[]): readonly Finding[] {
  const sorted = [...drafts].sort(({ finding: a }, { finding: b }) => {
    return order(a.path, b.path) || byPlace(a, b) || order(a.rule, b.rule)
  })
  const seen = new Map<string, number>()
  return sorted.map(({ finding, identity }) => {
    const nth = (seen.get(identity) ?? 0) + 1
    seen.set(identity, nth)
    return { ...finding, fingerprint: sha256(nth === 1 ? identity : `${identity} ${nth}`).slice(0, 16) }
  })
}

type Placed = Pick<Finding, 'span'>

function byPlace({ span: a }: Placed, { span: b }: Placed): number {
  return a.line - b.line || a.column - b.column
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
