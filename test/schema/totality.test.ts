import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DataNode, Document } from '../../src/model/index.js'
import { conform, readConfig } from '../../src/schema/index.js'
import { documentOf, NAMES, samples } from './samples.js'

const lines = (document: Document) => document.text.split('\n')

/** Any text as YAML, and any JSON made of the schemas' own words, which get further into them. */
const words = [...new Set(samples('valid', NAMES).flatMap(({ text }) => text.match(/[\w.-]+/g) ?? []))]
const vocabulary = fc.constantFrom('__proto__', 'constructor', ...words)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(vocabulary, fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(vocabulary, tie('tree')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
}))
const anyDocument = fc.oneof(
  tree.map((value) => documentOf(JSON.stringify(value, null, 2) ?? 'null', 'any.json')),
  fc.string({ maxLength: 200 }).map((text) => documentOf(text)),
)

test('whatever stands in a document, the answer is problems with a place in it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), anyDocument, (name, document) => {
      for (const { span, path, message } of conform(name, document)) {
        expect(path).toBe(document.path)
        expect(message).not.toMatch(/undefined|\[object/)
        expect(span.line).toBeGreaterThan(0)
        expect(span.line).toBeLessThanOrEqual(lines(document).length)
        expect(span.column).toBeLessThanOrEqual((lines(document)[span.line - 1] ?? '').length + 1)
        expect(span.endLine).toBeGreaterThanOrEqual(span.line)
      }
    }),
    { numRuns: 1000 },
  )
})

test('whatever stands in a config, there is one to go on with', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { config, problems } = readConfig(document)
      const shape = conform('config', document)
      // Who reads the facts tells of their mistakes, and entries are compared where the shape is right.
      if (shape.length > 0 && !document.text.includes('facts')) expect(problems).toEqual(shape)
      expect(config.fileSizeLimit).toBeGreaterThan(0)
      expect(config.extends.every((one) => typeof one === 'string')).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the same data conforms the same in YAML and in JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), tree, (name, value) => {
      const text = JSON.stringify(value, null, 2)
      const [json, yaml] = [documentOf(text, 'any.json'), documentOf(text, 'any.yaml')]
      fc.pre(json.problems.length + yaml.problems.length === 0 && sameKeys(json.data, yaml.data))
      const told = (document: Document) => conform(name, document).map(({ path: _, ...rest }) => rest)
      expect(told(yaml)).toEqual(told(json))
    }),
  )
})

/** Long keys and exotic numbers are read differently by the two parsers; that is not the matter here. */
function sameKeys(a: DataNode | null, b: DataNode | null): boolean {
  return JSON.stringify(a, withoutPlaces) === JSON.stringify(b, withoutPlaces)
}

function withoutPlaces(key: string, value: unknown): unknown {
  return ['span', 'keySpan', 'prose', 'quoted'].includes(key) ? undefined : value
}
