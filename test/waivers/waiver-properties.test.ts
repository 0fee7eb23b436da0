import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '../../src/judge/index.js'
import type { Finding, Outcome, Report, Waiver, WaiverReport } from '../../src/model/index.js'
import { matchesGlobs } from '../../src/schema/index.js'
import { waived, weighWaivers } from '../../src/waivers/index.js'
import { someOutcomes } from '../judge/random.js'
import { CATALOGUE } from '../policy/samples.js'
import { waiverOf } from './waivers.js'

const NOW = '2026-12-01T12:00:00Z'
const terms = { timeZone: 'Europe/Berlin', approvers: ['head of operations', 'release board'], author: 'developer' }

const someScope = fc.record({
  path: fc.constantFrom(null, null, '**', 'plan.yaml', '*.md', 'other.yaml'),
  subject: fc.constantFrom(null, null, 'the document', 'step "1"'),
  // Of the findings that there are, by their number, or of none.
  nth: fc.option(fc.nat(12)),
})
const someWaiver = fc.record({
  rule: fc.constantFrom('sample/a', 'sample/b', 'sample/c', 'sample/d', 'sample/x'),
  scope: someScope,
  approvedBy: fc.constantFrom('head of operations', 'release board', 'developer', 'somebody'),
  expires: fc.constantFrom('2026-12-31', '2026-12-01', '2026-11-30', 'never'),
})
const someForbidden = fc.subarray(['sample/a', 'sample/b', 'sample/c', 'sample/d'])

/** Everything a run needs, with rules that forbid waiving. */
const someRun = fc
  .tuple(someOutcomes, fc.array(someWaiver, { maxLength: 8 }), someForbidden, fc.option(fc.nat(3)))
  .map(([outcomes, drafts, forbidden, maxWarnings]) => {
    const own = outcomes.map(({ active, ...one }): Outcome => {
      return { ...one, active: { ...active, rule: { ...active.rule, waivable: !forbidden.includes(active.rule.id) } } }
    })
    const { findings } = report(own, maxWarnings)
    const waivers = drafts.map(({ scope: { nth, path, subject }, ...data }, index) => {
      const fingerprint = nth === null ? null : (findings[nth]?.fingerprint.slice(0, 10) ?? 'ffffffffff')
      return waiverOf({ ...data, scope: { path, subject, fingerprint }, ticket: `REL-${index}` })
    })
    return { outcomes: own, waivers, maxWarnings }
  })

type Run = { outcomes: readonly Outcome[]; waivers: readonly Waiver[]; maxWarnings: number | null }

function report(
  outcomes: readonly Outcome[],
  maxWarnings: number | null,
  reports: readonly WaiverReport[] = [],
): Report {
  const documents = ['plan.yaml', 'runbook.md'].map((path) => {
    return { path, index: 0, kind: 'release-plan' as const, kindBecause: 'kind: release-plan' }
  })
  const mark = (findings: readonly Finding[]) => waived(findings, reports)
  const circumstances = { documents, problems: [], expected: outcomes.length, maxWarnings }
  return judge({ outcomes, catalogue: CATALOGUE, ...circumstances, mark })
}

function weighed({ outcomes, waivers }: Run, findings: readonly Finding[]): readonly WaiverReport[] {
  const rules = outcomes.map(({ active }) => active)
  return weighWaivers({
    waivers,
    terms,
    findings,
    rules,
    placeOf: (path) => path,
    matches: matchesGlobs,
    now: NOW,
  })
}

/** Without waivers, and with. */
function both(run: Run) {
  const before = report(run.outcomes, run.maxWarnings)
  const reports = weighed(run, before.findings)
  return { before, reports, after: report(run.outcomes, run.maxWarnings, reports) }
}

const ORDER = ['GO', 'INDETERMINATE', 'NO-GO']
const runs = { numRuns: 2000 }

test('waivers change the verdict, never the list of findings', () => {
  fc.assert(
    fc.property(someRun, (run) => {
      const { before, after } = both(run)
      expect(after.findings.map(({ waivedBy: _, ...finding }) => finding)).toEqual(before.findings)
      expect(after.coverage).toEqual(before.coverage)
    }),
    runs,
  )
})

test('more waivers never make a verdict stricter', () => {
  fc.assert(
    fc.property(someRun, fc.nat(8), (run, fewer) => {
      const few = both({ ...run, waivers: run.waivers.slice(0, fewer) }).after
      const all = both(run).after
      expect(ORDER.indexOf(all.verdict.decision)).toBeLessThanOrEqual(ORDER.indexOf(few.verdict.decision))
      const blocking = ({ findings }: Report) => findings.filter((one) => one.level === 'block' && !one.waivedBy)
      expect(blocking(all).length).toBeLessThanOrEqual(blocking(few).length)
    }),
    runs,
  )
})

test('a GO rests on nothing but what a waiver in force may allow', () => {
  fc.assert(
    fc.property(someRun, (run) => {
      const { after, reports } = both(run)
      fc.pre(after.verdict.decision === 'GO')
      for (const finding of after.findings.filter(({ level }) => level === 'block')) {
        const report = reports.find((one) => one.allows.includes(finding.fingerprint))
        expect(report).toMatchObject({ standing: 'in-force' })
        expect(finding).toMatchObject({ result: 'not-met', waivedBy: report?.waiver.ticket })
        expect(finding).toMatchObject({ waivable: true, rule: report?.waiver.rule })
        expect(terms.approvers).toContain(report?.waiver.approvedBy)
        expect(Date.parse(report?.until ?? '')).toBeGreaterThan(Date.parse(NOW))
      }
    }),
    runs,
  )
})

test('what is not known stays so', () => {
  fc.assert(
    fc.property(someRun, (run) => {
      const { before, after } = both(run)
      const open = (one: Report) =>
        one.findings.some((finding) => finding.result === 'cannot-tell' && finding.level === 'block')
      if (open(before)) expect(after.verdict.decision).not.toBe('GO')
      expect(after.findings.filter(({ result, waivedBy }) => result === 'cannot-tell' && waivedBy)).toEqual([])
    }),
    runs,
  )
})

test('every waiver is weighed, in its order, and is for findings of its rule alone', () => {
  fc.assert(
    fc.property(someRun, (run) => {
      const { before, reports } = both(run)
      expect(reports.map(({ waiver }) => waiver)).toEqual(run.waivers)
      for (const { waiver, standing, allows, meant } of reports) {
        const found = [...allows, ...meant].map((one) => before.findings.find(({ fingerprint }) => fingerprint === one))
        expect(new Set(found.map((one) => one?.rule))).toEqual(new Set(found.length > 0 ? [waiver.rule] : []))
        if (standing !== 'in-force') expect(allows).toEqual([])
      }
    }),
    runs,
  )
})

test('a report that lies about what it allows allows nothing', () => {
  fc.assert(
    fc.property(someRun, (run) => {
      const { findings } = report(run.outcomes, null)
      const lies = run.waivers.map((waiver): WaiverReport => {
        return { waiver, standing: 'in-force', until: null, meant: [], allows: findings.map((one) => one.fingerprint) }
      })
      for (const { waivedBy, result, waivable } of waived(findings, lies)) {
        if (waivedBy) expect([result, waivable]).toEqual(['not-met', true])
      }
    }),
    runs,
  )
})
