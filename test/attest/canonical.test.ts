import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '../../src/attest/index.js'

/** Of RFC 8785: its sections 3.2.2 and 3.2.3, its appendix B, and what it says of strings. */
const WRITTEN: readonly (readonly [what: string, json: string, canonical: string])[] = [
  [
    'keys by their UTF-16 code units',
    '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}',
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  ],
  [
    'numbers as ECMAScript does',
    '[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]',
    '[333333333.3333333,1e+30,4.5,0.002,1e-27]',
  ],
  ['no negative zero', '-0', '0'],
  [
    'strings with as few escapes as there can be',
    '"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/"',
    '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
  ],
  ['literals, and no space', '[ null , true, false, { } ]', '[null,true,false,{}]'],
  [
    'keys that mean something to JavaScript',
    '{"toJSON":1,"constructor":2,"__proto__":{"b":1,"a":2}}',
    '{"__proto__":{"a":2,"b":1},"constructor":2,"toJSON":1}',
  ],
]

const circle: unknown[] = []
circle.push(circle)

const REFUSED: readonly (readonly [what: string, value: unknown, place: string])[] = [
  ['no number', { a: [0, Number.NaN] }, '/a/1 is NaN'],
  ['an infinite number', [Number.NEGATIVE_INFINITY], '/0 is -Infinity'],
  ['nothing', undefined, 'the value is no JSON'],
  ['a key of nothing', { a: undefined }, '/a is no JSON'],
  ['a hole', new Array(1), '/0 is no JSON'],
  ['half of a pair', { a: '\ud83d' }, '/a holds half'],
  ['half of a pair in a key', { '\ude00': 1 }, 'the value holds half'],
  ['a moment', { at: new Date(0) }, '/at is no JSON'],
  ['a map', new Map([[1, 2]]), 'the value is no JSON'],
  ['what would write itself', { toJSON: () => 1 }, '/toJSON is no JSON'],
  ['an integer of any size', 1n, 'the value is no JSON'],
  ['a circle', circle, 'deeper than 200 levels'],
]

describe('canonical JSON', () => {
  test.each(WRITTEN)('writes %s', (_what, json, canonical) => {
    expect(canonicalText(JSON.parse(json))).toBe(canonical)
  })

  test.each(REFUSED)('refuses %s, and says where', (_what, value, place) => {
    expect(() => canonicalText(value)).toThrow(place)
  })

  test('says what was said, whatever order it came in', () => {
    const whole = fc.jsonValue({ depthSize: 'medium' })
    fc.assert(
      fc.property(whole, (value) => {
        const text = canonicalText(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalText(backwards(value))).toBe(text)
      }),
    )
  })
})

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, backwards(one)]),
  )
}
