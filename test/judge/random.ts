import fc from 'fast-check'
import {
  type ActiveRule,
  type Fact,
  LEVELS,
  type Outcome,
  PILLARS,
  type Problem,
  type Result,
  type Span,
  type Trace,
} from '../../src/model/index.js'
import { active, fact, subject } from '../policy/samples.js'

export const LINES = 200

const someSpan: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 1, max: LINES }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([line, column, length]) => ({ line, column, endLine: line, endColumn: column + length }))

const someFact: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.constantFrom('text.one', 'text.two'),
    fc.constantFrom('stated', 'absent', 'unfilled', 'unreadable'),
    fc.constantFrom('canary', 'rolling', null),
    someSpan,
  )
  .map(([name, state, value, span]) => fact(name, state as Fact['state'], value, span))

const someRule: fc.Arbitrary<ActiveRule> = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(...LEVELS), fc.option(fc.constantFrom(...PILLARS)))
  .map(([name, level, pillar]) =>
    active({ fact: 'text.one', operator: 'isStated' }, { id: `sample/${name}`, level, pillar }),
  )

const someOutcome: fc.Arbitrary<Outcome> = fc
  .tuple(
    someRule,
    fc.constantFrom<Result>('met', 'met', 'not-met', 'not-applicable', 'cannot-tell'),
    someFact,
    fc.constantFrom('plan.yaml', 'runbook.md'),
    fc.nat(2),
  )
  .map(([one, result, blamed, path, number]) => outcome(one, result, blamed, { path, key: `step ${number}` }))

/** An outcome whose rule tests the blamed fact. */
export function outcome(
  one: ActiveRule,
  result: Result,
  blamed: Fact,
  changes: Parameters<typeof subject>[1] = {},
): Outcome {
  const require: Trace = {
    type: 'test',
    holds: result === 'met' ? true : result === 'cannot-tell' ? 'unknown' : false,
    fact: blamed,
    operator: 'isStated',
    expected: undefined,
  }
  const isOpen = result === 'not-met' || result === 'cannot-tell'
  return {
    active: one,
    subject: subject([blamed], changes),
    result,
    blame: isOpen ? [blamed] : [],
    when: null,
    require,
  }
}

export const someOutcomes = fc.array(someOutcome, { maxLength: 12 })

export const someProblem: fc.Arbitrary<Problem> = fc
  .tuple(fc.constantFrom('plan.yaml', 'notes.md'), someSpan, fc.constantFrom('error', 'note'))
  .map(([path, span, severity]) => ({
    code: 'unclosed-fence',
    severity: severity as Problem['severity'],
    message: 'A fence is never closed.',
    fix: 'Close it.',
    path,
    span,
  }))
