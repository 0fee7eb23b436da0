import { describe, expect, test } from 'vitest'
import { conform, type SchemaName } from '../../src/schema/index.js'
import { documentOf, NAMES, type Sample, samples } from './samples.js'

/**
 * An invalid document says where its problems are and what they tell, at the end of the line:
 * `# problem: <severity> <code>: <part of the message or the fix>`.
 */
const MARKER = /# problem: (error|note) ([a-z-]+): (.+)$/

function expectations({ text }: Sample<SchemaName>) {
  return text.split('\n').flatMap((line, index) => {
    const [, severity, code, words] = MARKER.exec(line) ?? []
    return words === undefined ? [] : [{ line: index + 1, severity, code, words }]
  })
}

function problemsOf({ schema, path, text }: Sample<SchemaName>) {
  // Without the markers, which would be part of an unquoted value in no format but might be of a broken one.
  const bare = text.replaceAll(new RegExp(MARKER, 'gm'), '')
  return conform(schema, documentOf(bare, path))
}

test.each([...samples('valid', NAMES), ...samples('blank', NAMES)])('$path conforms', (sample) => {
  expect(problemsOf(sample)).toEqual([])
})

describe.each(samples('invalid', NAMES))('$path', (sample) => {
  const problems = problemsOf(sample)
  const expected = expectations(sample)

  test('has its problems, each once and on its line', () => {
    expect(expected.length).toBeGreaterThan(0)
    const seen = problems.map(({ span, severity, code }) => `${span.line} ${severity} ${code}`)
    expect(seen).toEqual(expected.map(({ line, severity, code }) => `${line} ${severity} ${code}`))
  })

  test('teaches', () => {
    problems.forEach((problem, index) => {
      expect(`${problem.message} ${problem.fix}`).toContain(expected[index]?.words)
      expect(problem.message).toMatch(/^.+\.$/)
      expect(problem.fix).toMatch(/\S.*[.?]$/)
    })
  })
})

test('every schema has documents that conform and documents that do not', () => {
  for (const folder of ['valid', 'invalid'] as const) {
    expect(new Set(samples(folder, NAMES).map(({ schema }) => schema))).toEqual(new Set(NAMES))
  }
})
