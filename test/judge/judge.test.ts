import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conclude, judge, weigh } from '../../src/judge/index.js'
import type { Outcome, PILLARS, Problem, Report, Result, Span } from '../../src/model/index.js'
import { active, CATALOGUE, fact, stated } from '../policy/samples.js'
import { LINES, outcome, someOutcomes, someProblem } from './random.js'

type Circumstances = Omit<Parameters<typeof judge>[0], 'outcomes' | 'catalogue'>

const documents = ['plan.yaml', 'runbook.md'].map((path) => {
  return { path, index: 0, kind: 'release-plan' as const, kindBecause: 'kind: release-plan' }
})

function report(outcomes: readonly Outcome[], changes: Partial<Circumstances> = {}): Report {
  const circumstances = { documents, problems: [], expected: outcomes.length, maxWarnings: null, ...changes }
  return judge({ outcomes, catalogue: CATALOGUE, ...circumstances })
}

const one = (
  result: Result,
  level: 'block' | 'warn' | 'note' = 'block',
  pillar: (typeof PILLARS)[number] | null = null,
) =>
  outcome(active({ fact: 'text.one', operator: 'isStated' }, { level, pillar }), result, stated('text.one', 'canary'))

const problem = (severity: Problem['severity']): Problem => ({
  code: 'unclosed-fence',
  severity,
  message: 'A fence is never closed.',
  fix: 'Close it.',
  path: 'notes.md',
  span: { line: 4, column: 1, endLine: 4, endColumn: 4 },
})

describe('the verdict', () => {
  const met = one('met')
  const noKind = documents.map((document) => ({ ...document, kind: null }))
  test.each<readonly [string, readonly Outcome[], Partial<Circumstances>, Report['verdict']['decision']]>([
    ['everything is met', [met], {}, 'GO'],
    ['a warning and a note', [met, one('not-met', 'warn'), one('not-met', 'note')], {}, 'GO'],
    ['something blocks', [met, one('not-met')], {}, 'NO-GO'],
    ['warnings within the limit', [one('not-met', 'warn')], { maxWarnings: 1 }, 'GO'],
    ['warnings over the limit', [one('not-met', 'warn')], { maxWarnings: 0 }, 'NO-GO'],
    ['a warning that cannot be told is none', [met, one('cannot-tell', 'warn')], { maxWarnings: 0 }, 'GO'],
    ['a block that cannot be told', [met, one('cannot-tell')], {}, 'INDETERMINATE'],
    ['something blocks and something cannot be told', [one('not-met'), one('cannot-tell')], {}, 'NO-GO'],
    ['a problem of severity error, even elsewhere', [met], { problems: [problem('error')] }, 'INDETERMINATE'],
    ['a problem of severity note', [met], { problems: [problem('note')] }, 'GO'],
    ['no outcomes', [], {}, 'INDETERMINATE'],
    ['no documents', [], { documents: [] }, 'INDETERMINATE'],
    ['no release document', [met], { documents: noKind }, 'INDETERMINATE'],
    ['no rule applied', [one('not-applicable')], {}, 'INDETERMINATE'],
    ['an outcome is lost', [met], { expected: 2 }, 'INDETERMINATE'],
    ['an outcome too many', [met, met], { expected: 1 }, 'INDETERMINATE'],
  ])('with %s', (_title, outcomes, changes, decision) => {
    const { verdict } = report(outcomes, changes)
    expect(verdict.decision).toBe(decision)
    expect(verdict.reasons.length > 0).toBe(decision !== 'GO')
    expect(verdict.reasons.every((reason) => reason.endsWith('.'))).toBe(true)
  })

  test('names the findings that decided', () => {
    const { verdict, findings } = report([one('not-met'), one('not-met', 'warn'), one('cannot-tell')])
    const blocking = findings.filter(({ level, result }) => level === 'block' && result === 'not-met')
    expect(verdict.because).toEqual(blocking.map(({ fingerprint }) => fingerprint))
  })

  test('is never GO after an error was added, and never GO without outcomes', () => {
    fc.assert(
      fc.property(
        someOutcomes,
        fc.array(someProblem, { maxLength: 3 }),
        fc.nat(3),
        (outcomes, problems, maxWarnings) => {
          const broken = report(outcomes, { problems: [...problems, problem('error')], maxWarnings })
          expect(broken.verdict.decision).not.toBe('GO')
          expect(report([], { problems, maxWarnings }).verdict.decision).not.toBe('GO')
        },
      ),
    )
  })

  test('is never better with one more outcome that is not met or cannot be told', () => {
    const rank = { GO: 0, INDETERMINATE: 1, 'NO-GO': 2 }
    const worse = fc.constantFrom(one('not-met'), one('cannot-tell'))
    fc.assert(
      fc.property(someOutcomes, worse, fc.nat(3), (outcomes, added, maxWarnings) => {
        const before = report(outcomes, { maxWarnings }).verdict.decision
        const after = report([...outcomes, added], { maxWarnings }).verdict.decision
        expect(after).not.toBe('GO')
        if (outcomes.some(({ result }) => result !== 'not-applicable')) {
          expect(rank[after]).toBeGreaterThanOrEqual(rank[before])
        }
      }),
    )
  })
})

describe('the report', () => {
  test('has a finding for each outcome that is not met or cannot be told, at a place inside its document', () => {
    fc.assert(
      fc.property(someOutcomes, (outcomes) => {
        const { findings, coverage } = report(outcomes)
        const open = outcomes.filter(({ result }) => result === 'not-met' || result === 'cannot-tell')
        expect(findings.length).toBe(open.length)
        expect(coverage.evaluations).toBe(outcomes.length)
        for (const { span, path, message } of findings) {
          expect(open.some(({ subject }) => subject.path === path)).toBe(true)
          expect(span.line >= 1 && span.endLine <= LINES && span.column >= 1).toBe(true)
          expect(message).not.toBe('')
        }
      }),
    )
  })

  test('is sorted by path, line, column and rule, and the same whatever way the outcomes come', () => {
    fc.assert(
      fc.property(someOutcomes, (outcomes) => {
        const { findings } = report(outcomes)
        const keys = findings.map(({ path, span, rule }) =>
          [path, 1000 + span.line, 1000 + span.column, rule].join(' '),
        )
        expect(keys).toEqual([...keys].sort())
        const weighed = outcomes.map((single) => weigh([single], CATALOGUE))
        const shared = { problems: [], expected: outcomes.length, tallies: [], clock: null }
        const together = conclude([{ documents, weighed, ...shared }], { maxWarnings: null })
        expect(together).toEqual(report(outcomes))
      }),
    )
  })

  test('marks as judged what a rule was asked about', () => {
    const { documents: listed, coverage } = report([one('not-applicable')])
    expect(listed.map(({ path, judged }) => [path, judged])).toEqual([
      ['plan.yaml', true],
      ['runbook.md', false],
    ])
    expect(coverage).toEqual({ documents: 1, rules: 1, evaluations: 1 })
  })
})

describe('fingerprints', () => {
  const move = (span: Span, lines: number): Span => ({
    ...span,
    line: span.line + lines,
    endLine: span.endLine + lines,
  })
  const shifted = (single: Outcome, lines: number): Outcome => {
    const blame = single.blame.map((blamed) => ({
      ...blamed,
      locations: blamed.locations.map((span) => move(span, lines)),
      nearest: move(blamed.nearest, lines),
    }))
    return { ...single, blame, subject: { ...single.subject, span: move(single.subject.span, lines) } }
  }

  test('are sixteen hex digits, and no two are equal', () => {
    fc.assert(
      fc.property(someOutcomes, (outcomes) => {
        const prints = report(outcomes).findings.map(({ fingerprint }) => fingerprint)
        expect(prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true)
        expect(new Set(prints).size).toBe(prints.length)
      }),
    )
  })

  test('hold when all lines are shifted', () => {
    fc.assert(
      fc.property(someOutcomes, fc.integer({ min: 1, max: 50 }), (outcomes, lines) => {
        const prints = (list: readonly Outcome[]) => report(list).findings.map(({ fingerprint }) => fingerprint)
        expect(prints(outcomes.map((single) => shifted(single, lines)))).toEqual(prints(outcomes))
      }),
    )
  })

  const rule = active({ fact: 'text.one', operator: 'isStated' })
  const print = (...args: Parameters<typeof outcome>) => report([outcome(...args)]).findings[0]?.fingerprint
  const base = print(rule, 'not-met', stated('text.one', 'canary'))
  test.each([
    ['the value', print(rule, 'not-met', stated('text.one', 'rolling'))],
    ['the state', print(rule, 'not-met', fact('text.one', 'unfilled', 'canary'))],
    ['the place in the document', print(rule, 'not-met', { ...stated('text.one', 'canary'), where: '/elsewhere' })],
    ['the subject', print(rule, 'not-met', stated('text.one', 'canary'), { key: 'step 2' })],
    ['the path', print(rule, 'not-met', stated('text.one', 'canary'), { path: 'runbook.md' })],
    [
      'the rule',
      print(
        active({ fact: 'text.one', operator: 'isStated' }, { id: 'sample/other' }),
        'not-met',
        stated('text.one', 'canary'),
      ),
    ],
  ])('change with %s', (_what, other) => {
    expect(other).not.toBe(base)
  })
})

describe('a pillar', () => {
  test.each<readonly [string, readonly Outcome[], string]>([
    ['strong where every rule is met', [one('met', 'block', 'ownership')], 'strong'],
    ['strong with a note', [one('not-met', 'note', 'ownership')], 'strong'],
    ['weak with a warning', [one('met', 'block', 'ownership'), one('not-met', 'warn', 'ownership')], 'weak'],
    [
      'missing where something blocks',
      [one('cannot-tell', 'block', 'ownership'), one('not-met', 'block', 'ownership')],
      'missing',
    ],
    [
      'unknown where something cannot be told',
      [one('met', 'block', 'ownership'), one('cannot-tell', 'warn', 'ownership')],
      'unknown',
    ],
    ['unknown where nothing was asked', [one('met', 'block', 'communication')], 'unknown'],
    ['unknown where nothing applied', [one('not-applicable', 'block', 'ownership')], 'unknown'],
  ])('is %s', (_title, outcomes, state) => {
    expect(report(outcomes).pillars.ownership.state).toBe(state)
  })

  test('quotes one answer to each fact of each document, the most telling first, and not more than six', () => {
    const pillar = 'ownership'
    const about = (name: string) => active({ fact: name, operator: 'isStated' }, { pillar })
    const said = (name: string, value: string, path = 'plan.yaml') =>
      outcome(about(name), 'met', stated(name, value), { path })
    const unsaid = outcome(about('text.two'), 'not-met', fact('text.two', 'absent'))
    const third = said('text.one', 'third', 'runbook.md')
    const few = [unsaid, said('step.text', 'a step'), said('text.one', 'first'), said('text.one', 'second'), third]
    const { answers, because } = report(few).pillars[pillar]
    expect(answers.map(({ fact: name, state, value, path }) => [name, state, value, path])).toEqual([
      ['text.one', 'stated', 'first', 'plan.yaml'],
      ['text.one', 'stated', 'third', 'runbook.md'],
      ['text.two', 'absent', 'not stated', 'plan.yaml'],
      ['step.text', 'stated', 'a step', 'plan.yaml'],
    ])
    expect(because.length).toBe(1)
    const many = [...CATALOGUE.keys()].map((name) => said(name, 'said'))
    expect(report(many).pillars[pillar].answers.length).toBe(6)
  })
})
