import { counts, type DocumentReport, type Finding, type Report } from '../model/index.js'
import { groupBy } from './tally.js'

/** One document that rules were asked about, with all that was found in it. */
export interface Standing {
  readonly document: DocumentReport
  readonly findings: readonly Finding[]
  /** Errors of its file. They are counted once where a file holds several documents. */
  readonly errors: number
  /** What its verdict would be if it were alone, but for the limit of warnings. */
  readonly is: 'GO' | 'NO-GO' | 'unknown'
}

/** With more documents than this a report counts what it would else list. */
export const MANY = 10

/** Every document that was judged, in the order of the report. */
export function standingsOf(report: Report): readonly Standing[] {
  const errors = groupBy(
    report.problems.filter(({ severity }) => severity === 'error'),
    ({ path }) => path,
  )
  const findings = groupBy(report.findings, (one) => keyOf(one.path, one.documentIndex))
  return report.documents
    .filter(({ judged }) => judged)
    .map((document) => {
      const own = findings.get(keyOf(document.path, document.index)) ?? []
      const wrong = errors.get(document.path)?.length ?? 0
      const shared = { document, findings: own, errors: document.index === 0 ? wrong : 0 }
      return { ...shared, is: stateOf(document, own.filter(blocks), wrong) }
    })
}

/** Whether a finding keeps its document from a GO: what is wrong, and what cannot be told. */
export function blocks(finding: Finding): boolean {
  return finding.level === 'block' && counts(finding)
}

function stateOf({ applied }: DocumentReport, blocking: readonly Finding[], errors: number): Standing['is'] {
  if (blocking.some(({ result }) => result === 'not-met')) return 'NO-GO'
  return blocking.length > 0 || errors > 0 || applied === 0 ? 'unknown' : 'GO'
}

function keyOf(path: string, index: number): string {
  return `${index} ${path}`
}
