import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalText,
  contradictionIn,
  statementOf,
  unlike,
  type VerdictDocument,
  verdictDocument,
} from '../../src/attest/index.js'
import { parse } from '../../src/formats/index.js'
import type { Document, GateReport } from '../../src/model/index.js'
import { conforms } from '../../src/schema/index.js'
import { validatorOf } from '../schema/standalone.js'
import { someGate } from './random.js'
import { placeOf, SAMPLE } from './sample.js'

const itself = (path: string): string => path
const again = (text: string): unknown => JSON.parse(text)

describe('the verdict as a document', () => {
  test('is valid by its schema, whatever a gate answers, and says the same when it is read back', () => {
    const validate = validatorOf('verdict')
    fc.assert(
      fc.property(someGate, (gate) => {
        const verdict = verdictDocument(gate, itself)
        const text = canonicalText(verdict)
        expect(again(text)).toEqual(verdict)
        expect(validate(again(text)), JSON.stringify(validate.errors)).toBe(true)
        const [document] = parse({ path: 'verdict.json', text }, { format: 'json' }) as readonly [Document]
        expect(conforms('verdict', document)).toBe(true)
      }),
    )
  })

  test('is the same from every folder', () => {
    // `z/plan.yaml` comes after `a/runbook.md`, and `plan.yaml` before `runbook.md`.
    const names = new Map([
      ['plan.yaml', 'z/plan.yaml'],
      ['runbook.md', 'a/runbook.md'],
      ['notes.md', '../notes.md'],
    ])
    const back = new Map([...names].map(([place, path]) => [path, place]))
    fc.assert(
      fc.property(someGate, (gate) => {
        const seen = fromElsewhere(gate, names)
        const elsewhere = verdictDocument(seen, (path) => back.get(path) ?? path)
        expect(canonicalText(elsewhere)).toBe(canonicalText(verdictDocument(gate, itself)))
      }),
    )
  })

  test('holds nothing but what the gate says', async () => {
    await expect(canonicalText(verdictDocument(SAMPLE, placeOf))).toMatchFileSnapshot(
      '../../fixtures/schema/verdict/valid/go.json',
    )
  })

  test('is consistent where a gate gave it', () => {
    expect(contradictionIn(verdictDocument(SAMPLE, placeOf))).toBeNull()
  })
})

/** Every path renamed, and sorted by the new ones as reports are. */
function fromElsewhere(gate: GateReport, names: ReadonlyMap<string, string>): GateReport {
  const renamed = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return key === 'path' ? (names.get(value) ?? value) : value
    if (Array.isArray(value)) return value.map((one) => renamed(one))
    if (typeof value !== 'object' || value === null || value instanceof Map) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, name)]))
  }
  const reportOf = (report: GateReport['report']): GateReport['report'] => {
    const findings = report.findings.map((one) => renamed({ ...one, outcome: null }) as typeof one)
    const problems = report.problems.map((one) => renamed(one) as typeof one)
    const reasons = report.verdict.reasons.map((reason) =>
      reason.replace(/^[\w.]+(?=:\d)/, (path) => names.get(path) ?? path),
    )
    const sorted = <T extends { readonly path: string }>(all: readonly T[]) =>
      all.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    return {
      ...report,
      verdict: { ...report.verdict, reasons: reasons.toSorted() },
      pillars: renamed(report.pillars) as typeof report.pillars,
      findings: sorted(findings),
      problems: sorted(problems),
    }
  }
  const joined = gate.joined.map((one) => ({ ...one, path: names.get(one.path) ?? one.path }))
  const history = gate.history.map((one) => renamed(one) as typeof one)
  const trusted = gate.trusted && { ...gate.trusted, report: reportOf(gate.trusted.report) }
  return { ...gate, report: reportOf(gate.report), joined, history, trusted }
}

describe('two verdicts', () => {
  test('differ nowhere exactly where they are the same bytes', () => {
    fc.assert(
      fc.property(someGate, someGate, (one, other) => {
        const [a, b] = [verdictDocument(one, itself), verdictDocument(other, itself)]
        expect(unlike(a, a)).toEqual([])
        expect(unlike(a, b).length === 0).toBe(canonicalText(a) === canonicalText(b))
        for (const key of Object.keys(a) as (keyof VerdictDocument)[]) {
          const mixed = { ...a, [key]: b[key] }
          expect(unlike(a, mixed).length === 0).toBe(canonicalText(a) === canonicalText(mixed))
        }
      }),
    )
  })

  const sample = verdictDocument(SAMPLE, placeOf)
  const [plan, runbook] = sample.documents
  test.each([
    ['the verdict', { verdict: 'NO-GO' }, '`verdict` was GO and is NO-GO'],
    [
      'a document that changed',
      { documents: [plan, { ...runbook, sha256: 'b'.repeat(64) }] },
      'docs/runbook.md differs: sha256',
    ],
    ['a document that is gone', { documents: [plan] }, 'document docs/runbook.md is gone'],
    ['a waiver that is gone', { waivers: [] }, 'waiver CHG-7 of contract/time-bound is gone'],
    [
      'a rule of another level',
      { rules: [sample.rules[0], { ...sample.rules[1], level: 'note' }] },
      'rule contract/time-bound differs: level',
    ],
    ['what was found', { findings: [] }, 'finding 0123456789abcdef of contract/time-bound is gone'],
    ['the version', { versions: { gonogo: '0.2.0' } }, '`versions` was {"gonogo":"0.1.0"} and is {"gonogo":"0.2.0"}'],
    ['the order alone', { documents: [runbook, plan] }, '`documents` differs'],
  ])('differ by %s', (_what, change, says) => {
    const found = unlike(sample, { ...sample, ...change } as VerdictDocument)
    expect(found.map((one) => one.says)).toEqual([expect.stringContaining(says)])
  })
})

describe('a verdict that contradicts itself', () => {
  const sample = verdictDocument(SAMPLE, placeOf)
  const [finding] = sample.findings
  const [waiver] = sample.waivers
  const [evidence] = sample.evidence
  test.each<readonly [string, object, string]>([
    ['a GO that is blocked', { findings: [{ ...finding, waivedBy: null }] }, 'blocks'],
    [
      'a GO over what could not be told',
      { findings: [{ ...finding, waivedBy: null, result: 'cannot-tell' }] },
      'blocks',
    ],
    [
      'a GO over a broken document',
      { problems: [{ code: 'x', severity: 'error', message: 'It is broken.', place: 'a.md', line: 1 }] },
      'a.md could not be trusted',
    ],
    [
      'a GO that the trusted rules do not give',
      { trusted: { ...sample.trusted, verdict: 'NO-GO' } },
      'the rules of main say NO-GO',
    ],
    ['an end before its beginning', { validUntil: { moment: sample.at, because: [] } }, 'not after'],
    ['a NO-GO that holds for a time', { verdict: 'NO-GO' }, 'how long a GO holds'],
    ['no plan', { documents: [] }, 'no plan'],
    ['a waiver that nobody wrote', { waivers: [] }, 'no waiver in force allows that'],
    ['a waiver that has expired', { waivers: [{ ...waiver, standing: 'expired' }] }, 'no waiver in force allows that'],
    ['a waiver for something else', { waivers: [{ ...waiver, allows: [] }] }, 'no waiver in force allows that'],
    ['a waiver that was changed', { waivers: [{ ...waiver, expires: '2099-12-31' }] }, 'another digest'],
    [
      'evidence that was changed',
      { evidence: [{ ...evidence, observation: { ...evidence?.observation, observed: '2026-11-20T12:30:00.000Z' } }] },
      'target-tag has another digest',
    ],
  ])('is found: %s', (_what, change, says) => {
    expect(contradictionIn({ ...sample, ...change } as VerdictDocument)).toContain(says)
  })
})

describe('the statement of a verdict', () => {
  const sample = verdictDocument(SAMPLE, placeOf)
  const [finding] = sample.findings
  const warned = { ...finding, level: 'warn', waivedBy: null }
  const noted = { ...finding, level: 'note', waivedBy: null }
  const open = { ...finding, waivedBy: null }
  test.each<readonly [string, object, string, string]>([
    ['a GO without findings', { findings: [] }, 'PASSED', 'passedTests'],
    ['a GO with notes', { findings: [noted] }, 'PASSED', 'passedTests'],
    ['a GO with warnings', { findings: [warned] }, 'WARNED', 'warnedTests'],
    ['a GO that was waived', {}, 'WARNED', 'warnedTests'],
    ['a NO-GO', { verdict: 'NO-GO', findings: [warned, open] }, 'FAILED', 'failedTests'],
    ['a NO-GO by too many warnings', { verdict: 'NO-GO', findings: [warned] }, 'FAILED', 'warnedTests'],
    ['what cannot be told', { verdict: 'INDETERMINATE', findings: [] }, 'FAILED', 'passedTests'],
  ])('says of %s what test results have words for', (_what, change, result, list) => {
    const { predicate } = statementOf({ ...sample, ...change } as VerdictDocument)
    expect(predicate.result).toBe(result)
    expect(predicate[list as 'passedTests']).toContain('contract/time-bound')
    expect([...predicate.passedTests, ...predicate.warnedTests, ...predicate.failedTests].sort()).toEqual([
      'contract/explicit-target',
      'contract/time-bound',
    ])
  })

  test('is about the documents, and says by what they were judged', () => {
    const { subject, predicate } = statementOf(sample)
    expect(subject.map(({ name }) => name)).toEqual(['deploy/release-plan.yaml', 'docs/runbook.md'])
    expect(predicate.configuration.map(({ name }) => name)).toEqual([
      'rule contract/explicit-target',
      'rule contract/time-bound',
      'waiver contract/time-bound CHG-7',
      'evidence target-tag',
    ])
  })
})
