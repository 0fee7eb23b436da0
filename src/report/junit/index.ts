import type { DocumentTally, Finding, Report } from '../../model/index.js'
import { comparedWords } from '../compared.js'
import type { View } from '../palette.js'
import { count } from '../printable.js'
import { isUnjudged, otherReasons } from '../standing.js'
import { groupBy } from '../tally.js'
import { caseXml, problemCase, ruleCase, type TestCase, type Told } from './case.js'
import { element } from './xml.js'

interface Suite {
  readonly name: string
  readonly file: string | undefined
  readonly cases: readonly TestCase[]
}

/**
 * The report as JUnit XML: a suite for every document that was judged or is broken, and in it a test for every rule that
 * was asked about it, those that are met or do not apply too where the report has tallies. What kept the verdict from
 * being known at all is a suite of its own, so that a run that judged nothing is an error and no empty list.
 */
export function junit(report: Report, view: View): string {
  const told = [...about(report), ...ofDocuments(report, view)]
  const suites = told.some(({ cases }) => cases.length > 0) ? told : [empty(report)]
  const all = suites.flatMap(({ cases }) => cases)
  const inside = suites.map((suite) => `\n${suiteXml(suite)}`)
  const root = element('testsuites', { name: 'gonogo', ...sums(all, false), time: 0 }, [...inside, '\n'])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** Reasons that no document bears: the run as a whole. */
function about(report: Report): readonly Suite[] {
  const { decision } = report.verdict
  const cases = otherReasons(report).map(
    (reason): TestCase => ({
      name: reason,
      result: decision === 'NO-GO' ? 'failed' : 'error',
      message: reason,
      details: '',
      type: decision,
      line: undefined,
    }),
  )
  return cases.length === 0 ? [] : [{ name: 'gonogo', file: undefined, cases }]
}

/** A run without a test: nothing changed, or nothing was found by rules that nobody counts. Readers refuse an empty report. */
function empty(report: Report): Suite {
  const { verdict, coverage } = report
  const [name, at] = coverage.documents > 0 ? ['nothing was found', 'passed'] : ['nothing was judged', 'skipped']
  const result = verdict.decision === 'GO' ? (at as TestCase['result']) : 'error'
  const message = comparedWords(report).join(' ') || `${count(coverage.documents, 'document')} judged.`
  const one: TestCase = { name, result, message, details: '', type: 'nothing', line: undefined }
  return { name: 'gonogo', file: undefined, cases: [one] }
}

function ofDocuments(report: Report, view: View): readonly Suite[] {
  const because = new Set(report.verdict.because)
  const findings = groupBy(report.findings, ({ path, documentIndex }) => keyOf(path, documentIndex))
  const tallies = new Map((report.tallies ?? []).map((one) => [keyOf(one.path, one.index), one]))
  const judged = report.documents.filter((one) => one.judged).map(({ path, index }) => keyOf(path, index))
  const paths = new Set(judged.map(pathIn))
  // A note on a file that nobody judged is no test.
  const told = report.problems.filter((one) => one.severity === 'error' || paths.has(one.path) || isUnjudged(one))
  const problems = groupBy(told, ({ path }) => keyOf(path, 0))
  const everywhere = new Set(report.findings.map(({ rule }) => rule))
  const toldOf = (rule: string) => (view.quiet ? 'left-out' : everywhere.has(rule) ? 'elsewhere' : 'here')
  const keys = [...new Set([...judged, ...tallies.keys(), ...problems.keys(), ...findings.keys()])]
  const several = new Set(keys.filter((key) => !key.startsWith('0 ')).map(pathIn))
  return keys.map((key) => {
    const path = pathIn(key)
    const cases = [
      ...[...groupBy(problems.get(key) ?? [], ({ code }) => code).values()].map(problemCase),
      ...rulesAsked(findings.get(key) ?? [], tallies.get(key), because, toldOf),
    ]
    const name = several.has(path) ? `${path} (document ${indexIn(key) + 1})` : path
    return { name, file: view.placeOf?.(path) ?? path, cases }
  })
}

/** Every rule once, by id. */
function rulesAsked(
  findings: readonly Finding[],
  tally: DocumentTally | undefined,
  because: ReadonlySet<string>,
  toldOf: (rule: string) => Told,
) {
  const found = groupBy(findings, ({ rule }) => rule)
  const counted = new Map(tally?.rules.map((one) => [one.rule, one]))
  const rules = [...new Set([...counted.keys(), ...found.keys()])].sort()
  return rules.map((rule) => ruleCase(rule, found.get(rule) ?? [], counted.get(rule) ?? null, because, toldOf(rule)))
}

function suiteXml({ name, file, cases }: Suite): string {
  const inside = cases.map((one) => `\n    ${caseXml(one, name, file)}`)
  return `  ${element('testsuite', { name, ...sums(cases, true), time: 0, file }, [...inside, '\n  '])}`
}

/** `skipped` is of suites only: the list of them has no such attribute. */
function sums(cases: readonly TestCase[], isSuite: boolean) {
  const count = (result: TestCase['result']) => cases.filter((one) => one.result === result).length
  return {
    tests: cases.length,
    failures: count('failed'),
    errors: count('error'),
    ...(isSuite ? { skipped: count('skipped') } : {}),
  }
}

const keyOf = (path: string, index: number): string => `${index} ${path}`
const pathIn = (key: string): string => key.slice(key.indexOf(' ') + 1)
const indexIn = (key: string): number => Number(key.slice(0, key.indexOf(' ')))
