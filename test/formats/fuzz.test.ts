import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, parse, parseShell } from '../../src/formats/index.js'
import { fixtureFiles } from './fixture-files.js'
import { placesOf } from './walk.js'

const SEEDS = fixtureFiles(/\.(?:md|yaml|json)$/).filter(({ bytes }) => bytes.length < 20_000)

const SPLICES = [
  '\n',
  '\t',
  '    ',
  '- ',
  '> ',
  '```\n',
  '<!--',
  '-->',
  '---\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ':',
  '*a',
  '&a ',
  '|',
  '|\n',
  '\\',
  '\0',
  '\ufeff',
  '\u2028',
  '🔄',
  'â€™',
  '<<<<<<< x\n',
  '#',
  '{{ x }}',
  '$(',
  '`',
  '<<EOF\n',
  '\ud800',
]

const seed = fc.constantFrom(...SEEDS)
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(40),
  put: fc.array(fc.constantFrom(...SPLICES), { maxLength: 4 }),
})
const mutated = fc.tuple(seed, fc.array(edit, { minLength: 1, maxLength: 6 })).map(([{ name, bytes }, edits]) => {
  let text = Buffer.from(bytes).toString('utf8')
  for (const { at, drop, put } of edits) {
    const from = Math.floor(at * text.length)
    text = text.slice(0, from) + put.join('') + text.slice(from + drop)
  }
  return { name, bytes: new TextEncoder().encode(text) }
})
const corrupted = fc
  .tuple(seed, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
  .map(([{ name, bytes }, changes]) => {
    const copy = Uint8Array.from(bytes)
    for (const [at, byte] of changes) if (copy.length > 0) copy[at % copy.length] = byte
    return { name, bytes: copy }
  })

/** Parses, walks everything, and reads all texts as shell too. */
function survives({ name, bytes }: { name: string; bytes: Uint8Array }): void {
  const { source, problems } = decode(bytes, name)
  const documents = parse(source, { problems })
  expect(documents.length).toBeGreaterThan(0)
  const lineCount = source.text.split('\n').length
  for (const document of documents) {
    for (const { what, span, prose } of placesOf(document)) {
      if (span.line < 1 || span.endLine > lineCount) expect({ what, span }).toBe('inside the source')
      if (prose) parseShell(prose)
    }
  }
}

describe('nothing throws and everything ends', () => {
  test('on mutated documents', () => {
    fc.assert(fc.property(mutated, survives), { numRuns: 600 })
  })
  test('on corrupted bytes', () => {
    fc.assert(fc.property(corrupted, survives), { numRuns: 300 })
  })
  test.each(['a.md', 'a.yaml', 'a.json', 'a.txt'])('on noise named %s', (name) => {
    const noise = fc.array(fc.constantFrom(...SPLICES, 'a', ' ', '1'), { maxLength: 80 })
    fc.assert(
      fc.property(noise, (pieces) => survives({ name, bytes: new TextEncoder().encode(pieces.join('')) })),
      { numRuns: 500 },
    )
  })
})
