import type { Comparison, Example, ExampleResult, Expectation, Finding, Kind, Problem, Report } from '../model/index.js'
import { wrong } from './page.js'

/**
 * Holds what was found in an example against what it expects: the verdict, and every finding by its line and a part of
 * its message. An example shows something of its rule: it fails where the answer has nothing to do with the rule.
 *
 * @param kinds which documents the rule is asked of
 */
export function compare(example: Example, report: Report, kinds: readonly Kind[]): ExampleResult {
  const found = answerOf(report)
  const comparisons = paired(example, report.findings)
  const errors = report.problems.filter(({ severity }) => severity === 'error')
  const aside = found === example.expectation ? besideTheRule(example, report, kinds) : []
  const passed =
    found === example.expectation &&
    comparisons.every((one) => one.expected !== null && one.found !== null) &&
    aside.length === 0 &&
    (errors.length === 0 || example.expectation === 'indeterminate')
  const reasons = found === 'not-applicable' || report.findings.length === 0 ? report.verdict.reasons : []
  const problems = [...report.problems.map((one) => inPage(one, example)), ...aside]
  return { example, passed, found, comparisons, reasons, problems }
}

/** The same, where nobody will read why. */
export function passes(example: Example, report: Report, kinds: readonly Kind[]): boolean {
  return compare(example, report, kinds).passed
}

/** Why an answer that is as expected shows nothing of the rule. */
function besideTheRule(example: Example, report: Report, kinds: readonly Kind[]): readonly Problem[] {
  const span = { line: Math.max(1, example.line), column: 1, endLine: Math.max(1, example.line), endColumn: 1 }
  const fail = (message: string, fix: string) => [
    wrong('example-shows-nothing', { message, fix }, { ...example, span }),
  ]
  if (example.expectation === 'indeterminate' && report.findings.length === 0) {
    const fix = 'Mend the document. An example is indeterminate where the rule itself cannot tell.'
    return fail('A document that cannot be read shows nothing of the rule.', fix)
  }
  const isAsked = report.documents.some(({ kind }) => kind !== null && kinds.includes(kind))
  if (example.expectation !== 'not-applicable' || isAsked) return []
  const fix = 'What `kinds` says needs no example; `not-applicable` is for documents that `when` leaves out.'
  const [kind] = report.documents.flatMap((one) => one.kind ?? [])
  const is = kind ? `The document is of the kind ${kind}` : 'The document is of no kind'
  return fail(`${is}, and the rule is asked of ${kinds.join(', ')}.`, fix)
}

function answerOf({ findings, problems, verdict }: Report): Expectation {
  if (findings.some(({ result }) => result === 'not-met')) return 'no-go'
  const isOpen = findings.length > 0 || problems.some(({ severity }) => severity === 'error')
  if (isOpen) return 'indeterminate'
  return verdict.decision === 'GO' ? 'go' : 'not-applicable'
}

/** Each expected finding with one at its line whose message holds its words; the most words first, they fit fewest. */
function paired(example: Example, findings: readonly Finding[]): readonly Comparison[] {
  // What is found in a document that the example links is expected on its first line.
  const left = findings.map(({ path, span, message }) => {
    return { line: path === example.source.path ? lineIn(example, span.line) : 1, message }
  })
  const expected = [...example.findings].sort((a, b) => b.message.length - a.message.length)
  const wanted = expected.map(({ line, message }): Comparison => {
    const at = left.findIndex((one) => one.line === line && one.message.includes(message))
    const [match] = at < 0 ? [] : left.splice(at, 1)
    return { line: example.line + line, expected: message, found: match?.message ?? null }
  })
  const rest = left.map(({ line, message }) => ({ line: example.line + line, expected: null, found: message }))
  return [...wanted, ...rest].sort(
    (a, b) => a.line - b.line || Number(a.expected === null) - Number(b.expected === null),
  )
}

/** A line of the source as one of the example; what stands around the example is its first or its last line. */
function lineIn({ above, lines }: Example, line: number): number {
  return Math.max(1, Math.min(line - above, lines.length))
}

function inPage<T extends { readonly path: string; readonly span: Finding['span'] }>(one: T, example: Example): T {
  const line = example.line + lineIn(example, one.span.line)
  const endLine = line + one.span.endLine - one.span.line
  return { ...one, path: example.path, span: { ...one.span, line, endLine } }
}
