import version from '../../generated/version.json' with { type: 'json' }
import { counts, type Decision, type Finding, type Level, PILLARS, type Report } from '../../model/index.js'
import { comparedWords } from '../compared.js'
import type { View } from '../palette.js'
import { jsonText, printable } from '../printable.js'
import { fingerprinted } from '../problem-fingerprints.js'
import { setAsideCounts } from '../set-aside-words.js'
import { otherReasons } from '../standing.js'
import { ROOT } from './location.js'
import { configurationNotifications, executionNotifications } from './notifications.js'
import { findingResult, problemResult } from './results.js'
import { problemDescriptor, problemRule, ruleDescriptor } from './rules.js'

const EXIT_CODES: Readonly<Record<Decision, number>> = { GO: 0, 'NO-GO': 1, INDETERMINATE: 3 }

/** Results that GitHub takes of one run; it refuses a file with more. */
const MOST = 25_000

const RANK: Readonly<Record<Level, number>> = { block: 0, warn: 1, note: 2 }

/**
 * The report as SARIF 2.1.0, as GitHub reads it. Findings that are waived, suppressed or known are left out, because
 * GitHub would show them as alerts like any other; `--verbose` keeps them, with what sets them aside. Documents that
 * cannot be trusted are notifications and results. What was not known makes the run no success.
 */
export function sarif(report: Report, view: View): string {
  const { verdict, pillars, coverage } = report
  const all = view.verbose ? report.findings : report.findings.filter(counts)
  const problems = fingerprinted(
    report.problems.filter(({ severity }) => severity === 'error'),
    view,
  ).slice(0, MOST)
  const findings = most(all, MOST - problems.length)
  const descriptors = [
    ...distinct(findings, ({ rule }) => rule).map((one) => ruleDescriptor(one, view)),
    ...distinct(
      problems.map(({ problem }) => problem),
      ({ code }) => code,
    ).map(problemDescriptor),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
  const indexOf = new Map(descriptors.map(({ id }, index) => [id, index]))
  const at = (id: string) => indexOf.get(id) ?? -1
  const hidden = all.length - findings.length
  const said = [
    ...otherReasons(report),
    ...(hidden > 0 ? [`GitHub takes ${MOST} results of a run: ${hidden} more findings are left out.`] : []),
  ]
  const compared = comparedWords(report).map(printable)
  const execution = executionNotifications(report.problems, said, view)
  const configuration = configurationNotifications(report.problems, view)
  const run = {
    tool: { driver: { name: 'gonogo', semanticVersion: version, version, rules: descriptors } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        // What else was found may decide; yet not everything was read.
        executionSuccessful: verdict.decision !== 'INDETERMINATE' && problems.length === 0,
        exitCode: EXIT_CODES[verdict.decision],
        exitCodeDescription: verdict.decision,
        ...(execution.length > 0 ? { toolExecutionNotifications: execution } : {}),
        ...(configuration.length > 0 ? { toolConfigurationNotifications: configuration } : {}),
      },
    ],
    results: [
      ...problems.map(({ problem, fingerprint }) => {
        return problemResult(problem, fingerprint, at(problemRule(problem.code)), view)
      }),
      ...findings.map((finding) => findingResult(finding, at(printable(finding.rule)), view)),
    ],
    properties: {
      verdict: verdict.decision,
      pillars: Object.fromEntries(PILLARS.map((pillar) => [pillar, pillars[pillar].state])),
      coverage,
      setAside: setAsideCounts(report.findings),
      ...(compared.length > 0 ? { compared } : {}),
    },
  }
  return `${jsonText({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] })}\n`
}

/** As many as there is room for, in their order: what blocks is left out last. */
function most(findings: readonly Finding[], room: number): readonly Finding[] {
  if (findings.length <= room) return findings
  const kept = new Set([...findings].sort((a, b) => RANK[a.level] - RANK[b.level]).slice(0, room))
  return findings.filter((finding) => kept.has(finding))
}

/** The first of each. */
function distinct<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const seen = new Map<string, T>()
  for (const one of all) if (!seen.has(key(one))) seen.set(key(one), one)
  return [...seen.values()]
}
