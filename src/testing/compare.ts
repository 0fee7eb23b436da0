import type { Comparison, Example, ExampleResult, Expectation, Finding, Report } from '../model/index.js'

/**
 * Holds what was found in an example against what it expects: the verdict, and every finding by its line and a part of
 * its message. A document that cannot be read fails unless the example says that nothing can be told of it.
 */
export function compare(example: Example, report: Report): ExampleResult {
  const found = answerOf(report)
  const comparisons = paired(example, report.findings)
  const errors = report.problems.filter(({ severity }) => severity === 'error')
  const passed =
    found === example.expectation &&
    comparisons.every((one) => one.expected !== null && one.found !== null) &&
    (errors.length === 0 || example.expectation === 'indeterminate')
  const reasons = found === 'not-applicable' || report.findings.length === 0 ? report.verdict.reasons : []
  return { example, passed, found, comparisons, reasons, problems: report.problems.map((one) => inPage(one, example)) }
}

/** The same, where nobody will read why. */
export function passes(example: Example, report: Report): boolean {
  return compare(example, report).passed
}

function answerOf({ findings, problems, verdict }: Report): Expectation {
  if (findings.some(({ result }) => result === 'not-met')) return 'no-go'
  const isOpen = findings.length > 0 || problems.some(({ severity }) => severity === 'error')
  if (isOpen) return 'indeterminate'
  return verdict.decision === 'GO' ? 'go' : 'not-applicable'
}

/** Each expected finding with one at its line whose message holds its words; the most words first, they fit fewest. */
function paired(example: Example, findings: readonly Finding[]): readonly Comparison[] {
  const left = findings.map(({ span, message }) => ({ line: lineIn(example, span.line), message }))
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
