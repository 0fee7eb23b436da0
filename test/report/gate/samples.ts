import type { Finding, GateReport, Report } from '../../../src/model/index.js'
import { finding as shortFinding } from '../sample.js'
import * as seen from './seen.js'
import { documents, joined, line, PLAN, RUNBOOK } from './storefront.js'

/** Gates as data, one for each way it can end, and one whose every text is hostile. */

const answer = (fact: string, value: string, at: number, path = PLAN) =>
  ({ fact, state: 'stated', value, path, span: line(at) }) as const
const unsaid = (fact: string) => ({ fact, state: 'absent', value: '', path: PLAN, span: line(25) }) as const

const pillars: Report['pillars'] = {
  revertability: {
    state: 'strong',
    evaluated: 75,
    because: [],
    answers: [
      answer('rollback.target.explicit', '2.14.3', 27),
      answer('rollback.timeBound', '5 minutes', 31),
      answer('rollback.types', 'traffic, code and feature-flag', 25),
      answer('rollback.forwardFix', 'Release 2.15.1, which writes orders.legacy_total again, behind a flag', 62),
      answer('rollback.timeBound', '5 minutes', 46, RUNBOOK),
    ],
  },
  observability: {
    state: 'strong',
    evaluated: 19,
    because: [],
    answers: [
      answer(
        'rollback.triggers',
        'http_error_ratio > 5 % for 2 minutes, checkout_latency_p95 > 800 ms for 5 minutes',
        34,
      ),
      answer('rollback.verification.checks', 'version, health, error-rate, smoke-tests and operator-confirmation', 52),
    ],
  },
  ownership: {
    state: 'strong',
    evaluated: 18,
    because: [],
    answers: [
      answer('ownership.decision', 'release manager', 66),
      answer('ownership.execution', 'on-call engineer', 67),
      answer('ownership.riskAcceptance', 'head of product', 68),
    ],
  },
  communication: {
    state: 'strong',
    evaluated: 7,
    because: [],
    answers: [answer('ownership.communication', 'support lead', 69), unsaid('rollback.communication')],
  },
}

const documentReports = joined.map(({ path, kind }) => ({
  path,
  index: 0,
  kind,
  kindBecause: '`kind:` says so',
  judged: true,
}))

export const finding = (over: Partial<Finding>): Finding => shortFinding({ path: PLAN, span: line(31, 14), ...over })

export const drillAge = finding({
  rule: 'pillars/drill-age',
  message: 'The last rehearsal of this rollback is 54 days old.',
  why: 'What nobody has tried for months has changed since.',
  fix: 'Rehearse the rollback, and write the date under `drills:`.',
  fingerprint: 'aaaaaaaaaaaaaaaa',
  span: line(82),
})
export const contradicted = finding({
  rule: 'gate/promise-held',
  message: 'The plan promises 5 minutes, and the last drills and rollbacks took 12 and 9 minutes.',
  why: 'A promise that history contradicts is a hope.',
  fix: 'Promise what the drills show, or rehearse until they show what is promised.',
  fingerprint: 'bbbbbbbbbbbbbbbb',
  related: [
    { path: PLAN, span: line(82), message: 'This drill took 12 minutes.' },
    { path: 'records/2026-10-02.yaml', span: line(5), message: 'This rollback took 9 minutes.' },
  ],
})
const testsFail = finding({
  rule: 'gate/evidence-holds',
  message: 'smoke-tests: 2 of 84 tests failed, and the report is older than 1 day.',
  why: 'A release on old or broken evidence is a release on none.',
  fix: 'Run the suite against production, and let it pass.',
  path: 'gonogo.config.yaml',
  span: line(22),
  fingerprint: 'cccccccccccccccc',
})
const vague = finding({
  rule: 'emergency/trigger-threshold',
  level: 'warn',
  pillar: 'observability',
  message: '"payments look unhealthy" cannot be observed: it has no threshold and names no function that fails.',
  why: 'One vague trigger among sharp ones is the one that is argued about.',
  fix: 'Add the number, for example `threshold: "> 5 %"` and `duration: 2m`.',
  fingerprint: 'dddddddddddddddd',
  span: line(36),
})
const untold = finding({
  rule: 'gate/evidence-readable',
  message: 'previous-is-healthy could not be read: metrics.example.com did not answer in 10 seconds.',
  why: 'What is unknown is never GO.',
  fix: 'Look whether the address can be reached from here, and ask again.',
  path: 'gonogo.config.yaml',
  span: line(17),
  fingerprint: 'eeeeeeeeeeeeeeee',
  result: 'cannot-tell',
})

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
    because: ['the evidence target-tag is then older than 1 hour', 'the window of the release ends at 20:00'],
  },
  author: 'release engineer',
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

const HOSTILE = [
  '</style></title></script><script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned=1">',
  '" onmouseover="window.pwned=1" x="',
  'javascript:window.pwned=1//',
  'https://example.com/"onclick="window.pwned=1',
  '&lt;b&gt; <!-- --> ]]> {{x}} `x` | @everyone #1 [a](javascript:alert(1)) ![](http://x.example)',
  '\u202e\u0007\u0000\u001b[2J turned \u2066around\u2069',
  'مرحبا بالعالم 取り消し',
  'Donaudampfschifffahrtsgesellschaft'.repeat(6),
].join(' ')

/** Words of gonogo and not of documents, digests and moments: the types leave no other. */
const OWN_WORDS =
  /^(?:decision|level|pillar|state|kind|relation|type|standing|answer|result|what|operator|name|fact|format)$/
const OWN_VALUES = /^(?:sha256|commit|fingerprint|at|moment|until|date|observed|dated)$/

/** Every text that may come from a document is hostile. */
export const HOSTILE_GATE: GateReport = poisoned(NO_GO)

function poisoned(from: GateReport): GateReport {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      const isOwn = OWN_WORDS.test(key) || OWN_VALUES.test(key) || /^[0-9a-f]{16}$/.test(value)
      return isOwn ? value : `${value} ${HOSTILE}`
    }
    if (key === 'series') return value
    if (Array.isArray(value)) return value.map((one) => visit(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one, name)]))
  }
  return visit(from, '') as GateReport
}

export const SAMPLES: Readonly<Record<string, GateReport>> = {
  go: GO,
  'go-waived': GO_WAIVED,
  'no-go': NO_GO,
  indeterminate: INDETERMINATE,
  nothing: NOTHING,
  full: FULL,
  hostile: HOSTILE_GATE,
}
