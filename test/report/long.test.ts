import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Problem, Report, Verdict } from '../../src/model/index.js'
import { FORMATS, type View } from '../../src/report/index.js'
import { at, finding, report, view } from './sample.js'

const stylish = FORMATS.get('stylish') as (report: Report, view: View) => string

/** What is found in one of many documents: rules by number, each once or more often. */
const found = fc.array(
  fc.record({
    rule: fc.integer({ min: 0, max: 11 }),
    level: fc.constantFrom('block', 'warn', 'note'),
    result: fc.constantFrom('not-met', 'not-met', 'cannot-tell'),
    set: fc.constantFrom({}, {}, {}, { waivedBy: 'OPS-12' }, { known: true as const }),
    times: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 8 },
)

const documents = fc.array(
  fc.record({ found, applied: fc.integer({ min: 0, max: 3 }), isBroken: fc.boolean(), isJudged: fc.boolean() }),
  { maxLength: 60 },
)

/** A report on documents in which that was found. */
const someReport = documents.map((all): Report => {
  const findings = all.flatMap(({ found: some, isJudged }, index) =>
    (isJudged ? some : []).flatMap(({ rule, level, result, set, times }) =>
      Array.from({ length: times }, (_, nth) => {
        const fingerprint = `${index}-${rule}-${level}-${nth}`.padEnd(16, '0')
        const where = { path: `plans/${index}.yaml`, span: at(nth + 1, 1, 2) }
        return finding({ rule: `house/rule-${rule}`, level, result, ...set, ...where, fingerprint })
      }),
    ),
  )
  const problems = all.flatMap(({ isBroken }, index): readonly Problem[] => {
    const where = { path: `plans/${index}.yaml`, span: at(1, 1, 2) }
    return isBroken ? [{ code: 'broken', severity: 'error', message: 'It is broken.', fix: 'Mend it.', ...where }] : []
  })
  const reasons = [...findings, ...problems].map(({ path, message }) => `${path}: ${message}`)
  const verdict: Verdict = { decision: 'NO-GO', because: findings.map((one) => one.fingerprint), reasons }
  return report({
    verdict,
    findings,
    problems,
    documents: all.map(({ isJudged, applied }, index) => {
      const kindBecause = 'it says so'
      return { path: `plans/${index}.yaml`, index: 0, kind: 'release-plan', kindBecause, judged: isJudged, applied }
    }),
  })
})

/** Findings that are shown in full, by how their place is written. */
const inFull = (text: string) => text.match(/^ {2}--> \S+ {2}\(\S+\)$/gmu)?.length ?? 0
const numbers = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, amount = '']) => Number(amount.replaceAll(',', '')))
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)

const isKnown = ({ known, result }: Finding) => known === true && result === 'not-met'
const tells = ({ level, result, waivedBy, known }: Finding) =>
  level === 'block' && (result === 'cannot-tell' || (waivedBy === undefined && known === undefined))

describe('a report on any number of documents', () => {
  it('shows or counts every finding, and shows each where everything is asked for', () => {
    fc.assert(
      fc.property(someReport, (one) => {
        const text = stylish(one, view())
        const here = numbers(text, /: ([\d,]+) more like th/gu)
        const elsewhere = numbers(text, /^\S+\[\S+\]: ([\d,]+) more in [\d,]+ documents?$/gmu)
        const shown = one.findings.filter((each) => !isKnown(each)).length
        expect(inFull(text) + sum(here) + sum(elsewhere)).toBe(shown)
        const problems = text.match(/^error\[broken\]: It is broken\.$/gmu)?.length ?? 0
        expect(problems + sum(numbers(text, /^error\[broken\]: ([\d,]+) more in/gmu))).toBe(one.problems.length)
        expect(inFull(stylish(one, view({ verbose: true })))).toBe(one.findings.length)
      }),
    )
  })

  it('stays within a few screens', () => {
    fc.assert(
      fc.property(someReport, (one) => {
        expect(stylish(one, view()).split('\n').length).toBeLessThan(700)
      }),
    )
  })

  it('names every rule that keeps a document from a GO, also where little is asked for', () => {
    fc.assert(
      fc.property(someReport, fc.boolean(), (one, quiet) => {
        const text = stylish(one, view({ quiet }))
        for (const { rule } of one.findings.filter(tells)) expect(text).toContain(`[${rule}]`)
        if (one.problems.length > 0) expect(text).toContain('error[broken]')
      }),
    )
  })

  it('says of each judged document once whether it is a GO, and of none that it is where something is unknown', () => {
    fc.assert(
      fc.property(someReport, (one) => {
        const text = stylish(one, view())
        const judged = one.documents.filter((document) => document.judged)
        const states = /^Documents: (.+)$/mu.exec(text)?.[1] ?? ''
        expect(states === '').toBe(judged.length <= 10)
        if (states === '') return
        const amount = (state: string) => sum(numbers(states, new RegExp(`(?:^|, )([\\d,]+) ${state}(?:,|$)`, 'gu')))
        expect(amount('GO') + amount('NO-GO') + amount('unknown')).toBe(judged.length)
        const kept = judged.filter(({ path, applied }) => {
          const wrong = one.problems.some((problem) => problem.path === path)
          return applied === 0 || wrong || one.findings.some((each) => each.path === path && tells(each))
        })
        expect(amount('GO')).toBe(judged.length - kept.length)
      }),
    )
  })
})
