import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isAuthorKnown, isSamePerson } from '../../src/model/index.js'
import { ROOT } from '../architecture/tree.js'

interface People {
  readonly same: readonly Pair[]
  readonly others: readonly Pair[]
  readonly known: readonly string[]
  readonly unknown: readonly string[]
}
type Pair = readonly [approvedBy: string, author: string]

const PEOPLE: People = parse(readFileSync(join(ROOT, 'fixtures/waivers/people.yaml'), 'utf8'))

describe('who approves their own', () => {
  test.each(PEOPLE.same)('%j is one of %j', (approvedBy, author) => {
    expect(isSamePerson(approvedBy, author)).toBe(true)
  })

  test.each(PEOPLE.others)('%j is none of %j', (approvedBy, author) => {
    expect(isSamePerson(approvedBy, author)).toBe(false)
  })

  test.each([...PEOPLE.same, ...PEOPLE.others])('%j and %j are held to each other either way', (one, other) => {
    expect(isSamePerson(other, one)).toBe(isSamePerson(one, other))
  })
})

describe('an author', () => {
  test.each(PEOPLE.known.map((name) => [name]))('is %j', (name) => {
    expect(isAuthorKnown(name)).toBe(true)
  })

  test.each(PEOPLE.unknown.map((name) => [name]))('is not %j', (name) => {
    expect(isAuthorKnown(name)).toBe(false)
  })
})

const NAMES = ['Ann Lee', 'bob', 'Carl van Dam', 'José Núñez', '李安', 'head of operations', 'dora@shop.example']
const DRESSES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => `"${name}"`,
  (name) => `${name} <someone@shop.example>`,
  (name) => `${name} (Shop)`,
  (name) => `  ${name}.`,
  (name) => name.replaceAll(' ', '\u200b \u00a0'),
  (name) => `Author: ${name}`,
]
const dressed = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...DRESSES)).map(([name, dress]) => dress(name))

test('nobody hides among others, however their names are written and put together', () => {
  const cases = fc.record({
    name: fc.constantFrom(...NAMES),
    dress: fc.constantFrom(...DRESSES),
    before: fc.array(dressed, { maxLength: 3 }),
    after: fc.array(dressed, { maxLength: 3 }),
    between: fc.constantFrom('\n', '; ', ', ', '\r\n', ' and ', ' & '),
  })
  fc.assert(
    fc.property(cases, ({ name, dress, before, after, between }) => {
      const author = [...before, dress(name), ...after].join(between)
      expect(isSamePerson(name, author)).toBe(true)
      expect(isAuthorKnown(author)).toBe(true)
    }),
  )
})

test('nobody is taken for another where their names have nothing in common', () => {
  const cases = fc.tuple(
    fc.constantFrom(...NAMES),
    fc.array(dressed, { maxLength: 4 }),
    fc.constantFrom('\n', '; ', ', '),
  )
  fc.assert(
    fc.property(cases, ([name, others, between]) => {
      const folded = (text: string) => text.toLowerCase().replace(/[\u200b\u00a0]/g, '')
      const author = others.filter((other) => !folded(other).includes(name.toLowerCase())).join(between)
      expect(isSamePerson(name, author)).toBe(false)
    }),
  )
})

test('any text is read in no time', () => {
  for (const piece of ['(', '-', '.', 'a', 'a@', '@a', 'a ', ', ', ';', '<a', '"', '\u0301', '$']) {
    const text = piece.repeat(20_000)
    expect(typeof isSamePerson(text, `${text} b`)).toBe('boolean')
    expect(typeof isAuthorKnown(text)).toBe('boolean')
  }
}, 10_000)
