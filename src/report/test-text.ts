import type {
  ConditionCoverage,
  ExampleResult,
  MutantCoverage,
  PackTest,
  Problem,
  RuleTest,
  TestReport,
} from '../model/index.js'
import { place } from './finding.js'
import type { View } from './palette.js'
import { count, printable, shorten, wrap } from './printable.js'
import { differences } from './test-differences.js'

/** Below the name of a rule. */
const INDENT = ' '.repeat(7)

/** Rule by rule what was expected and what was found, then the conditions and changes that no example tells apart. */
export function testText(report: TestReport, view: View): string {
  const lines = [...report.packs.flatMap((pack) => packLines(pack, view)), ...summary(report, view)]
  return `${lines.join('\n')}\n`
}

function packLines(test: PackTest, view: View): readonly string[] {
  const widest = Math.max(0, ...test.rules.map(({ rule }) => rule.length))
  const body = [
    ...test.rules.flatMap((rule) => ruleLines(rule, widest, view)),
    ...test.problems.flatMap((problem) => problemLines(problem, view, '  ')),
    ...trialLines(test, view, '  '),
  ]
  // A profile that only chooses among the rules of others has nothing to be tested.
  return body.length === 0 ? [] : [view.palette.strong(printable(test.pack)), ...body, '']
}

function ruleLines(test: RuleTest, widest: number, view: View): readonly string[] {
  if (view.quiet && test.passed) return []
  const { palette } = view
  const mark = test.passed ? palette.go('ok  ') : palette.block('FAIL')
  const { total, undecided } = test.conditions
  const decided = `${total - undecided.length} of ${count(total, 'condition')} decided`
  const head = `  ${mark} ${printable(test.rule).padEnd(widest)}  ${palette.dim(`${count(test.examples.length, 'example')}, ${decided}`)}`
  return [
    head,
    ...test.problems.flatMap((problem) => problemLines(problem, view)),
    ...test.examples.flatMap((example) => exampleLines(example, view)),
    ...trialLines(test, view),
  ]
}

function exampleLines(result: ExampleResult, view: View): readonly string[] {
  const { example, passed, found, reasons, problems } = result
  const { palette } = view
  const at = `${printable(example.path)}:${Math.max(1, example.line)}`
  const kind = `${example.language} ${example.expectation}`
  // Where it cannot be told, an error is what the example shows. A note, of a key that nobody knows, may show another
  // reason for what is as expected.
  const told = passed ? problems.filter(({ severity }) => severity !== 'error') : problems
  const notes = told.flatMap((problem) => problemLines(problem, view))
  const ok = `       ${palette.go('ok')}  ${at}  ${palette.dim(kind)}`
  if (passed) return view.verbose || notes.length > 0 ? [ok, ...notes] : []
  const verdict = found === example.expectation ? '' : `: expected ${example.expectation}, found ${found}`
  return [
    `       ${at}  ${palette.strong(`${kind}${verdict}`)}`,
    ...differences(result, view),
    ...(problems.length > 0 ? [] : reasons.flatMap((reason) => indented(printable(reason), view))),
    ...notes,
  ]
}

/** Below a rule; `indent`: below its pack. */
function problemLines({ severity, message, fix, path, span }: Problem, view: View, indent = INDENT): readonly string[] {
  if (view.quiet && severity === 'note') return []
  const paint = severity === 'error' ? view.palette.block : view.palette.warn
  const at = `${place(path, span)}  ${paint(severity)}: ${printable(message)}`
  return [`${indent}${at}`, ...indented(printable(fix), view, indent)]
}

function trialLines(
  { conditions, mutants }: { readonly conditions: ConditionCoverage; readonly mutants: MutantCoverage | null },
  view: View,
  indent = INDENT,
): readonly string[] {
  const undecided = view.quiet ? [] : conditions.undecided
  return [
    ...undecided.map(({ path, span, says }) => {
      return `${indent}${place(path, span)}  ${view.palette.warn('undecided')}: no example hangs on \`${clipped(says)}\``
    }),
    ...(mutants?.survivors ?? []).flatMap(({ path, span, says, missing }) => [
      `${indent}${place(path, span)}  ${view.palette.block('survives')}: ${clipped(says)}`,
      ...indented(`missing: ${missing}`, view, indent),
    ]),
  ]
}

function clipped(words: string): string {
  return shorten(printable(words), 300)
}

function indented(text: string, view: View, indent = INDENT): readonly string[] {
  return wrap(text, view.width - indent.length - 2).map((line) => `${indent}  ${view.palette.dim(line)}`)
}

function summary({ packs, passed }: TestReport, { palette }: View): readonly string[] {
  const rules = packs.flatMap((pack) => pack.rules)
  const failed = rules.filter((rule) => !rule.passed).length
  const examples = rules.reduce((sum, rule) => sum + rule.examples.length, 0)
  const all = [...packs, ...rules]
  const total = sum(all.map(({ conditions }) => conditions.total))
  const undecided = sum(all.map(({ conditions }) => conditions.undecided.length))
  const tried = all.flatMap(({ mutants }) => mutants ?? [])
  const survivors = sum(tried.map((one) => one.survivors.length))
  const mutants = sum(tried.map((one) => one.total))
  const verdict = failed > 0 ? `${count(failed, 'rule')} failed` : passed ? 'all passed' : 'failed'
  return [
    `${count(rules.length, 'rule')}, ${count(examples, 'example')}: ${(passed ? palette.go : palette.block)(verdict)}`,
    `conditions decided ${total - undecided} of ${total}`,
    ...(mutants > 0 ? [`changes noticed ${mutants - survivors} of ${mutants}`] : []),
  ]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, one) => whole + one, 0)
}
