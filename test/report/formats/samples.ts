import type { Finding, Problem, Report } from '../../../src/model/index.js'
import { at, finding, report } from '../sample.js'

/** Reports as data, one for each way a run can end, and what formats for other programs have to survive. */

const problem: Problem = {
  code: 'duplicate-key',
  severity: 'error',
  message: '`timeBound` stands here twice.',
  fix: 'Remove one of them.',
  path: 'plan.yaml',
  span: at(3, 3, 12),
}
const missing: Problem = {
  code: 'missing-file',
  severity: 'error',
  message: 'gone.md does not exist.',
  fix: 'Check the name.',
  path: 'gone.md',
  span: at(1, 1, 1),
}
const warn = finding({
  rule: 'emergency/trigger-threshold',
  level: 'warn',
  pillar: 'observability',
  message: '"payments look unhealthy" cannot be observed.',
  fix: 'Add the number.',
  span: at(5, 9, 40),
  fingerprint: '1111111111111111',
})
const note = finding({
  rule: 'runbook/old',
  level: 'note',
  message: 'Nobody looked at this for a year.',
  fingerprint: '2222222222222222',
})
const untold = finding({
  rule: 'pillars/drill-age',
  message: 'Cannot tell: the date of the drill cannot be read.',
  result: 'cannot-tell',
  span: at(4, 3, 12),
  fingerprint: '3333333333333333',
})
const elsewhere = finding({
  path: 'docs/a b,c: 100%/rückfall #1.md',
  span: { line: 4, column: 1, endLine: 6, endColumn: 3 },
  where: 'Rollback > When it fails',
  related: [{ path: 'plan.yaml', span: at(3, 14, 17), message: 'rollback.timeBound: 15 minutes' }],
  fingerprint: '4444444444444444',
})

const judged = (path: string, index = 0, kind: 'release-plan' | 'runbook' = 'release-plan') => ({
  path,
  index,
  kind,
  kindBecause: '`kind:` says so',
  judged: true,
})

const reason = ({ path, span, message }: Finding | Problem): string => `${path}:${span.line}: ${message}`
const decided = (
  decision: Report['verdict']['decision'],
  by: readonly (Finding | Problem)[],
  more: readonly string[] = [],
) => ({
  decision,
  because: by.flatMap((one) => ('fingerprint' in one ? [one.fingerprint] : [])),
  reasons: [...by.map(reason), ...more],
})

const tally = (rule: string, over: Partial<Record<'met' | 'notMet' | 'notApplicable' | 'cannotTell', number>>) => ({
  rule,
  met: 0,
  notMet: 0,
  notApplicable: 0,
  cannotTell: 0,
  ...over,
})
const tallies = [
  {
    path: 'plan.yaml',
    index: 0,
    rules: [
      tally('contract/atomic', { met: 1 }),
      tally('contract/time-bound', { notMet: 1 }),
      tally('contract/earlier-target', { notApplicable: 2 }),
    ],
  },
]

const documents = [judged('plan.yaml')]
const GO = { decision: 'GO', because: [], reasons: [] } as const
const until = { reason: 'Accepted by the | owner.', until: '2027-01-31', path: 'plan.yaml', span: at(2, 1, 40) }
const hostile = [
  '::error file=a::owned',
  '##[error]owned',
  ']]></failure><script>alert(1)</script>',
  '| a | b | </details> # title',
  '[a](http://x.example) ![b](c) @everyone #1 `code` $x$ www.x.example',
  '%0A%25 \r\n::stop-commands::x',
  '\u0000\u001b[2J\u202e\ufffe\ud800 😀 مرحبا',
].join('\n')
const HOSTILE_PATH = 'a%\n::error::,:]]>|<b>\u0007\ud800`😀`.md'

const repeated = Array.from({ length: 10_000 }, (_, index) =>
  finding({
    path: `docs/${index % 300}.md`,
    span: at(index + 1, 1, 2),
    message: `Something number ${index} is wrong with what is written here.`,
    level: (['block', 'warn', 'note'] as const)[index % 3] ?? 'note',
    fingerprint: index.toString(16).padStart(16, '0'),
  }),
)

export const SAMPLES: Readonly<Record<string, Report>> = {
  go: report({
    verdict: GO,
    findings: [],
    documents,
    tallies: [{ ...tallies[0], rules: [tally('contract/atomic', { met: 1 })] }] as never,
  }),
  'no-go': report({
    verdict: decided('NO-GO', [finding(), elsewhere]),
    findings: [elsewhere, finding(), warn, note],
    documents: [judged('docs/a b,c: 100%/rückfall #1.md', 0, 'runbook'), ...documents],
    tallies,
  }),
  nothing: report({
    verdict: decided(
      'INDETERMINATE',
      [],
      ['No document was judged: none is a release document that a rule asks about.'],
    ),
    findings: [],
    documents: [],
    coverage: { documents: 0, rules: 0, evaluations: 0 },
    tallies: [],
  }),
  problems: report({
    verdict: decided('INDETERMINATE', [problem, missing]),
    findings: [],
    problems: [
      missing,
      problem,
      { ...problem, severity: 'note', code: 'damaged-encoding', message: 'It is read as UTF-8.' },
    ],
    documents,
    tallies,
  }),
  'cannot-tell': report({ verdict: decided('INDETERMINATE', [untold]), findings: [untold], documents }),
  warnings: report({ verdict: GO, findings: [warn, note], documents }),
  'too-many-warnings': report({
    verdict: {
      decision: 'NO-GO',
      because: [warn.fingerprint],
      reasons: ['There is 1 warning, and at most 0 are accepted.'],
    },
    findings: [warn],
    documents,
  }),
  'set-aside': report({
    verdict: GO,
    findings: [
      finding({ waivedBy: 'OPS-12' }),
      finding({ rule: 'contract/atomic', suppressedBy: until, fingerprint: '5555555555555555' }),
      finding({ rule: 'contract/known', known: true, fingerprint: '6666666666666666' }),
    ],
    documents,
  }),
  unchanged: report({
    verdict: GO,
    findings: [],
    documents: [],
    tallies: [],
    coverage: { documents: 0, rules: 0, evaluations: 0 },
    since: {
      revision: 'main::x ##[error]',
      commit: '0123456789abcdef0123456789abcdef01234567',
      documents: 12,
      changed: 0,
      linking: 0,
      everything: null,
    },
    baseline: { path: 'gonogo-baseline.json', known: 3, stale: [] },
  }),
  several: report({
    verdict: decided('NO-GO', [finding()]),
    findings: [finding(), finding({ documentIndex: 1, fingerprint: '7777777777777777', span: at(9, 1, 2) })],
    documents: [...documents, judged('plan.yaml', 1)],
  }),
  hostile: report({
    verdict: { decision: 'NO-GO', because: ['0123456789abcdef'], reasons: [hostile] },
    findings: [
      finding({
        message: hostile,
        why: hostile,
        fix: hostile,
        path: HOSTILE_PATH,
        where: hostile,
        rule: 'own/a|b]]>',
        subject: { type: 'step', label: hostile },
        related: [{ path: HOSTILE_PATH, span: at(1, 1, 2), message: hostile }],
      }),
      finding({ waivedBy: hostile, fingerprint: '8888888888888888' }),
    ],
    problems: [{ ...problem, message: hostile, fix: hostile, path: HOSTILE_PATH }],
    documents: [judged(HOSTILE_PATH), ...documents],
  }),
  'many-problems': report({
    verdict: decided(
      'INDETERMINATE',
      [],
      ['x'.repeat(2000), ...Array.from({ length: 300 }, (_, index) => `Reason ${index}.`)],
    ),
    findings: repeated.slice(0, 400).map((one) => ({ ...one, known: true as const, path: one.path.repeat(20) })),
    problems: repeated.slice(0, 6000).map(({ message, path, level }, index) => ({
      ...problem,
      severity: level === 'note' ? ('note' as const) : ('error' as const),
      message: message.repeat(12),
      path: `${path.repeat(30)}${index}.md`,
    })),
    documents,
  }),
  many: report({
    verdict: decided(
      'NO-GO',
      repeated.filter(({ level }) => level === 'block'),
    ),
    findings: repeated,
    documents: Array.from({ length: 300 }, (_, index) => judged(`docs/${index}.md`, 0, 'runbook')),
  }),
}
