import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import { readRecords } from '../../src/journal/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { NOW } from './drafts.js'

/** The end of a line of a refused file: what is wrong there, and a part of what is said about it. */
const MARKER = / *(?:#|<!--) problem: ([a-z-]+): (.+?)(?: -->)?$/

const read = (path: string, text: string) =>
  readRecords(parse({ path, text }), { now: NOW, isPlaceholder: (one) => one === 'TODO' })

test.each(filesUnder('fixtures/journal/kept'))('%s is kept as it is written', (path) => {
  const text = textOf(path)
  const expected = [...text.matchAll(/^# kept: (.+)$/gm)].map(([, document]) => document)
  const { drafts, problems } = read(path, text)
  expect(problems).toEqual([])
  expect(drafts.map(({ document }) => document)).toEqual(expected)
})

describe.each(filesUnder('fixtures/journal/refused'))('%s', (path) => {
  const lines = textOf(path).split('\n')
  const expected = lines.flatMap((line, index) => {
    const [, code, words] = MARKER.exec(line) ?? []
    return code === undefined ? [] : [{ place: `${index + 1} ${code}`, words }]
  })
  const { drafts, problems } = read(path, lines.map((line) => line.replace(MARKER, '')).join('\n'))

  test('has its problems, each once and on its line, and nothing to keep', () => {
    expect(expected.length).toBeGreaterThan(0)
    expect(drafts).toEqual([])
    expect(problems.map(({ span, code }) => `${span.line} ${code}`)).toEqual(expected.map(({ place }) => place))
  })

  test('teaches', () => {
    problems.forEach((problem, index) => {
      expect(`${problem.message} ${problem.fix}`).toContain(expected[index]?.words)
      expect(problem.message).toMatch(/\.$/)
      expect(problem.fix).toMatch(/[.?]$/)
    })
  })
})
