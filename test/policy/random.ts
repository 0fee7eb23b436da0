import fc from 'fast-check'
import type { ActiveRule, Condition, Fact, FactType, Subject, Test, Value } from '../../src/model/index.js'
import { OPERATORS, type Operator } from '../../src/policy/index.js'
import { active, CATALOGUE, fact, subject } from './samples.js'

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
const NAMES = [...CATALOGUE.keys()].filter((name) => name !== 'step.text')
const STATES = fc.constantFrom('stated', 'stated', 'stated', 'absent', 'unfilled', 'unreadable')

const someFact: fc.Arbitrary<Fact> = fc
  .tuple(fc.constantFrom(...NAMES), STATES)
  .chain(([name, state]) => VALUES[typeOf(name)].map((value) => fact(name, state as Fact['state'], value)))

/** A document that says any number of things, in every state. */
export const someSubject: fc.Arbitrary<Subject> = fc
  .tuple(fc.array(someFact, { maxLength: 12 }), fc.integer())
  .map(([facts, number]) => subject(facts, { key: `document ${number}` }))

function typeOf(name: string): FactType {
  return CATALOGUE.get(name)?.type ?? 'text'
}

/** Parameters are named by their type: a condition may compare with `listParameter`. */
const someParameters = fc
  .record(VALUES)
  .map((values) => new Map(Object.entries(values).map(([type, value]) => [`${type}Parameter`, value as Value])))

const someTest: fc.Arbitrary<Test> = fc.constantFrom(...NAMES).chain((name) => {
  const fitting = OPERATORS.filter((operator) => operator.factTypes.includes(typeOf(name)))
  return fc.constantFrom(...fitting).chain((operator) => testWith(name, operator))
})

function testWith(name: string, operator: Operator): fc.Arbitrary<Test> {
  if (operator.operand === 'none') return fc.constant({ fact: name, operator: operator.name })
  const type = operator.operand === 'same' ? typeOf(name) : operator.operand === 'list' ? 'list' : 'text'
  const literal = type === 'list' && typeOf(name) === 'version' ? fc.subarray(['1.2.0', 'r1.2.0']) : VALUES[type]
  const parameter = fc.constant({ parameter: `${type}Parameter` })
  const other = fc.constantFrom({ fact: `${type}.one` }, { fact: `${type}.two` })
  const operand = operator.operand === 'pattern' ? fc.oneof(literal, parameter) : fc.oneof(literal, parameter, other)
  return operand.map((value) => ({ fact: name, operator: operator.name, value }))
}

const { condition: someCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    someTest,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}))

/** Rules with any conditions, each with an id of its own. */
export const someRules: fc.Arbitrary<readonly ActiveRule[]> = fc
  .array(fc.tuple(someCondition, fc.option(someCondition), someParameters), { minLength: 1, maxLength: 6 })
  .map((rules) =>
    rules.map(([require, when, parameters], index) =>
      active(require, { id: `sample/rule-${index}`, when }, parameters),
    ),
  )
