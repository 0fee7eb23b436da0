import type { DocumentFacts, Fact, ItemFacts, ItemType, JoinedDocument, Span, Value } from '../../../src/model/index.js'

/** The documents of a release as a gate knows them: a plan, its runbook and a record. */

export const line = (number: number, column = 3): Span => ({
  line: number,
  column,
  endLine: number,
  endColumn: column + 8,
})

const fact = (name: string, value: Value, at: number, state: Fact['state'] = 'stated'): Fact => ({
  name,
  state,
  value,
  locations: state === 'absent' ? [] : [line(at)],
  where: `/${name.replaceAll('.', '/')}`,
  nearest: line(at),
  rejected: [],
})

const item = (type: ItemType, label: string, at: number, said: Readonly<Record<string, Value>>): ItemFacts => ({
  type,
  label,
  span: line(at),
  facts: Object.entries(said).map(([name, value]) => fact(`${type}.${name}`, value, at)),
})

const trigger = (text: string, at: number, duration: number, automatic: boolean): ItemFacts =>
  item('trigger', text, at, { text, duration, automatic, observable: true })

const phase = (name: string, role: string, at: number, start: number, end: number): ItemFacts =>
  item('phase', name, at, { name, role, start, end })

const document = (path: string, over: Partial<DocumentFacts>): DocumentFacts => ({
  path,
  index: 0,
  kind: 'release-plan',
  kindBecause: '`kind:` says so',
  problems: [],
  facts: [],
  items: [],
  passages: [],
  ...over,
})

export const PLAN = 'release-plan.yaml'
export const RUNBOOK = 'runbook.md'
export const RECORD = 'records/2026-10-02.yaml'

const plan = document(PLAN, {
  facts: [
    fact('release.name', 'storefront', 10),
    fact('release.version', '2.15.0', 11),
    fact('release.environment', 'production', 12),
    fact('release.window', '2026-11-24T18:00:00Z/2026-11-24T20:00:00Z', 13),
    fact('rollback.target.explicit', '2.14.3', 27),
    fact('rollback.timeBound', 300, 31),
    fact('rollback.order', null, 25, 'absent'),
  ],
  items: [
    trigger('http_error_ratio > 5 % for 2 minutes', 34, 120, true),
    trigger('checkout_latency_p95 > 800 ms for 5 minutes', 35, 300, false),
    trigger('payment_declined_ratio > 8 % for 5 minutes', 36, 300, false),
  ],
})

const runbook = document(RUNBOOK, {
  kind: 'runbook',
  facts: [fact('rollback.target.explicit', '2.14.3', 39), fact('rollback.timeBound', 300, 46)],
  items: [
    phase('Decide', 'decide', 47, 0, 60),
    phase('Switch back', 'execute', 48, 60, 180),
    phase('Verify', 'verify', 49, 180, 270),
  ],
})

const record = document(RECORD, {
  kind: 'rollback-record',
  facts: [fact('records.count', 1, 5)],
  items: [item('record', 'http_error_ratio was at 7.4 %', 5, { component: 'storefront-web', outcome: 'succeeded' })],
})

export const documents: readonly DocumentFacts[] = [plan, runbook, record]

const digest = (seed: string): string => seed.repeat(64).slice(0, 64)

export const joined: readonly JoinedDocument[] = [
  { path: PLAN, place: PLAN, relation: 'plan', kind: 'release-plan', sha256: digest('5f0c9d1a7be24c39') },
  { path: RUNBOOK, place: RUNBOOK, relation: 'runbook', kind: 'runbook', sha256: digest('a7a1b9e6f1d84c5e') },
  { path: RECORD, place: RECORD, relation: 'record', kind: 'rollback-record', sha256: digest('0c6be1d3a0b2f9e8') },
]
