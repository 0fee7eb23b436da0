import { expect, test } from 'vitest'
import { judgeEvidence } from '../../src/evidence/index.js'
import { CATALOGUE, evidenceSubjects } from '../../src/facts/index.js'
import type { Fact, Question, Seen, Subject } from '../../src/model/index.js'
import { askedFor, NOW, observationOf } from './samples.js'

const span = { line: 1, column: 1, endLine: 1, endColumn: 1 }
const stated: Fact = {
  name: 'release.name',
  state: 'stated',
  value: 'shop',
  locations: [span],
  where: '',
  nearest: span,
  rejected: [],
}
const PLAN: Subject = {
  type: 'document',
  path: 'plan.yaml',
  documentIndex: 0,
  kind: 'release-plan',
  label: 'the document',
  key: 'document',
  span,
  facts: new Map([['release.name', stated]]),
}
const QUESTION = { type: 'file', path: 'drill.yaml', format: 'drill' } as const
const SEEN: Seen = { type: 'drill', sha256: '', outcome: 'succeeded', duration: null }

const isOwn = (name: string) => (name === 'unknown author' ? null : name === 'web developer')

/** The subject of one piece of evidence from a day or a moment. */
function subjectOf(dated: string | null, maxAge: number | null, seen: Seen | null = SEEN): Subject {
  const results = judgeEvidence([askedFor(QUESTION, maxAge)], [observationOf(QUESTION, seen, { dated })], NOW)
  return evidenceSubjects(results, PLAN, NOW, isOwn)[0] ?? expect.fail('there is no subject')
}

const saidFor = ({ facts }: Subject, name: string) => {
  const fact = facts.get(name)
  return fact?.state === 'stated' ? fact.value : fact?.state
}

test('evidence is a subject at the place where it is demanded, and knows the plan', () => {
  const subject = subjectOf('2026-11-01', 86_400)
  const at = { line: 7, column: 5, endLine: 7, endColumn: 20, path: 'gonogo.config.yaml' }
  expect(subject).toMatchObject({ type: 'evidence', path: 'plan.yaml', kind: 'release-plan', span: at })
  expect(subject.facts.get('evidence.holds')?.locations).toEqual([at])
  expect(saidFor(subject, 'release.name')).toBe('shop')
  const own = [...subject.facts.keys()].filter((name) => name.startsWith('evidence.')).sort()
  expect(own).toEqual([...CATALOGUE.values()].flatMap((spec) => (spec.subject === 'evidence' ? spec.name : [])).sort())
})

/** From when it is, how old it may be, and its age in seconds at noon of 20 November. */
const AGES: readonly (readonly [dated: string, maxAge: number | null, age: number])[] = [
  ['2026-11-20T11:59:00Z', null, 60],
  ['2026-11-20T11:59:59.900Z', 3600, 1],
  ['2026-11-20T12:00:10Z', 3600, 0],
  ['2026-11-19', 86_400, 86_400],
  ['2026-11-19', 86_399, 129_600],
  ['2026-11-20', null, 0],
  ['2026-11-20', 3600, 43_200],
  ['2026-11-21', 86_400, 0],
]

test.each(AGES)('from %s, at most %s seconds old: %s', (dated, maxAge, age) => {
  expect(saidFor(subjectOf(dated, maxAge), 'evidence.age')).toBe(age)
})

test('what could not be read has neither date nor age, and says why', () => {
  const subject = subjectOf('2026-11-01', 60, null)
  const facts = ['holds', 'says', 'date', 'age', 'maxAge'].map((name) => saidFor(subject, `evidence.${name}`))
  expect(facts).toEqual(['unreadable', 'There was no answer.', 'absent', 'absent', 60])
})

/** What an approval that was seen says, and what is known of it. */
const APPROVALS: readonly (readonly [seen: object, facts: object])[] = [
  [{ by: 'head of operations' }, { decision: 'approved', by: 'head of operations', role: 'absent', own: false }],
  [
    { by: 'web developer', role: 'approver' },
    { by: 'web developer', role: 'approver', own: true },
  ],
  [{ by: 'somebody', role: 'web developer' }, { own: true }],
  [{ by: 'unknown author' }, { own: 'unreadable', holds: true }],
  [{ by: 'unknown author', role: 'web developer' }, { own: true }],
  [
    { by: 'web developer', decision: 'rejected' },
    { decision: 'rejected', own: 'absent', holds: false },
  ],
  [
    { by: null, role: null },
    { decision: 'absent', own: 'absent', format: 'approval', holds: 'unreadable' },
  ],
]

test.each(APPROVALS)('an approval %j tells %j', (seen, facts) => {
  const question = { type: 'file', path: 'approval.yaml', format: 'approval' } as const
  const whole: Seen = { type: 'approval', sha256: '', decision: 'approved', by: null, role: null, ...seen }
  const results = judgeEvidence([askedFor(question)], [observationOf(question, whole)], NOW)
  const [subject = expect.fail('there is no subject')] = evidenceSubjects(results, PLAN, NOW, isOwn)
  const told = Object.keys(facts).map((name) => [name, saidFor(subject, `evidence.${name}`)])
  expect(Object.fromEntries(told)).toEqual(facts)
})

test('a drill tells how it ended and how long it took, also where its format was not asked for', () => {
  const question = { ...QUESTION, format: 'proof' } as const
  const seen: Seen = { type: 'drill', sha256: '', outcome: 'succeeded', duration: 540 }
  const results = judgeEvidence([askedFor(question)], [observationOf(question, seen)], NOW)
  const [subject = expect.fail('there is no subject')] = evidenceSubjects(results, PLAN, NOW, isOwn)
  const told = ['format', 'outcome', 'duration', 'own'].map((name) => saidFor(subject, `evidence.${name}`))
  expect(told).toEqual(['drill', 'succeeded', 540, 'absent'])
})

/** What was asked and seen, and what would help. */
const REMEDIES: readonly (readonly [question: Question, seen: Seen | null, remedy: string])[] = [
  [QUESTION, SEEN, 'absent'],
  [QUESTION, null, 'Put the file where it is looked for'],
  [QUESTION, { ...SEEN, outcome: 'failed' } as Seen, 'Mend what was seen there'],
  [{ type: 'prometheus', url: 'http://x', query: 'up', operator: 'atLeast', value: 1 }, null, 'Make it answer here'],
]

test.each(REMEDIES)('of %j with %j: %s', (question, seen, remedy) => {
  const results = judgeEvidence([askedFor(question)], [observationOf(question, seen)], NOW)
  const [subject = expect.fail('there is no subject')] = evidenceSubjects(results, PLAN, NOW, isOwn)
  expect(saidFor(subject, 'evidence.remedy')).toContain(remedy)
})

test('what fails is known', () => {
  const subject = subjectOf('2026-11-01', null, { ...SEEN, outcome: 'failed' } as Seen)
  expect([saidFor(subject, 'evidence.holds'), saidFor(subject, 'evidence.date')]).toEqual([false, '2026-11-01'])
})
