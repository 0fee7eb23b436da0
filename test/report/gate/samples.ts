import type { Finding, GateReport, Report } from '../../../src/model/index.js'
import { contradicted, drillAge, finding, testsFail, untold, vague } from './findings.js'
import { poisoned } from './hostile.js'
import { pillars } from './pillars.js'
import { documents, joined, line, RUNBOOK } from './plan-and-links.js'
import * as seen from './seen.js'

/** Gates as data, one for each way it can end, and one whose every text is hostile. */

const documentReports = joined.map(({ path, kind }) => ({
  path,
  index: 0,
  kind,
  kindBecause: '`kind:` says so',
  judged: true,
}))

export const report = (over: Partial<Report> = {}): Report => ({
  version: 1,
  verdict: { decision: 'GO', because: [], reasons: [] },
  pillars,
  findings: [],
  problems: [],
  documents: documentReports,
  coverage: { documents: 3, rules: 78, evaluations: 214 },
  ...over,
})

export const gate = (over: Partial<GateReport> = {}): GateReport => ({
  version: 1,
  report: report(),
  at: seen.AT,
  timeZone: 'Europe/Berlin',
  validUntil: {
    moment: '2026-11-24T18:25:00.000Z',
    because: ['gonogo.config.yaml:12: The evidence "target-tag" is 1 hour 1 second old, and may be at most 1 hour.'],
  },
  author: 'release engineer',
  config: 'gonogo.config.yaml',
  maxWarnings: null,
  joined,
  documents,
  history: seen.calm,
  evidence: [seen.tagHolds, seen.healthHolds],
  waivers: [],
  rules: ['contract/time-bound', 'gate/evidence-holds', 'gate/promise-held', 'pillars/drill-age'].map((id, index) => ({
    id,
    level: 'block',
    sha256: `${index}`.repeat(64),
  })),
  trusted: null,
  gonogo: '0.1.0',
  ...over,
})

const reason = ({ path, span, message }: Finding): string => `${path}:${span.line}: ${message}`
const decided = (decision: 'NO-GO' | 'INDETERMINATE', because: readonly Finding[], more: readonly string[] = []) => ({
  decision,
  because: because.map(({ fingerprint }) => fingerprint),
  reasons: [...because.map(reason), ...more],
})

export const GO: GateReport = gate()

export const GO_WAIVED: GateReport = gate({
  report: report({ findings: [{ ...drillAge, waivedBy: 'OPS-412' }, vague] }),
  waivers: [seen.inForce],
})

export const NO_GO: GateReport = gate({
  report: report({
    verdict: decided('NO-GO', [contradicted, testsFail]),
    findings: [contradicted, vague, { ...drillAge, waivedBy: 'OPS-412' }, testsFail],
    pillars: {
      ...pillars,
      revertability: { ...pillars.revertability, state: 'missing', because: [contradicted.fingerprint] },
      observability: { ...pillars.observability, state: 'weak', because: [vague.fingerprint] },
    },
  }),
  validUntil: null,
  history: seen.slow,
  evidence: [seen.tagHolds, seen.healthHolds, seen.suiteFails],
  waivers: [seen.inForce, seen.expired, seen.own],
  trusted: {
    revision: 'origin/main',
    commit: '9d385f88aa27ab11c0f5b9f2d31c2f6a90e0b1c2',
    report: report({ verdict: decided('NO-GO', [contradicted]) }),
    evidence: [],
    differences: [
      {
        what: 'rule',
        name: 'contract/time-bound',
        trusted: 'blocks, at most 5 minutes',
        head: 'blocks, at most 15 minutes',
        weaker: true,
      },
      { what: 'waiver', name: 'runbook/no-placeholder OPS-415', trusted: null, head: 'until 2026-11-30', weaker: true },
      { what: 'evidence', name: 'smoke-tests', trusted: null, head: 'at most 1 day old', weaker: false },
    ],
  },
})

export const INDETERMINATE: GateReport = gate({
  report: report({
    verdict: decided('INDETERMINATE', [untold], ['runbook.md:12: This fence is never closed.']),
    findings: [untold],
    problems: [
      {
        code: 'unclosed-fence',
        severity: 'error',
        message: 'This fence is never closed.',
        fix: 'Close it with three backticks.',
        path: RUNBOOK,
        span: line(12),
      },
    ],
    pillars: { ...pillars, observability: { ...pillars.observability, state: 'unknown' } },
  }),
  validUntil: null,
  author: null,
  maxWarnings: null,
  evidence: [seen.tagHolds, seen.healthUnreadable],
})

/** What the change's own waiver allows, the trusted rules do not, and their journal cannot be told. Much differs. */
export const THEIRS: GateReport = gate({
  report: report({
    verdict: {
      ...decided('NO-GO', []),
      reasons: [...[drillAge, contradicted].map(reason), 'rollbacks.db:1: Its end is lost.'].map(
        (one) => `By the rules of main: ${one}`,
      ),
    },
    findings: [{ ...drillAge, waivedBy: 'OPS-412' }],
  }),
  validUntil: null,
  config: null,
  waivers: [seen.inForce],
  trusted: {
    revision: 'main',
    commit: '9d385f88aa27ab11c0f5b9f2d31c2f6a90e0b1c2',
    report: report({
      verdict: decided('NO-GO', [drillAge, contradicted]),
      findings: [drillAge, contradicted],
      problems: [
        {
          code: 'journal',
          severity: 'error',
          message: 'Its end is lost.',
          fix: 'Take it back.',
          path: 'rollbacks.db',
          span: line(1),
        },
      ],
    }),
    evidence: [],
    differences: Array.from({ length: 12 }, (_, index) => {
      const name = index === 2 ? contradicted.rule : `shop/rule-${index}`
      return { what: 'rule', name, trusted: 'blocks', head: 'warns', weaker: index > 1 } as const
    }),
  },
})

/** Nothing was there to be judged. */
export const NOTHING: GateReport = gate({
  report: report({
    verdict: {
      decision: 'INDETERMINATE',
      because: [],
      reasons: ['No document was judged: none is a release document that a rule asks about.'],
    },
    documents: [],
    coverage: { documents: 0, rules: 0, evaluations: 0 },
    pillars: Object.fromEntries(
      Object.keys(pillars).map((name) => [name, { state: 'unknown', evaluated: 0, because: [], answers: [] }]),
    ) as unknown as Report['pillars'],
  }),
  validUntil: null,
  joined: [],
  documents: [],
  history: [],
  evidence: [],
  rules: [],
})

const MANY = Array.from({ length: 500 }, (_, index) =>
  finding({
    rule: `contract/demand-${index % 40}`,
    level: index % 3 === 0 ? 'block' : 'warn',
    message: `Something is missing, for the ${index + 1}th time, in a place that has a long name.`,
    fingerprint: index.toString(16).padStart(16, '0'),
    span: line(index + 1),
  }),
)

export const FULL: GateReport = gate({
  report: report({
    verdict: decided(
      'NO-GO',
      MANY.filter(({ level }) => level === 'block'),
    ),
    findings: MANY,
  }),
  validUntil: null,
})

/** Every text that may come from a document is hostile. */
export const HOSTILE_GATE: GateReport = poisoned(NO_GO)

export const SAMPLES: Readonly<Record<string, GateReport>> = {
  go: GO,
  'go-waived': GO_WAIVED,
  'no-go': NO_GO,
  indeterminate: INDETERMINATE,
  theirs: THEIRS,
  nothing: NOTHING,
  full: FULL,
  hostile: HOSTILE_GATE,
}
