import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE, factsOf } from '../../src/facts/index.js'
import type { Fact } from '../../src/model/index.js'
import { releasesOf } from './reader.js'

/**
 * Whole documents with what a reader finds in them, as comments at the ends of their lines (in YAML `# reads: …`):
 * `reads: fact, fact` the line states them; `not: fact: words` it was rejected for them, with a reason that has these
 * words. `unread: fact, fact`: something stands there that cannot be read; `open: fact, fact`: a placeholder does.
 * `exactly: fact, fact`, anywhere, says that no other line states them.
 */
const FOLDER = new URL('../../fixtures/reading/', import.meta.url)
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.md') || name.endsWith('-plan.yaml'))
const MARK = /\s*(?:<!--|#) (reads|not|unread|open|exactly): (.*?)(?: -->|$)/gm

interface Expectation {
  readonly line: number
  readonly type: string
  readonly fact: string
  readonly words: string
}

function expectationsIn(text: string): readonly Expectation[] {
  return text.split('\n').flatMap((source, index) =>
    [...source.matchAll(MARK)].flatMap(([, type = '', said = '']): Expectation[] => {
      const line = index + 1
      if (type !== 'not') return said.split(', ').map((fact) => ({ line, type, fact, words: '' }))
      const [fact = '', ...words] = said.split(':')
      return [{ line, type, fact, words: words.join(':').trim() }]
    }),
  )
}

/** Where a fact is stated; a fact that is not stated is said nowhere. */
function linesOf(fact: Fact): readonly number[] {
  if (fact.state !== 'stated') return []
  return [...new Set(fact.locations.map(({ line }) => line))].sort((a, b) => a - b)
}

describe.each(NAMES)('%s', (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8')
  const expected = expectationsIn(text)
  const [release] = releasesOf(name, text.replace(MARK, ''))
  if (!release) throw new Error('no document')
  const facts = factsOf(release, {
    now: '2026-11-20T12:00:00Z',
    resolves: () => null,
    statusOf: () => null,
    said: () => null,
    missing: () => null,
  })
  const factNamed = (fact: string) => facts.get(fact) as Fact

  test('expects facts of the catalogue', () => {
    expect(expected.map(({ fact }) => fact).filter((fact) => !CATALOGUE.has(fact))).toEqual([])
    expect(expected.length).toBeGreaterThan(0)
  })
  test.each(expected.filter(({ type }) => type === 'reads'))('line $line states $fact', ({ line, fact }) => {
    expect(linesOf(factNamed(fact))).toContain(line)
  })
  test.each(expected.filter(({ type }) => type === 'not'))('line $line is rejected for $fact: $words', (one) => {
    const { rejected } = factNamed(one.fact)
    const reasons = rejected.filter(({ span }) => span.line === one.line).map(({ because }) => because)
    expect(reasons.join('\n')).toContain(one.words)
    expect(reasons).not.toEqual([])
    expect(linesOf(factNamed(one.fact))).not.toContain(one.line)
  })
  test.each(expected.filter(({ type }) => type === 'unread'))(
    'line $line cannot be read for $fact',
    ({ line, fact }) => {
      const { state, locations } = factNamed(fact)
      expect([state, ...locations.map((span) => span.line)]).toEqual(expect.arrayContaining(['unreadable', line]))
    },
  )
  test.each(expected.filter(({ type }) => type === 'open'))(
    'line $line has a placeholder for $fact',
    ({ line, fact }) => {
      const { state, locations } = factNamed(fact)
      expect([state, ...locations.map((span) => span.line)]).toEqual(expect.arrayContaining(['unfilled', line]))
    },
  )
  test.each(expected.filter(({ type }) => type === 'exactly'))('no other line states $fact', ({ fact }) => {
    const lines = expected.filter((one) => one.type === 'reads' && one.fact === fact).map(({ line }) => line)
    expect(linesOf(factNamed(fact)).filter((line) => !lines.includes(line))).toEqual([])
  })
})
