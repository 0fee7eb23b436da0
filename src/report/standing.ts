import { counts, type Finding, type Problem, type Report } from '../model/index.js'

/** Findings that have a say, what is known to be wrong before what could not be told, each in the order of the report. */
export function open(findings: readonly Finding[]): readonly Finding[] {
  const standing = findings.filter(counts)
  return [
    ...standing.filter(({ result }) => result === 'not-met'),
    ...standing.filter(({ result }) => result !== 'not-met'),
  ]
}

/** What it is about, before what is found in it: problems are told first where they are errors. */
export const errors = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity }) => severity === 'error')

/** A file that tells how to roll back and was not judged: it is named wherever other notes on such files are counted. */
export const isUnjudged = ({ code }: Problem): boolean => code === 'unjudged-document'

/** Reasons of the verdict that are neither a finding nor a problem: nothing was judged, there are too many warnings. */
export function otherReasons({ verdict, findings, problems }: Report): readonly string[] {
  const told = new Set([...findings, ...problems].map(({ path, span, message }) => `${path}:${span.line}: ${message}`))
  return verdict.reasons.filter((reason) => !told.has(reason))
}
