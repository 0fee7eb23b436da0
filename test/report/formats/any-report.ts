import fc from 'fast-check'
import { verdictOf } from '../../../src/judge/verdict.js'
import {
  type Finding,
  LEVELS,
  PILLARS,
  type Problem,
  type Report,
  type RuleTally,
  type Span,
} from '../../../src/model/index.js'
import { report } from '../sample.js'

/** Pieces that some format would obey. */
const PIECES = [
  ...[
    'a',
    'word',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\u001b[2J',
    '\u0085',
    '\u2028',
    '\u202e',
    '\ufffe',
    '\ud800',
    '\udc00',
  ],
  ...['::error::', '::stop-commands::x', '::', '##[error]', '##[add-mask]', '%', '%0A', '%25', ':', ',', ';', '='],
  ...[
    '<b>',
    '</failure>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '&amp;',
    '&',
    '"',
    "'",
    '<?xml',
    '</details>',
    '<script>',
  ],
  ...[
    '|',
    '`',
    '``',
    '*',
    '_',
    '#',
    '- ',
    '1. ',
    '> ',
    '[a](b)',
    '](x)',
    '![',
    '\\',
    '~~',
    '@a',
    '#1',
    '$x$',
    'http://x.example',
  ],
  ...['😀', '👩‍👩‍👧', 'ü', '回', 'مرحبا', '{0}', '{a}', '{{', '.', '/', '..'],
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(''))
const name = text.map((one) => `x${one}`)
const path = fc.oneof(
  fc.constantFrom('plan.yaml', 'docs/a b.md', './c.md', '../up.md', '/abs/olute.md', 'C:/d.md'),
  fc.tuple(name, fc.constantFrom('.md', '.yaml')).map(([stem, ending]) => `${stem}${ending}`),
)

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 500 }), fc.nat({ max: 3 }), fc.nat({ max: 80 }))
  .map(([line, column, down, wide]) => ({
    line,
    column,
    endLine: line + down,
    endColumn: down === 0 ? column + wide : wide + 1,
  }))

const aside = fc.constantFrom('none', 'none', 'waived', 'suppressed', 'known')

const finding = fc
  .record({
    rule: fc.oneof(fc.constantFrom('contract/time-bound', 'runbook/owner', 'a/b'), name),
    level: fc.constantFrom(...LEVELS),
    pillar: fc.constantFrom(...PILLARS, null),
    message: text,
    why: text,
    fix: text,
    path,
    span,
    where: text,
    result: fc.constantFrom('not-met' as const, 'not-met' as const, 'cannot-tell' as const),
    label: text,
    documentIndex: fc.nat({ max: 2 }),
    related: fc.array(fc.record({ path, span, message: text }), { maxLength: 2 }),
    aside,
    reason: text,
  })
  .map(({ label, aside: by, reason, ...rest }) => ({
    ...rest,
    subject: { type: 'step' as const, label },
    source: ['E1'],
    waivable: true,
    fingerprint: '',
    ...(by === 'waived' ? { waivedBy: reason } : {}),
    ...(by === 'suppressed' ? { suppressedBy: { reason, until: null, path: rest.path, span: rest.span } } : {}),
    ...(by === 'known' ? { known: true as const } : {}),
  }))

const problem: fc.Arbitrary<Problem> = fc.record({
  code: fc.constantFrom('duplicate-key', 'missing-file', 'no-match'),
  severity: fc.constantFrom('error', 'note'),
  message: text,
  fix: text,
  path,
  span,
})

const numbered = (findings: readonly Omit<Finding, 'fingerprint'>[]): readonly Finding[] =>
  findings.map((one, index) => ({ ...one, fingerprint: index.toString(16).padStart(16, 'a') }))

/** A report as `check` could make it of the most hostile documents, with the verdict that it would give. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    findings: fc.array(finding, { maxLength: 40 }).map(numbered),
    problems: fc.array(problem, { maxLength: 12 }),
    judged: fc.nat({ max: 3 }),
    maxWarnings: fc.constantFrom(null, null, 0, 3),
    counted: fc.boolean(),
    revision: text,
  })
  .map(({ findings, problems, judged, maxWarnings, counted, revision }) => {
    const documents = [...new Set(findings.map((one) => JSON.stringify([one.path, one.documentIndex])))].map((key) => {
      const [path, index] = JSON.parse(key) as [string, number]
      return { path, index, kind: 'runbook' as const, kindBecause: 'it says so', judged: true }
    })
    const amount = documents.length + judged
    return report({
      findings,
      problems,
      documents,
      verdict: verdictOf({
        findings,
        problems,
        maxWarnings,
        judged: amount,
        applied: amount,
        evaluations: 10,
        expected: 10,
      }),
      coverage: { documents: amount, rules: 3, evaluations: 10 },
      since: {
        revision,
        commit: revision,
        documents: 9,
        changed: 1,
        linking: 0,
        everything: judged > 1 ? revision : null,
      },
      baseline: { path: revision, known: judged, stale: [] },
      ...(counted
        ? { tallies: documents.map(({ path, index }) => ({ path, index, rules: tallies(findings, path, index) })) }
        : {}),
    })
  })

function tallies(findings: readonly Finding[], path: string, index: number): readonly RuleTally[] {
  const own = findings.filter((one) => one.path === path && one.documentIndex === index)
  return [...new Set(own.map(({ rule }) => rule))].map((rule) => {
    const amount = (result: Finding['result']) => own.filter((one) => one.rule === rule && one.result === result).length
    return { rule, met: 1, notMet: amount('not-met'), notApplicable: 0, cannotTell: amount('cannot-tell') }
  })
}
