import type { Finding, Report, Span } from '../../src/model/index.js'
import { NO_COLOUR, type View } from '../../src/report/index.js'

const PLAN = [
  'kind: release-plan',
  'rollback:',
  '  timeBound: 15m',
  '  target: TBD',
  '  steps:',
  '    - { action: "wipe \u001b[2J the disk" }',
]

export const at = (line: number, column: number, endColumn: number): Span => ({
  line,
  column,
  endLine: line,
  endColumn,
})

export const view = (over: Partial<View> = {}): View => ({
  palette: NO_COLOUR,
  linesOf: (path) => (path === 'plan.yaml' ? PLAN : null),
  verbose: false,
  quiet: false,
  width: 80,
  ...over,
})

export const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'contract/time-bound',
  level: 'block',
  pillar: 'revertability',
  message: 'The rollback may take 15 minutes, longer than 5 minutes.',
  why: 'An outage without a bound grows until somebody stops hoping.',
  fix: 'Shorten it to at most 5 minutes.',
  path: 'plan.yaml',
  span: at(3, 14, 17),
  related: [],
  where: '/rollback/timeBound',
  subject: { type: 'document', label: 'the document' },
  fingerprint: '0123456789abcdef',
  result: 'not-met',
  source: ['E5'],
  documentIndex: 0,
  waivable: true,
  ...over,
})

const strong = { state: 'strong', evaluated: 3, because: [], answers: [] } as const

export const report = (over: Partial<Report> = {}): Report => ({
  version: 1,
  verdict: { decision: 'NO-GO', because: ['0123456789abcdef'], reasons: ['1 finding blocks.'] },
  pillars: {
    revertability: {
      state: 'missing',
      evaluated: 4,
      because: ['0123456789abcdef'],
      answers: [
        { fact: 'rollback.timeBound', state: 'stated', value: '15 minutes', path: 'plan.yaml', span: at(3, 14, 17) },
        { fact: 'rollback.target.explicit', state: 'unfilled', value: 'TBD', path: 'plan.yaml', span: at(4, 11, 14) },
      ],
    },
    observability: strong,
    ownership: { ...strong, state: 'weak' },
    communication: { ...strong, state: 'unknown', evaluated: 0 },
  },
  findings: [finding()],
  problems: [],
  documents: [
    { path: 'plan.yaml', index: 0, kind: 'release-plan', kindBecause: '`kind:` says so', judged: true },
    { path: 'README.md', index: 0, kind: null, kindBecause: 'nothing in it is about a release', judged: false },
  ],
  coverage: { documents: 1, rules: 12, evaluations: 1234 },
  ...over,
})
