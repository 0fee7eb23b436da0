import fc from 'fast-check'
import type { Fact, ItemTrace, Outcome, Subject, Trace, Truth, Value } from '../../src/model/index.js'
import { FACT_STATES, ITEM_TYPES } from '../../src/model/index.js'
import { OPERATORS } from '../../src/policy/index.js'
import { active, CATALOGUE, fact, SPAN, subject } from '../policy/samples.js'

const hostile = fc.constantFrom('a', '', '{}', '$&', '`|<b>', '\u001b[2J', 'x'.repeat(300), '__proto__', 'two words')
const values: fc.Arbitrary<Value> = fc.oneof(
  hostile,
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(hostile, { maxLength: 20 }),
)
const truths = fc.constantFrom<Truth[]>(true, false, 'unknown')
const names = fc.oneof(fc.constantFrom(...CATALOGUE.keys()), hostile)
const operators = fc.oneof(fc.constantFrom(...OPERATORS.map(({ name }) => name)), hostile)

const facts: fc.Arbitrary<Fact> = fc
  .tuple(names, fc.constantFrom(...FACT_STATES), values, fc.array(hostile, { maxLength: 5 }))
  .map(([name, state, value, because]) => ({
    ...fact(name, state, value),
    rejected: because.map((text) => ({ field: name, span: SPAN, because: text })),
  }))
const subjects: fc.Arbitrary<Subject> = fc
  .tuple(fc.constantFrom(...ITEM_TYPES), hostile)
  .map(([type, label]) => subject([], { type, label }))

const tests: fc.Arbitrary<Trace> = fc
  .record(
    {
      holds: truths,
      fact: facts,
      operator: operators,
      expected: fc.option(values, { nil: undefined }),
      against: facts,
      shift: fc.double({ noNaN: true, noDefaultInfinity: true }),
      missing: fc.array(hostile, { maxLength: 3 }),
      span: fc.constant(SPAN),
    },
    { requiredKeys: ['holds', 'fact', 'operator', 'expected'] },
  )
  .map((one) => ({ type: 'test', ...one }))

const counts = fc.record(
  {
    least: fc.nat(5),
    most: fc.nat(9),
    operator: operators,
    expected: values,
    against: facts,
    shift: fc.integer({ min: -9, max: 9 }),
  },
  { requiredKeys: ['least', 'most', 'operator', 'expected'] },
)

const { trace: traces } = fc.letrec<{ trace: Trace }>((tie) => {
  const inner = fc.option(tie('trace'))
  const items: fc.Arbitrary<readonly ItemTrace[]> = fc.array(
    fc.record({ subject: subjects, selected: truths, decides: fc.boolean(), where: inner, require: inner }),
    { maxLength: 3 },
  )
  return {
    trace: fc.oneof(
      { maxDepth: 4 },
      tests,
      fc
        .record(
          {
            type: fc.constantFrom('all' as const, 'any' as const, 'not' as const),
            holds: truths,
            children: fc.array(tie('trace'), { maxLength: 3 }),
            name: hostile,
          },
          { requiredKeys: ['type', 'holds', 'children'] },
        )
        .map((one): Trace => one),
      fc
        .record(
          {
            holds: truths,
            quantifier: fc.constantFrom('every', 'not-every', 'some', 'none', 'count'),
            of: fc.constantFrom(...ITEM_TYPES),
            items,
            fact: facts,
            count: counts,
            span: fc.constant(SPAN),
          },
          { requiredKeys: ['holds', 'quantifier', 'of', 'items', 'fact'] },
        )
        .map((one): Trace => ({ type: 'quantified', ...one })),
    ),
  }
})

/** Anything an outcome may hold, also what no evaluation gives: traces that contradict themselves, words that obey nobody. */
export const someOutcome: fc.Arbitrary<Outcome> = fc
  .tuple(
    fc.constantFrom('met', 'not-met', 'not-applicable', 'cannot-tell'),
    fc.option(traces),
    traces,
    fc.option(hostile, { nil: undefined }),
    subjects,
  )
  .map(([result, when, require, fault, about]) => ({
    active: active({ fact: 'text.one', operator: 'isStated' }, { for: about.type }),
    subject: about,
    result,
    blame: [],
    when,
    require,
    ...(fault === undefined ? {} : { fault }),
  }))
