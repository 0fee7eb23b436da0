import { describe, expect, test } from 'vitest'
import { CATALOGUE, withOwnFacts } from '../../src/facts/index.js'
import { loadPack } from '../../src/policy/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { documentOf, samples } from './samples.js'

/** An editor and gonogo are of one mind: the schema is not checked when rules are loaded. */
describe('rules that are wrong by the schema', () => {
  test.each(samples('negative', ['rule']))('$path is refused when it is loaded, at the same line', ({ text }) => {
    const lines = text.split('\n')
    const wrong = lines.findIndex((line) => /[^#]+# mended by: /.test(line)) + 1
    const { problems } = loadPack([documentOf(text, 'ours/rule.yaml')], { catalogue: CATALOGUE, nearestWord })
    expect(problems.map(({ span }) => span.line)).toEqual([wrong === 0 ? expect.any(Number) : wrong])
  })
})

test('a rule and a pack with everything that the language has are loaded', () => {
  const text = (name: string, schema: string) =>
    samples('valid', [schema]).find(({ path }) => path.endsWith(`/${name}.yaml`))?.text ?? ''
  const pack = documentOf(text('own-language', 'pack'), 'payments/pack.yaml')
  const rule = documentOf(text('language', 'rule'), 'payments/language.yaml')
  const facts = pack.data?.type === 'map' ? pack.data.entries.find(({ key }) => key === 'facts') : undefined
  const own = withOwnFacts(facts ? [{ path: pack.path, node: facts.value }] : [], { nearestWord })
  const loaded = loadPack([pack, rule], { catalogue: own.catalogue, nearestWord })
  expect([...own.problems, ...loaded.problems]).toEqual([])
  expect(loaded.pack.rules.map(({ id }) => id)).toEqual(['payments/language'])
})
