import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import { vocabularyFor } from '../../src/own-vocabulary.js'
import { isOpen } from '../../src/reading/index.js'
import { DEFAULT_CONFIG, readWaivers } from '../../src/schema/index.js'

const FOLDER = fileURLToPath(new URL('../../fixtures/waivers/read', import.meta.url))
const { vocabulary } = vocabularyFor(DEFAULT_CONFIG)

/** `# problem: <code>: <part of what is told>` at the end of a line; `*` is any. */
const MARKER = / *# problem: (?:\*|([a-z-]+): (.+))$/

const read = (text: string) =>
  readWaivers(parse({ path: 'waivers.yaml', text }, { format: 'yaml' }), (one) => isOpen(one, vocabulary))

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  const { waivers, problems } = read(lines.map((line) => line.replace(MARKER, '')).join('\n'))
  const expected = lines.flatMap((line, index) => {
    const found = MARKER.exec(line)
    return found ? [{ line: index + 1, code: found[1], words: found[2] }] : []
  })

  test('tells its mistakes, each on its line, and they are errors', () => {
    const told = problems.map(({ span, code, message, fix }) => ({ line: span.line, code, said: `${message} ${fix}` }))
    const wanted = expected.map(({ line, code, words }) => ({
      line,
      code: code ?? expect.any(String),
      said: words === undefined ? expect.any(String) : expect.stringMatching(new RegExp(escaped(words), 'i')),
    }))
    for (const one of wanted) expect(told).toContainEqual(one)
    if (!expected.some(({ code }) => code === undefined)) expect(told).toHaveLength(wanted.length)
    expect(problems.every(({ severity, path }) => severity === 'error' && path === 'waivers.yaml')).toBe(true)
  })

  test('waives with what is well formed, and with nothing else', () => {
    const named = lines[0]?.replace('# waives:', '').trim()
    expect(waivers.map(({ ticket }) => ticket).join(' ')).toBe(named)
  })
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test('a waiver keeps what is written, and where', () => {
  const { waivers } = read(readFileSync(join(FOLDER, 'mistakes.yaml'), 'utf8').replace(/ *# problem: .*/g, ''))
  expect(waivers[0]).toEqual({
    rule: 'contract/time-bound',
    scope: { path: 'releases/*/plan.yaml', subject: null, fingerprint: null },
    reason: 'The index is rebuilt on the way back.',
    approvedBy: 'head of operations',
    ticket: 'REL-1',
    expires: 'next week',
    path: 'waivers.yaml',
    span: { line: 3, column: 11, endLine: 3, endColumn: 30 },
    expiresSpan: { line: 8, column: 14, endLine: 8, endColumn: 23 },
    approvedBySpan: { line: 6, column: 17, endLine: 6, endColumn: 35 },
  })
  expect(waivers[1]?.scope.fingerprint).toBe('24a0d9f1')
})

/** A good entry of which some parts are left out or changed. */
const part = fc.oneof(
  fc.constantFrom('TBD', '', '   ', '~', '[]', '{}', 'plan.yaml', '24a0d9f1', '__proto__', '2026-12-01', '"x"'),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
)
const entry = fc.record(
  { rule: part, scope: fc.record({ path: part, fingerprint: part }, { requiredKeys: [] }) },
  { requiredKeys: [] },
)
const texts = fc.record({ reason: part, approvedBy: part, ticket: part, expires: part }, { requiredKeys: [] })

test('whatever stands in an entry: it waives, with every part of it, or a mistake of it is told', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(entry, texts), { maxLength: 4 }), (entries) => {
      const lines = entries.map(([{ rule, scope }, others]) => {
        const inner = scope && Object.entries(scope).map(([key, value]) => `${key}: ${value}`)
        const all = [
          ...(rule === undefined ? [] : [`rule: ${rule}`]),
          ...(inner ? [`scope: { ${inner.join(', ')} }`] : []),
          ...Object.entries(others).map(([key, value]) => `${key}: ${value}`),
        ]
        return `  - { ${all.join(', ')} }`
      })
      const { waivers, problems } = read(`waivers:\n${lines.join('\n')}\n`)
      if (waivers.length < lines.length) expect(problems.length).toBeGreaterThan(0)
      for (const { rule, scope, reason, approvedBy, ticket, expires } of waivers) {
        for (const text of [rule, reason, approvedBy, ticket, expires]) expect(text.trim()).not.toBe('')
        expect(Object.values(scope).filter((one) => one !== null && one !== '').length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 500 },
  )
})
