import { describe, expect, test } from 'vitest'
import { PRINTED_NAMES, samples, WRITTEN_NAMES } from './samples.js'
import { wrongIn } from './standalone.js'

const ALL = [...WRITTEN_NAMES, ...PRINTED_NAMES]

test.each(samples('valid', ALL))('$path conforms', ({ schema, text, path }) => {
  expect(wrongIn(schema, text, path)).toEqual([])
})

test.each(samples('invalid', PRINTED_NAMES))('$path does not, where it says so', ({ schema, text, path }) => {
  const expected = [...text.matchAll(/# problem: (\S+)$/gm)].map(([, address]) => address)
  expect(expected.length).toBeGreaterThan(0)
  expect(wrongIn(schema, text, path)).toEqual(expected.sort())
})

describe('samples for catalogues of schemas', () => {
  /** Its line of the reason, and what would be right in its place. */
  const MARKER = /^(.*?)# mended by: (.+)$/m

  test.each(samples('negative', WRITTEN_NAMES))('$path fails for the reason of its name alone', (sample) => {
    const { schema, path, text } = sample
    const [, address = 'nowhere'] = /^# fails at (\S+)$/m.exec(text) ?? []
    expect(text).toMatch(MARKER)
    expect(wrongIn(schema, text, path)).toContain(address.replace(/^the-top$/, ''))
    const mended = text.replace(MARKER, (_, _wrong, right) => (right === 'nothing' ? '' : right))
    expect(wrongIn(schema, mended, path)).toEqual([])
  })

  test.each(WRITTEN_NAMES)('%s has both kinds', (name) => {
    expect(samples('valid', [name]).length).toBeGreaterThan(1)
    expect(samples('negative', [name]).length).toBeGreaterThan(4)
  })
})
