import fc from 'fast-check'
import type { ActiveRule, Condition, Fact, FactType, Quantified, Subject, Test, Value } from '../../src/model/index.js'
import { OPERATORS, type Operator } from '../../src/policy/index.js'
import { KNOWN } from './reference.js'
import { active, CATALOGUE, fact, step, subject } from './samples.js'

const texts = fc.constantFrom('a', 'b', 'ab', 'c')
const lists = fc.subarray(['a', 'b', 'c'], { minLength: 1 })
const VALUES: Readonly<Record<FactType, fc.Arbitrary<Value>>> = {
  text: texts,
  list: lists,
  number: fc.integer({ min: -1, max: 2 }),
  boolean: fc.boolean(),
  duration: fc.constantFrom(0, 60, 300),
  version: fc.constantFrom('1.2.0', '1.10.0', '2.0.0', 'r1.2.0', 'r1.10.0'),
  date: fc.constantFrom('2026-11-01', '2026-11-02', '2026-12-01'),
  quantity: fc.constantFrom('1 %', '2 %', '3 %'),
  period: fc.constantFrom('2026-11-01', '2026-11-02', '2026-12-01'),
}
const NAMES = [...CATALOGUE.keys()].filter((name) => !name.startsWith('step.'))
const STEP_NAMES = [...CATALOGUE.keys()].filter((name) => name.startsWith('step.'))
const STATES = fc.constantFrom('stated', 'stated', 'stated', 'absent', 'unfilled', 'unreadable')

const someFact = (names: readonly string[]): fc.Arbitrary<Fact> =>
  fc
    .tuple(fc.constantFrom(...names), STATES)
    .chain(([name, state]) => VALUES[typeOf(name)].map((value) => fact(name, state as Fact['state'], value)))

/** A document that says any number of things, in every state. */
export const someSubject: fc.Arbitrary<Subject> = fc
  .tuple(fc.array(someFact(NAMES), { maxLength: 12 }), fc.integer())
  .map(([facts, number]) => subject(facts, { key: `document ${number}` }))

/** Steps of the same document, whatever it says besides. */
export const someSteps: fc.Arbitrary<readonly Subject[]> = fc
  .array(fc.array(someFact(STEP_NAMES), { maxLength: 3 }), { maxLength: 4 })
  .map((steps) => steps.map((facts, index) => step(index + 10, facts)))

function typeOf(name: string): FactType {
  return CATALOGUE.get(name)?.type ?? 'text'
}

/** Parameters are named by their type: a condition may compare with `listParameter`. */
const someParameters = fc
  .record(VALUES)
  .map((values) => new Map(Object.entries(values).map(([type, value]) => [`${type}Parameter`, value as Value])))

const someTest = (names: readonly string[]): fc.Arbitrary<Test> =>
  fc.constantFrom(...names).chain((name) => {
    const fitting = OPERATORS.filter((one) => one.factTypes.includes(typeOf(name)) && KNOWN.has(one.name))
    return fc.constantFrom(...fitting).chain((operator) => testWith(name, operator))
  })

/** Types of what stands under `value:`; `same` is that of the fact. */
const OPERANDS: Partial<Record<Operator['operand'], FactType>> = { list: 'list', pattern: 'text', size: 'number' }

function testWith(name: string, operator: Operator): fc.Arbitrary<Test> {
  if (operator.operand === 'none') return fc.constant({ fact: name, operator: operator.name })
  const type = OPERANDS[operator.operand] ?? typeOf(name)
  const literal = type === 'list' && typeOf(name) === 'version' ? fc.subarray(['1.2.0', 'r1.2.0']) : VALUES[type]
  const parameter = fc.constant({ parameter: `${type}Parameter` })
  const other = fc.constantFrom({ fact: `${type}.one` }, { fact: `${type}.two` })
  const operand = operator.operand === 'pattern' ? fc.oneof(literal, parameter) : fc.oneof(literal, parameter, other)
  return operand.map((value) => ({ fact: name, operator: operator.name, value }))
}

/** Conditions over some facts; `deeper` are further conditions that may stand anywhere among them. */
function conditions(names: readonly string[], ...deeper: readonly fc.Arbitrary<Condition>[]): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      someTest(names),
      ...deeper,
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
      tie('condition').map((is) => ({ condition: 'named', is })),
    ),
  })).condition
}

const someOfSteps = conditions([...STEP_NAMES, ...NAMES.slice(0, 4)])
const OF_STEPS = { of: 'step', where: null, require: null, distinct: null, operator: null, value: null } as const

const someQuantified: fc.Arbitrary<Quantified> = fc.oneof(
  fc.record({ where: fc.option(someOfSteps), require: someOfSteps }).map((parts) => {
    return { ...OF_STEPS, quantifier: 'every' as const, ...parts }
  }),
  fc
    .record({ quantifier: fc.constantFrom('some' as const, 'none' as const), where: fc.option(someOfSteps) })
    .map((one) => {
      return { ...OF_STEPS, ...one }
    }),
  fc
    .record({
      where: fc.option(someOfSteps),
      distinct: fc.option(fc.constantFrom(...STEP_NAMES)),
      operator: fc.constantFrom('equals', 'notEquals', 'atMost', 'moreThan', 'atLeast', 'lessThan'),
      value: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant({ fact: 'number.one' })),
    })
    .map((one) => ({ ...OF_STEPS, quantifier: 'count' as const, ...one })),
)

const someCondition = conditions(NAMES, someQuantified)

/** Rules with any conditions, each with an id of its own. */
export const someRules: fc.Arbitrary<readonly ActiveRule[]> = fc
  .array(fc.tuple(someCondition, fc.option(someCondition), someParameters), { minLength: 1, maxLength: 6 })
  .map((rules) =>
    rules.map(([require, when, parameters], index) =>
      active(require, { id: `sample/rule-${index}`, when }, parameters),
    ),
  )
