import { describe, expect, test } from 'vitest'
import { judgeEvidence } from '../../src/evidence/index.js'
import { EVIDENCE_OPERATORS, EVIDENCE_TYPES } from '../../src/model/index.js'
import { askedFor, caseIn, NOW, observationOf, TABLES } from './samples.js'

describe.each(TABLES)('%s', (_file, table) => {
  test.each(table.cases)('$name', (one) => {
    const { question, seen } = caseIn(table, one)
    const [result] = judgeEvidence([askedFor(question, null, one.approvers)], [observationOf(question, seen)], NOW)
    const [answer, words] = Object.entries(one).find(([key]) => ['holds', 'fails', 'unreadable'].includes(key)) ?? []
    expect(`${result?.answer}: ${result?.says}`).toContain(`${answer}: `)
    expect(result?.says).toContain(words)
    expect(result?.says).toMatch(/^[A-Z\d`].*\.$/)
  })
})

test('every type is judged, with every operator that it has', () => {
  const questions = TABLES.flatMap(([, table]) => table.cases.map((one) => caseIn(table, one).question))
  expect(new Set(questions.map(({ type }) => type))).toEqual(new Set(EVIDENCE_TYPES))
  const operators = (type: string) =>
    questions.flatMap((one) => (one.type === type && 'operator' in one ? one.operator : []))
  expect(new Set(operators('http'))).toEqual(new Set(EVIDENCE_OPERATORS))
  const ofNumbers = EVIDENCE_OPERATORS.filter((one) => !/Stated/.test(one))
  expect(new Set(operators('prometheus'))).toEqual(new Set(ofNumbers))
})
