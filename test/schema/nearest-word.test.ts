import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestWord } from '../../src/schema/index.js'
import { distanceWithin } from '../../src/schema/nearest-word.js'

test.each([
  ['rolback', ['release', 'rollback'], 'rollback'],
  ['rollbakc', ['rollback'], 'rollback'],
  ['time_bound', ['timeBound'], 'timeBound'],
  ['TIME-BOUND', ['timeBound'], 'timeBound'],
  ['trigger', ['triggers', 'target'], 'triggers'],
  ['of', ['off', 'block'], 'off'],
  ['to', ['by', 'how'], null],
  ['team', ['title', 'status', 'owner'], null],
  ['ownership', ['ownership', 'owner'], 'ownership'],
  ['contract/timebound', ['contract/time-bound', 'contract/atomic'], 'contract/time-bound'],
  ['', ['a'], null],
  ['-', ['a'], null],
  ['x', [], null],
  ['cat', ['car', 'cut'], 'car'],
] as const)('%s among %j is %s', (word, known, meant) => {
  expect(nearestWord(word, known)).toBe(meant)
})

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 5, maxLength: 12 })

/** The definition, without bounds and shortcuts. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const same = a.at(-1) === b.at(-1) ? 0 : 1
  const costs = [
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + same,
  ]
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(...costs, isSwapped ? distance(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY)
}

test('the distance is the defined one, up to the limit', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })
  fc.assert(
    fc.property(short, short, fc.nat(5), (a, b, limit) => {
      const expected = distance(a, b)
      expect(distanceWithin(a, b, limit)).toBe(expected <= limit ? expected : null)
    }),
  )
})

test('a known word is its own nearest, and only known words are named', () => {
  fc.assert(
    fc.property(word, fc.array(word), (one, others) => {
      expect(nearestWord(one, [...others, one])).toBe(one)
      const near = nearestWord(one, others)
      if (near !== null) expect(others).toContain(near)
    }),
  )
})

test('one slip of the keyboard is always forgiven', () => {
  fc.assert(
    fc.property(word, fc.nat(20), fc.constantFrom('left out', 'doubled', 'swapped'), (meant, seed, slip) => {
      const at = seed % (meant.length - 1)
      const [before, one, next, after] = [meant.slice(0, at), meant[at], meant[at + 1], meant.slice(at + 2)]
      const middle = { 'left out': next, doubled: `${one}${one}${next}`, swapped: `${next}${one}` }[slip]
      expect(nearestWord(`${before}${middle}${after}`, [meant])).toBe(meant)
    }),
  )
})

test('long words cost nothing', () => {
  const long = 'a'.repeat(1_000_000)
  expect(nearestWord(long, ['rollback', long])).toBe(null)
  expect(nearestWord('rolback', [long, 'rollback'])).toBe('rollback')
})
