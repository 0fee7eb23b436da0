import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf, itemFactsOf } from '../../src/facts/index.js'
import { parse, parseShell } from '../../src/formats/index.js'
import { type Document, FACT_TYPES, type FactSource } from '../../src/model/index.js'
import { catalogueFor } from '../../src/own-facts.js'
import { read } from '../../src/reading/index.js'
import type { Vocabulary } from '../../src/reading/vocabulary.js'
import { tokensOf } from '../../src/reading/wording/tokens.js'
import { nearestWord, readConfig } from '../../src/schema/index.js'
import { JSONS, MARKDOWN, textOf, YAML } from '../formats/pieces.js'
import { VOCABULARY } from '../reading/reader.js'
import { CONTEXT } from './releases.js'

const TITLES = ['Approval', 'Setext', 'one', 'a', 'goes', 'Changes', '__proto__']
const POINTERS = ['/a', '/d', '/g/0', '/h/1', '/h/2/j', '/n/o', '/é', '/c/2', '/~1', '/changes/0/a', '/__proto__/a']
const title = fc.constantFrom(...TITLES)
const source: fc.Arbitrary<FactSource> = fc.oneof(
  fc.record({ pointer: fc.constantFrom(...POINTERS) }),
  fc.record({ section: title }),
  fc.record({ section: title, field: title }),
  fc.record({ field: title }),
)
const declaration = fc.record({
  type: fc.constantFrom(...FACT_TYPES),
  from: fc.array(source, { minLength: 1, maxLength: 3 }),
})
const ofChange = fc.record({
  type: fc.constantFrom(...FACT_TYPES),
  for: fc.constant('change'),
  from: fc.array(fc.record({ key: title, column: title }), { minLength: 1, maxLength: 2 }),
})
const declared = fc.array(fc.oneof(declaration, declaration, ofChange), { minLength: 1, maxLength: 8 })

const SPLICES = [
  '## Approval\n\n',
  '**Approval**\n\n',
  'a: yes\n',
  '- [x] one\n',
  '- [ ] a: 5 %\n',
  '| Approval | a |\n|---|---|\n| 30 minutes | 2026-11-03 |\n\n',
  '## Changes\n\n| Change | a |\n|---|---|\n| Drop a table | no |\n\n',
  'a:\n\n- one\n- two\n',
  'TBD\n',
]
const PLAN = ['kind: release-plan\n', 'changes:\n  - { summary: Drop a table, a: [yes], one: {} }\n', 'a: yes and no\n']
const written = fc.oneof(
  textOf([...MARKDOWN, ...SPLICES]).map((text) => ({ path: 'a.md', text })),
  textOf([...YAML, ...PLAN]).map((text) => ({ path: 'a.yaml', text })),
  textOf(JSONS).map((text) => ({ path: 'a.json', text })),
)

function catalogueOf(declarations: readonly object[]) {
  const text = JSON.stringify({ facts: Object.fromEntries(declarations.map((one, at) => [`own.fact${at}`, one])) })
  const { config } = readConfig(parse({ path: 'config.json', text })[0] as Document)
  const { catalogue, problems } = catalogueFor(config)
  expect(problems).toEqual([])
  return catalogue
}

/** Every text of a parsed document, as the parser read it. */
function textsIn(value: unknown, into: string[] = [], seen = new Set<unknown>()): readonly string[] {
  if (typeof value === 'string') into.push(value)
  else if (typeof value === 'object' && value !== null && !seen.has(value)) {
    seen.add(value)
    for (const one of Object.values(value)) textsIn(one, into, seen)
  }
  return into
}

test('own facts never throw, have a place, and state what stands in the document', () => {
  fc.assert(
    fc.property(declared, written, (declarations, source) => {
      const catalogue = catalogueOf(declarations)
      for (const document of parse(source)) {
        const release = read(document, { vocabulary: VOCABULARY, catalogue, parseShell, nearestWord, setting: null })
        const context = { ...CONTEXT, catalogue }
        const facts = [
          ...factsOf(release, context).values(),
          ...itemFactsOf(release, context).flatMap((one) => one.facts),
        ]
        const lines = source.text.split('\n').length
        const words = new Set(
          tokensOf(textsIn([document.data, document.blocks, document.text]).join('\n')).map(({ word }) => word),
        )
        for (const { name, state, value, locations, nearest } of facts.filter((fact) => fact.name.startsWith('own.'))) {
          expect(nearest.line).toBeLessThanOrEqual(lines)
          expect(locations.length > 0).toBe(state !== 'absent')
          const type = catalogue.get(name)?.type ?? ''
          if (state !== 'stated' || !['text', 'list', 'version'].includes(type)) continue
          const said = [value].flat().flatMap((one) => tokensOf(String(one)))
          expect(said.filter(({ word }) => !words.has(word)).map(({ word }) => word)).toEqual([])
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('own facts change nothing that is known without them', () => {
  const known = ({ path, text }: { readonly path: string; readonly text: string }, declarations: readonly object[]) =>
    parse({ path, text }).map((document) => {
      const catalogue = catalogueOf(declarations)
      const release = read(document, { vocabulary: VOCABULARY, catalogue, parseShell, nearestWord, setting: null })
      const isOurs = ({ name }: { readonly name: string }) => !name.startsWith('own.')
      const context = { ...CONTEXT, catalogue }
      return [
        [...factsOf(release, context).values()].filter(isOurs),
        itemFactsOf(release, context).map((item) => ({ ...item, facts: item.facts.filter(isOurs) })),
      ]
    })
  fc.assert(
    fc.property(declared, written, (declarations, source) => {
      expect(known(source, declarations)).toEqual(known(source, []))
    }),
    { numRuns: 100 },
  )
})

/** A vocabulary that counts how often it is asked for titles and words. */
function counting(): { readonly vocabulary: Vocabulary; readonly count: () => number } {
  let asked = 0
  const titleKey = (title: string) => {
    asked++
    return VOCABULARY.titleKey(title)
  }
  const says = (family: string) => {
    asked++
    return VOCABULARY.says(family)
  }
  return { vocabulary: { ...VOCABULARY, titleKey, says }, count: () => asked }
}

test('hundreds of facts do not multiply the work of reading', () => {
  const some = (count: number, say: (index: number) => string) =>
    Array.from({ length: count }, (_, at) => say(at)).join('\n')
  const body = some(
    200,
    (at) => `## Title ${at}\n\nLabel ${at}: yes\n\nWe wait.\n\n| Host ${at} | Size |\n|---|---|\n| a | b |\n`,
  )
  const [document] = parse({ path: 'a.md', text: `# Rollback\n\n${body}` })
  const workFor = (facts: number) => {
    const { vocabulary, count } = counting()
    const catalogue = catalogueOf(
      Array.from({ length: facts }, (_, at) => ({
        type: 'boolean',
        from: [
          { pointer: `/a/${at}` },
          { section: `Title ${at % 200}`, field: `Label ${at % 200}` },
          { field: `Size ${at}` },
        ],
      })),
    )
    read(document as Document, { vocabulary, catalogue, parseShell, nearestWord, setting: null })
    return count()
  }
  const [one, many] = [workFor(1), workFor(500)]
  // Each fact asks for its own titles, and for what stands there: nothing is asked for once more in every line.
  expect(many - one).toBeLessThan(500 * 12)
})
