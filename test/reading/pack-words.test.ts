import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import type { Document } from '../../src/model/index.js'
import { withPacks } from '../../src/own-facts.js'
import { vocabularyFor } from '../../src/own-vocabulary.js'
import { DEFAULT_CONFIG, readConfig } from '../../src/schema/index.js'

const documentOf = (path: string, text: string) => parse({ path, text })[0] as Document
const packed = (vocabulary: string, path = 'policy/ledger/pack.yaml') =>
  documentOf(path, `title: Ledger\ndescription: How the ledger speaks.\nvocabulary:\n${vocabulary}`)
const configOf = (text: string) => readConfig(documentOf('gonogo.config.yaml', text)).config

/** Everything wrong with the words of a config and of packs, as `path:line code`. */
function wrongWith(config: string, ...packs: readonly Document[]): readonly string[] {
  const joined = withPacks(configOf(config), packs)
  const problems = [...joined.problems, ...vocabularyFor(joined.config).problems]
  return problems.map(({ path, span, code }) => `${path}:${span.line} ${code}`)
}

const many = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `${word} of number ${at}`).join(', ')

describe('words of a pack', () => {
  test('count like those of a config, and before them', () => {
    const { config } = withPacks(configOf('vocabulary: { words: { rollback: [unroll] } }'), [
      packed('  words: { rollback: [unship] }\n  commands: { database: [ledgerctl rewind] }'),
      documentOf('policy/plain/pack.yaml', 'title: Plain\ndescription: Brings no words.'),
    ])
    const { vocabulary, problems } = vocabularyFor(config)
    expect(problems).toEqual([])
    for (const word of ['unship', 'unroll']) expect(vocabulary.words.find(word).has('rollback')).toBe(true)
    expect(vocabulary.commands.get('ledgerctl')).toHaveLength(1)
    expect(config.vocabulary.map(({ texts }) => texts[0]?.text)).toEqual(['unship', 'ledgerctl rewind', 'unroll'])
  })
  test('are compiled once for a run', () => {
    const { config } = withPacks(DEFAULT_CONFIG, [packed('  words: { rollback: [unship] }')])
    expect(vocabularyFor({ ...config, extends: ['runbook'] })).toBe(vocabularyFor(config))
  })
  test('of a file that cannot be parsed count for nothing: the file is told with its pack', () => {
    expect(withPacks(DEFAULT_CONFIG, [packed('  words: { rollback: [unship }')]).config).toBe(DEFAULT_CONFIG)
  })
})

/** What stands below `vocabulary:` of a pack, and what is wrong with it; the first line is line 4. */
const MISTAKES: readonly (readonly [vocabulary: string, wrong: readonly string[]])[] = [
  ['  words: { rolback: [unship] }', ['4 unknown-word']],
  ['  phrases: { rollback: [unship] }', ['4 unknown-key']],
  ['  words:\n    rollback: [12]', ['5 wrong-type']],
  ['  says: { failure: { otherwise: ["(plan|z"] } }', ['4 bad-phrase']],
  ['  commands: { database: ["--restore"] }', ['4 bad-command']],
  ['  answers: { rollback.timeBound: ["…"] }', ['4 bad-title']],
  ['  words: [unship]', ['4 wrong-type']],
]

test.each(MISTAKES)('%j is told in the file of the pack', (vocabulary, wrong) => {
  expect(wrongWith('{}', packed(vocabulary))).toEqual(wrong.map((one) => `policy/ledger/pack.yaml:${one}`))
})

test('the limit on texts is for packs and config together', () => {
  const words = (word: string) => `{ words: { rollback: [${many(400, word)}], verify: [${many(400, word)}] } }`
  const pack = documentOf('a/pack.yaml', `vocabulary: ${words('swivel')}`)
  const other = documentOf('b/pack.yaml', `vocabulary: ${words('swerve')}`)
  expect(wrongWith('{}', pack, other)).toEqual([])
  expect(wrongWith(`vocabulary: ${words('swap')}`, pack, other)).toEqual(['gonogo.config.yaml:1 too-many-words'])
})
