import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../src/model/index.js'
import { DEFAULT_CONFIG, readConfig } from '../../src/schema/index.js'
import { documentOf, FIXTURES } from './samples.js'

const read = (text: string) => readConfig(documentOf(text, 'gonogo.config.yaml'))
const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn })

test('a config with everything in it', () => {
  const { config, problems } = read(readFileSync(join(FIXTURES, 'config/valid/complete.yaml'), 'utf8'))
  const path = 'gonogo.config.yaml'
  expect(problems).toEqual([])
  expect(config).toMatchObject({
    path,
    extends: ['recommended', './rules/ours'],
    extendsSpans: [at(1, 11, 22), at(1, 24, 36)],
    paths: ['releases/**/*.yaml', '!releases/old/**'],
    ignore: [...DEFAULT_CONFIG.ignore, 'drafts/'],
    documents: [
      {
        files: ['release-plan.yaml'],
        kind: 'release-plan',
        map: new Map([
          ['release.version', '/repository/target_release_tag'],
          ['release.name', '/a~1b/0'],
        ]),
        span: { line: 5 },
      },
      { files: ['notes/**'], kind: 'none', map: new Map(), span: { line: 8 } },
    ],
    rules: [
      { rule: 'contract/time-bound', level: null, parameters: new Map([['atMost', '10m']]), span: at(11, 3, 22), path },
      { rule: 'contract/atomic', level: 'warn', parameters: new Map(), span: at(12, 3, 18), path },
      { rule: 'contract/scope', level: 'off', parameters: new Map(), span: at(13, 3, 17), path },
    ],
    overrides: [
      { files: ['docs/**'], environments: [], rules: [{ rule: 'contract/time-bound', level: 'note' }] },
      {
        files: [],
        environments: ['staging', 'test'],
        rules: [{ rule: 'contract/time-bound', level: 'warn', parameters: new Map([['atMost', '30m']]) }],
      },
    ],
    fileSizeLimit: 5 * 1024 * 1024,
    maxWarnings: 10,
  })
  expect(config.rules[0]?.parameterSpans?.get('atMost')).toEqual(at(11, 34, 37))
})

/** Text, the part of the config it makes. */
const CASES: readonly (readonly [string, string, Partial<Config>])[] = [
  ['nothing', '', { ...DEFAULT_CONFIG, path: 'gonogo.config.yaml' }],
  ['keys without values', 'extends:\npaths:\nrules:\nlimits:\nmaxWarnings:\n', { extends: DEFAULT_CONFIG.extends }],
  ['no pack at all', 'extends: []', { extends: [] }],
  ['a number of bytes', 'limits: { fileSize: 1000 }', { fileSizeLimit: 1000 }],
  ['decimal units', 'limits: { fileSize: 1.5kB }', { fileSizeLimit: 1500 }],
  ['binary units', 'limits: { fileSize: 2 GiB }', { fileSizeLimit: 2 ** 31 }],
  ['a mistaken size', 'limits: { fileSize: huge }', { fileSizeLimit: DEFAULT_CONFIG.fileSizeLimit }],
  ['a mistaken count', 'maxWarnings: 1.5', { maxWarnings: null }],
  ['no warnings', 'maxWarnings: 0', { maxWarnings: 0 }],
  ['a list for a map', '- extends', { extends: DEFAULT_CONFIG.extends, rules: [] }],
]

test.each(CASES)('%s', (_, text, expected) => {
  expect(read(text).config).toMatchObject(expected)
})

describe('parameters are what was written', () => {
  test.each([
    ['5m', '5m'],
    ['3', 3],
    ['0.5', 0.5],
    ['1.10', '1.10'],
    ['7e12345', '7e12345'],
    ['"3"', '3'],
    ['true', true],
    ['[a, 1.10]', ['a', '1.10']],
  ])('%s', (written, value) => {
    const { config, problems } = read(`rules: { a/b: { p: ${written} } }`)
    expect(problems).toEqual([])
    expect(config.rules[0]?.parameters.get('p')).toEqual(value)
  })

  test('and __proto__ is a name like any other', () => {
    const { config } = read('rules: { __proto__: { __proto__: 5 } }')
    expect(config.rules[0]).toMatchObject({ rule: '__proto__', parameters: new Map([['__proto__', 5]]) })
  })
})

test('what is mistaken is left out, the rest is kept', () => {
  const { config, problems } = read(
    'documents: [{ kind: plan, files: a }, { kind: none, files: b }]\nrules: { a/b: blok }',
  )
  expect(problems.map(({ code }) => code)).toEqual(['not-allowed', 'not-allowed'])
  expect(config.documents.map(({ files }) => files)).toEqual([['b']])
  expect(config.rules).toMatchObject([{ rule: 'a/b', level: null }])
})
