import type {
  ConditionCoverage,
  ExampleResult,
  MutantCoverage,
  PackTest,
  RulePlace,
  RuleTest,
  TestReport,
} from '../model/index.js'
import { placeJson, problemJson } from './json.js'
import { jsonText } from './printable.js'

/** The report of `gonogo test` for programs. Lines are those of pages and cases. */
export function testJson({ version, passed, packs }: TestReport): string {
  return `${jsonText({ version, passed, packs: packs.map(packJson) })}\n`
}

function packJson({ pack, path, passed, problems, rules, conditions, mutants }: PackTest) {
  return {
    pack,
    path,
    passed,
    problems: problems.map(problemJson),
    ...trials({ conditions, mutants }),
    rules: rules.map(ruleJson),
  }
}

function ruleJson({ rule, path, passed, problems, examples, conditions, mutants }: RuleTest) {
  const shared = { rule, path, passed, problems: problems.map(problemJson), ...trials({ conditions, mutants }) }
  return { ...shared, examples: examples.map(exampleJson) }
}

function exampleJson({ example, passed, found, comparisons, reasons, problems }: ExampleResult) {
  const { path, line, language, expectation } = example
  return {
    path,
    line: Math.max(1, line),
    language,
    expected: expectation,
    found,
    passed,
    findings: comparisons,
    reasons,
    problems: problems.map(problemJson),
  }
}

function trials({
  conditions,
  mutants,
}: {
  readonly conditions: ConditionCoverage
  readonly mutants: MutantCoverage | null
}) {
  const { total, undecided } = conditions
  const survivors = mutants?.survivors.map((one) => ({ ...ruleplaceJson(one), missing: one.missing }))
  return {
    conditions: { total, undecided: undecided.map(ruleplaceJson) },
    ...(mutants ? { mutants: { total: mutants.total, survivors } } : {}),
  }
}

function ruleplaceJson({ path, span, says }: RulePlace) {
  return { path, ...placeJson(span), says }
}
