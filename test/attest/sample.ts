import type { EvidenceResult, Finding, GateReport, Observation, Report, WaiverReport } from '../../src/model/index.js'

const SPAN = { line: 3, column: 5, endLine: 3, endColumn: 9 }
const PATH = '../deploy/release-plan.yaml'
const HASH = 'a'.repeat(64)

/** Where the files of the sample lie, as seen from the folder of its config. */
export const placeOf = (path: string): string => path.replace(/^\.\.\//, '')

const finding = {
  rule: 'contract/time-bound',
  level: 'block',
  pillar: 'revertability',
  message: 'The rollback may take 15 minutes, longer than 5 minutes.',
  why: 'Time is what an outage costs.',
  fix: 'Make it shorter.',
  path: PATH,
  span: SPAN,
  related: [{ path: '../docs/runbook.md', span: SPAN, message: 'step 1 is here' }],
  where: '/rollback/timeBound',
  subject: { type: 'document', label: 'the document' },
  fingerprint: '0123456789abcdef',
  result: 'not-met',
  source: ['E5'],
  documentIndex: 0,
  waivable: true,
  waivedBy: 'CHG-7',
} as const satisfies Omit<Finding, 'outcome'>

const observation: Observation = {
  name: 'target-tag',
  question: { type: 'git', repository: '.', tag: 'v2.14.3', annotated: true, signed: false, ancestorOf: 'HEAD' },
  observed: '2026-11-20T11:59:00.000Z',
  dated: null,
  seen: {
    type: 'git',
    exists: true,
    commit: '8d1f0c2b7a6e5d4c3b2a190817263544f0e1d2c3',
    annotated: true,
    signature: null,
    signer: null,
    ancestor: true,
  },
  unreadable: null,
}

const evidence: EvidenceResult = {
  demand: {
    name: 'target-tag',
    question: observation.question,
    credentials: { tokenEnv: null, usernameEnv: null, passwordEnv: null },
    maxAge: 3600,
    timeout: 10,
    path: '../gonogo.config.yaml',
    span: SPAN,
  },
  observation,
  remedy: '',
  answer: 'holds',
  says: 'The tag v2.14.3 exists, and what ships contains it.',
  date: observation.observed,
}

const waiver: WaiverReport = {
  waiver: {
    rule: finding.rule,
    scope: { path: 'deploy/*.yaml', subject: null, fingerprint: null },
    reason: 'The new orchestrator comes in December.',
    approvedBy: 'head of platform',
    ticket: 'CHG-7',
    expires: '2026-11-30',
    path: '../waivers.yaml',
    span: SPAN,
    expiresSpan: SPAN,
    approvedBySpan: SPAN,
  },
  standing: 'in-force',
  until: '2026-12-01T00:00:00.000Z',
  allows: [finding.fingerprint],
  meant: [finding.fingerprint],
}

const pillar = { state: 'strong', evaluated: 1, because: [], answers: [] } as const

const report: Report = {
  version: 1,
  verdict: { decision: 'GO', because: [], reasons: [] },
  pillars: {
    revertability: {
      state: 'weak',
      evaluated: 2,
      because: [finding.fingerprint],
      answers: [{ fact: 'rollback.timeBound', state: 'stated', value: '15m', path: PATH, span: SPAN }],
    },
    observability: pillar,
    ownership: pillar,
    communication: pillar,
  },
  findings: [finding as unknown as Finding],
  problems: [],
  documents: [{ path: PATH, index: 0, kind: 'release-plan', kindBecause: 'it says so', judged: true }],
  coverage: { documents: 2, rules: 2, evaluations: 5 },
}

/** A GO that one waiver allows, with something of everything that it may rest on. */
export const SAMPLE: GateReport = {
  version: 1,
  report,
  at: '2026-11-20T12:00:00.000Z',
  validUntil: { moment: '2026-11-20T12:59:00.000Z', because: ['The evidence target-tag is older than 1 hour.'] },
  author: 'release engineer',
  config: 'gonogo.config.yaml',
  maxWarnings: null,
  joined: [
    { path: PATH, place: 'deploy/release-plan.yaml', relation: 'plan', kind: 'release-plan', sha256: HASH },
    { path: '../docs/runbook.md', place: 'docs/runbook.md', relation: 'runbook', kind: 'runbook', sha256: HASH },
  ],
  documents: [],
  history: [
    { type: 'drill', date: '2026-11-01', duration: 540, outcome: 'succeeded', component: null, path: PATH, span: SPAN },
  ],
  evidence: [evidence],
  waivers: [waiver],
  rules: [
    { id: 'contract/explicit-target', level: 'block', sha256: HASH },
    { id: 'contract/time-bound', level: 'block', sha256: HASH },
  ],
  trusted: { revision: 'main', commit: '9d385f88', report: { ...report }, evidence: [evidence], differences: [] },
  gonogo: '0.1.0',
}
