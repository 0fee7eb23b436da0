import fc from 'fast-check'
import { judge } from '../../src/judge/index.js'
import {
  EVIDENCE_OPERATORS,
  type EvidenceResult,
  FILE_FORMATS,
  type GateReport,
  KINDS,
  type Observation,
  type Question,
  RELATIONS,
  type Report,
  type Seen,
  WAIVER_STANDINGS,
  type WaiverReport,
} from '../../src/model/index.js'
import { someOutcomes, someProblem } from '../judge/random.js'
import { CATALOGUE } from '../policy/samples.js'

/** Any text that a document may hold, half of a surrogate pair too. */
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('\ud83d'))
const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null })
const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())
const operator = fc.constantFrom(...EVIDENCE_OPERATORS)
// JSON knows no negative zero.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0)
const span = fc.integer({ min: 1, max: 99 }).map((line) => ({ line, column: 1, endLine: line, endColumn: 2 }))

const is = <T extends string>(type: T) => fc.constant(type)

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    type: is('git'),
    repository: text,
    tag: text,
    annotated: fc.boolean(),
    signed: fc.boolean(),
    ancestorOf: orNull(text),
  }),
  fc.record({ type: is('registry'), url: text, repository: text, reference: text, digest: orNull(text) }),
  fc.record({ type: is('prometheus'), url: text, query: text, operator, value: number }),
  fc.record({
    type: is('http'),
    url: text,
    pointer: text,
    operator,
    value: fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    dated: orNull(text),
  }),
  fc.record({ type: is('file'), path: text, format: fc.constantFrom(...FILE_FORMATS) }),
)

const seen: fc.Arbitrary<Seen> = fc.oneof(
  fc.record({
    type: is('git'),
    exists: fc.boolean(),
    commit: orNull(fc.constant('c'.repeat(40))),
    annotated: fc.boolean(),
    signature: fc.constantFrom('good', 'bad', 'none', 'unknown', null),
    signer: orNull(text),
    ancestor: orNull(fc.boolean()),
  }),
  fc.record({ type: is('registry'), exists: fc.boolean(), digest: orNull(text), mediaType: orNull(text) }),
  fc.record({ type: is('prometheus'), series: fc.array(fc.record({ labels: text, value: text }), { maxLength: 3 }) }),
  fc.record({ type: is('http'), status: fc.integer({ min: 100, max: 599 }), found: fc.boolean(), value: orNull(text) }),
  fc.record({
    type: is('junit'),
    sha256: digest,
    tests: fc.nat(9),
    failures: fc.nat(9),
    errors: fc.nat(9),
    skipped: fc.nat(9),
  }),
  fc.record({ type: is('drill'), sha256: digest, outcome: orNull(text), duration: orNull(fc.nat(9999)) }),
  fc.record({ type: is('approval'), sha256: digest, decision: orNull(text), by: orNull(text), role: orNull(text) }),
)

const observation: fc.Arbitrary<Observation> = fc.record({
  name: text.map((one) => `${one}.`),
  question,
  observed: moment,
  dated: orNull(moment),
  seen: orNull(seen),
  unreadable: orNull(text),
})

const evidence: fc.Arbitrary<EvidenceResult> = fc
  .tuple(observation, span, orNull(fc.nat(9999)), fc.constantFrom('holds', 'fails', 'unreadable'), text)
  .map(([one, where, maxAge, answer, says]) => ({
    demand: {
      name: one.name,
      question: one.question,
      credentials: { tokenEnv: null, usernameEnv: null, passwordEnv: null },
      maxAge,
      timeout: 10,
      path: 'gonogo.config.yaml',
      span: where,
    },
    observation: one,
    answer: answer as EvidenceResult['answer'],
    says,
    remedy: '',
    date: one.dated,
  }))

const waiver: fc.Arbitrary<WaiverReport> = fc
  .tuple(text, text, orNull(text), fc.constantFrom(...WAIVER_STANDINGS), orNull(moment), span)
  .map(([rule, words, scope, standing, until, where]) => ({
    waiver: {
      rule,
      scope: { path: scope, subject: null, fingerprint: null },
      reason: words,
      approvedBy: words,
      ticket: words,
      expires: words,
      path: 'waivers.yaml',
      span: where,
      expiresSpan: where,
      approvedBySpan: where,
    },
    standing,
    until,
    allows: [],
    meant: [],
  }))

const report: fc.Arbitrary<Report> = fc
  .tuple(someOutcomes, fc.array(someProblem, { maxLength: 3 }), fc.option(text))
  .map(([outcomes, problems, ticket]) => {
    const documents = [{ path: 'plan.yaml', index: 0, kind: 'release-plan', kindBecause: 'a test' }] as const
    const input = { outcomes, catalogue: CATALOGUE, documents, problems, expected: outcomes.length, maxWarnings: 1 }
    const judged = judge(input)
    const findings = judged.findings.map((one, at) =>
      at === 0 && ticket !== null ? { ...one, waivedBy: ticket } : one,
    )
    return { ...judged, findings }
  })

const trusted: fc.Arbitrary<GateReport['trusted']> = orNull(
  fc.record({
    revision: text,
    commit: text,
    report,
    evidence: fc.array(evidence, { maxLength: 2 }),
    differences: fc.array(
      fc.record({
        what: fc.constantFrom('rule', 'waiver', 'evidence', 'config'),
        name: text,
        trusted: orNull(text),
        head: orNull(text),
        weaker: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  }),
)

/** Any answer of a gate about the files `plan.yaml` and `runbook.md`. */
export const someGate: fc.Arbitrary<GateReport> = fc.record({
  version: fc.constant(1 as const),
  report,
  at: moment,
  validUntil: orNull(fc.record({ moment, because: fc.array(text, { maxLength: 2 }) })),
  author: orNull(text),
  config: orNull(fc.constantFrom('gonogo.config.yaml', '../gonogo.config.yaml')),
  maxWarnings: orNull(fc.nat()),
  joined: fc
    .tuple(digest, fc.constantFrom(...RELATIONS), orNull(fc.constantFrom(...KINDS)))
    .map(([sha256, relation, kind]) => [
      { path: 'plan.yaml', place: 'plan.yaml', relation: 'plan' as const, kind: 'release-plan' as const, sha256 },
      { path: 'runbook.md', place: 'runbook.md', relation, kind, sha256 },
    ]),
  documents: fc.constant([]),
  history: fc.array(
    fc.record({
      type: fc.constantFrom('drill', 'rollback'),
      date: orNull(moment),
      duration: orNull(fc.nat(9999)),
      outcome: orNull(text),
      component: orNull(text),
      path: fc.constantFrom('plan.yaml', 'runbook.md'),
      span,
    }),
    { maxLength: 2 },
  ),
  evidence: fc.array(evidence, { maxLength: 3 }),
  waivers: fc.array(waiver, { maxLength: 2 }),
  rules: fc.array(fc.record({ id: text, level: fc.constantFrom('block', 'warn', 'note'), sha256: digest }), {
    maxLength: 3,
  }),
  trusted,
  gonogo: text,
})
