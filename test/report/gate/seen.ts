import type {
  EvidenceDemand,
  EvidenceResult,
  GateReport,
  Observation,
  Question,
  Waiver,
  WaiverReport,
} from '../../../src/model/index.js'
import { line, PLAN, RECORD } from './plan-and-links.js'

/** What was seen of the world, what is waived, and what happened before. */

export const AT = '2026-11-24T17:30:00.000Z'
const CONFIG = 'gonogo.config.yaml'

const demand = (name: string, question: Question, maxAge: number | null, at: number): EvidenceDemand => ({
  name,
  question,
  credentials: { tokenEnv: null, usernameEnv: null, passwordEnv: null },
  maxAge,
  timeout: 10,
  path: CONFIG,
  span: line(at),
})

const looked = (name: string, question: Question, over: Partial<Observation>): Observation => ({
  name,
  question,
  observed: AT,
  dated: null,
  seen: null,
  unreadable: null,
  ...over,
})

const tag: Question = {
  type: 'git',
  repository: '.',
  tag: 'v2.14.3',
  annotated: true,
  signed: false,
  ancestorOf: 'v2.15.0',
}
const health: Question = {
  type: 'prometheus',
  url: 'https://metrics.example.com',
  query: 'job:http_error_ratio:rate5m{version="2.14.3"}',
  operator: 'atMost',
  value: 0.005,
}
const suite: Question = { type: 'file', path: 'reports/smoke.xml', format: 'junit' }

const commit = '9fceb02d0ae598e95dc970b74767f19372d61af8'

export const tagHolds: EvidenceResult = {
  demand: demand('target-tag', tag, 3600, 12),
  observation: looked('target-tag', tag, {
    observed: '2026-11-24T17:25:00.000Z',
    seen: { type: 'git', exists: true, commit, annotated: true, signature: null, signer: null, ancestor: true },
  }),
  answer: 'holds',
  says: 'The tag v2.14.3 is annotated, and what ships contains it (9fceb02d).',
  remedy: '',
  date: '2026-11-24T17:25:00.000Z',
}
export const healthHolds: EvidenceResult = {
  demand: demand('previous-is-healthy', health, 600, 17),
  observation: looked('previous-is-healthy', health, {
    seen: { type: 'prometheus', series: [{ labels: '{version="2.14.3"}', value: '0.0021' }] },
  }),
  answer: 'holds',
  says: 'The query gives 0.0021, and at most 0.005 is wanted.',
  remedy: '',
  date: '2026-11-24T17:29:50.000Z',
}
export const suiteFails: EvidenceResult = {
  demand: demand('smoke-tests', suite, 86_400, 22),
  observation: looked('smoke-tests', suite, {
    dated: '2026-11-21T06:00:00.000Z',
    seen: { type: 'junit', sha256: commit.padEnd(64, '0'), tests: 84, failures: 2, errors: 0, skipped: 1 },
  }),
  answer: 'fails',
  says: '2 of 84 tests failed, and the report is older than 1 day.',
  remedy: '',
  date: '2026-11-21T06:00:00.000Z',
}
export const healthUnreadable: EvidenceResult = {
  ...healthHolds,
  observation: looked('previous-is-healthy', health, {
    unreadable: 'metrics.example.com did not answer in 10 seconds.',
  }),
  answer: 'unreadable',
  says: 'metrics.example.com did not answer in 10 seconds.',
  remedy: '',
  date: null,
}

const waiver = (over: Partial<Waiver>): Waiver => ({
  rule: 'pillars/drill-age',
  scope: { path: PLAN, subject: null, fingerprint: null },
  reason: 'The rehearsal room is rebuilt until the end of the month; the drill of October covers the same steps.',
  approvedBy: 'head of platform',
  ticket: 'https://tickets.example.com/OPS-412',
  expires: '2026-11-30',
  path: 'waivers.yaml',
  span: line(3),
  expiresSpan: line(9),
  approvedBySpan: line(7),
  ...over,
})

export const inForce: WaiverReport = {
  waiver: waiver({}),
  standing: 'in-force',
  until: '2026-11-30T23:00:00.000Z',
  allows: ['aaaaaaaaaaaaaaaa'],
  meant: ['aaaaaaaaaaaaaaaa'],
}
export const expired: WaiverReport = {
  waiver: waiver({
    rule: 'contract/time-bound',
    reason: 'Accepted for the autumn releases.',
    ticket: 'OPS-398',
    expires: '2026-11-20',
    span: line(12),
  }),
  standing: 'expired',
  until: '2026-11-20T23:00:00.000Z',
  allows: [],
  meant: ['bbbbbbbbbbbbbbbb'],
}
export const own: WaiverReport = {
  waiver: waiver({ rule: 'runbook/no-placeholder', approvedBy: 'release engineer', ticket: 'OPS-415', span: line(21) }),
  standing: 'own',
  until: '2026-11-30T23:00:00.000Z',
  allows: [],
  meant: [],
}

const past = (type: 'drill' | 'rollback', date: string | null, duration: number | null, at: number) => ({
  type,
  date,
  duration,
  outcome: 'succeeded',
  component: 'storefront-web',
  path: type === 'drill' ? PLAN : RECORD,
  span: line(at),
})

export const calm: GateReport['history'] = [
  past('drill', '2026-11-05', 240, 82),
  past('rollback', '2026-10-02T18:31:10Z', 270, 5),
]
export const slow: GateReport['history'] = [
  past('drill', '2026-11-05', 720, 82),
  past('rollback', '2026-10-02T18:31:10Z', 540, 5),
  past('drill', '2026-08-14', 240, 83),
  past('drill', null, null, 84),
]
