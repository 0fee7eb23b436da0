import {
  type ActiveRule,
  type Catalogue,
  type Condition,
  FACT_TYPES,
  type Fact,
  type FactType,
  type Rule,
  type Span,
  type Subject,
  type Value,
} from '../../src/model/index.js'

/** The clock of the samples. */
export const NOW = '2026-11-20T12:00:00Z'

export const SPAN: Span = { line: 3, column: 1, endLine: 3, endColumn: 9 }

/** Facts of a step. */
const STEP_FACTS: Partial<Record<FactType, string>> = { text: 'step.text', number: 'step.number' }

/** Two facts of every type, and some of a step. */
export const CATALOGUE: Catalogue = new Map(
  FACT_TYPES.flatMap((type) =>
    [`${type}.one`, `${type}.two`, STEP_FACTS[type] ?? []].flat().map((name) => [
      name,
      {
        name,
        type,
        subject: name.startsWith('step.') ? 'step' : 'document',
        description: 'A sample.',
        combine: 'first',
      } as const,
    ]),
  ),
)

export function fact(name: string, state: Fact['state'], value: Value = null, span: Span = SPAN): Fact {
  const locations = state === 'absent' ? [] : [span]
  return { name, state, value, locations, where: `/${name.replace('.', '/')}`, nearest: span, rejected: [] }
}

export function stated(name: string, value: Value): Fact {
  return fact(name, 'stated', value)
}

export function subject(facts: readonly Fact[], changes: Partial<Subject> = {}): Subject {
  return {
    type: 'document',
    path: 'plan.yaml',
    documentIndex: 0,
    kind: 'release-plan',
    label: 'the document',
    key: 'document',
    span: { line: 1, column: 1, endLine: 40, endColumn: 1 },
    facts: new Map(facts.map((one) => [one.name, one])),
    ...changes,
  }
}

/** A step of the sample document, at a line of its own. */
export function step(line: number, facts: readonly Fact[]): Subject {
  const span = { ...SPAN, line, endLine: line }
  const own = facts.map((one) => fact(one.name, one.state, one.value, span))
  return subject(own, { type: 'step', label: `step ${line}`, key: `step ${line}`, span })
}

function rule(require: Condition, changes: Partial<Rule> = {}): Rule {
  return {
    id: 'sample/rule',
    pack: 'sample',
    title: 'A sample',
    why: 'Samples show how it goes.',
    level: 'block',
    pillar: null,
    kinds: ['release-plan'],
    for: 'document',
    when: null,
    require,
    message: { otherwise: 'It is not so.' },
    fix: 'Make it so.',
    source: ['E1'],
    waivable: true,
    parameters: new Map(),
    path: 'rules/sample/rule.yaml',
    span: SPAN,
    ...changes,
  }
}

export function active(
  require: Condition,
  changes: Partial<Rule> = {},
  parameters: ReadonlyMap<string, Value> = new Map(),
): ActiveRule {
  const one = rule(require, changes)
  return { rule: one, level: one.level, parameters }
}

/** Two values of a type, the first before the second. */
export const VALUES: Readonly<Record<FactType, readonly [Value, Value]>> = {
  text: ['canary', 'rolling'],
  list: [['code'], ['code', 'traffic']],
  number: [1, 2],
  boolean: [false, true],
  duration: [60, 300],
  version: ['2.9.0', '2.10.0'],
  date: ['2026-11-02', '2026-11-18'],
  quantity: ['35 %', '50 %'],
  period: ['2026-11-01/2026-11-02', '2026-11-18'],
}
