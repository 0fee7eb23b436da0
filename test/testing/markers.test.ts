import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markersIn } from '../../src/testing/markers.js'

const MARKED: readonly (readonly [line: string, text: string, messages: readonly string[]])[] = [
  ['timeBound: 20m # finding: longer', 'timeBound: 20m', ['longer']],
  ['"timeBound": "20m" // finding: longer', '"timeBound": "20m"', ['longer']],
  ['Time bound: 20m <!-- finding: longer -->', 'Time bound: 20m', ['longer']],
  ['| a | b | <!-- finding: older than --> ', '| a | b |', ['older than']],
  ['x # finding: one # finding: two', 'x', ['one', 'two']],
  ['x <!-- finding: one --><!-- finding: two -->', 'x', ['one', 'two']],
  ['x // finding: one # finding: two', 'x', ['one', 'two']],
  ['url: http://shop # a comment', 'url: http://shop # a comment', []],
  ['curl http://shop # finding: http://shop is #1', 'curl http://shop', ['http://shop is #1']],
  ['# finding: at the beginning', '', ['at the beginning']],
  ['no marker', 'no marker', []],
]

test.each(MARKED)('%j is %j with %j', (line, text, messages) => {
  const marked = markersIn(['above', line])
  expect(marked.lines).toEqual(['above', text])
  expect(marked.findings).toEqual(messages.map((message) => ({ line: 2, message })))
  expect(marked.faults).toEqual([])
})

const WRONG: readonly (readonly [line: string, message: string])[] = [
  ['x # finding:', 'names no message'],
  ['x <!-- finding: -->', 'names no message'],
  ['x <!-- finding: one --> y', 'Something stands behind'],
  ['x <!-- finding: one', 'Something stands behind'],
]

test.each(WRONG)('%j: a marker %s', (line, message) => {
  expect(markersIn([line]).faults.map((fault) => fault.message)).toEqual([expect.stringContaining(message)])
})

test('a line of a million blanks is read in no time', () => {
  const start = performance.now()
  for (const line of [' '.repeat(1e6), `# finding: ${' '.repeat(1e6)}x`, '#'.repeat(1e6), '# finding:'.repeat(1e5)])
    markersIn([line])
  expect(performance.now() - start).toBeLessThan(2000)
})

describe('any text', () => {
  test('keeps its lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        expect(markersIn(lines).lines).toHaveLength(lines.length)
      }),
    )
  })
})
