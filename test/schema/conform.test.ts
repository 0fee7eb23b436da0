import { describe, expect, test } from 'vitest'
import type { Document, Problem } from '../../src/model/index.js'
import { type ConformOptions, conform, type SchemaName } from '../../src/schema/index.js'
import { documentOf } from './samples.js'

const shown = ({ severity, code, span }: Problem) => `${span.line}:${span.column} ${severity} ${code}`

/** Name, schema, path, text, what is found. */
const CASES: readonly (readonly [string, SchemaName, string, string, readonly string[]])[] = [
  ['a foreign key of front matter is other programs’ business', 'release-plan', 'a.md', '---\nlayout: page\n---\n', []],
  [
    'a misspelt key of front matter is worth a note',
    'release-plan',
    'a.md',
    '---\nstatsu: draft\n---\n',
    ['2:1 note unknown-key'],
  ],
  ['Markdown without front matter has nothing to conform', 'release-plan', 'a.md', '# Plan\n', []],
  ['an empty plan is for the rules to judge', 'release-plan', 'a.yaml', '', []],
  ['an empty config is no mistake', 'config', 'a.yaml', '# nothing yet\n', []],
  ['JSON is pointed into as well', 'config', 'a.json', '{\n  "maxWarnings": "many"\n}', ['2:18 error wrong-type']],
  ['of a key given twice the first counts', 'config', 'a.yaml', 'maxWarnings: 1\nmaxWarnings: x\n', []],
  ['what broke off is not missing', 'config', 'a.yaml', 'documents: [{ files: "a\n', []],
  [
    'a key is pointed at, a missing one at its parent',
    'config',
    'a.yaml',
    'documents:\n  - kind: none\n',
    ['2:5 error missing-key'],
  ],
  ['keys may need escapes in a pointer', 'config', 'a.yaml', 'rules:\n  a/b~c: blok\n', ['2:10 error not-allowed']],
  ['block scalars are pointed at', 'config', 'a.yaml', 'maxWarnings: |\n  many\n', ['1:14 error wrong-type']],
  ['the second alias is a place of its own', 'config', 'a.yaml', 'rules: &r { a/b: 5 }\n', ['1:18 error wrong-type']],
]

test.each(CASES)('%s', (_, schema, path, text, expected) => {
  expect(conform(schema, documentOf(text, path)).map(shown)).toEqual(expected)
})

describe('placeholders', () => {
  const text = [
    'kind: release-plan',
    'created: TBD',
    'release: { window: TBD, deploymentPattern: "TBD" }',
    'rollback:',
    '  timeBound: [TBD]',
    '  types: [code, TBD]',
    '  lastChanged: soon',
    'TBD: x',
  ].join('\n')
  const options: ConformOptions = { isPlaceholder: (words) => words === 'TBD' || words === '[TBD]' }

  test('fit everywhere in a plan, for the rules to find them', () => {
    expect(conform('release-plan', documentOf(text), options).map(shown)).toEqual([
      '7:16 error bad-format',
      '8:1 note unknown-key',
    ])
  })

  test('are no values of a config', () => {
    expect(conform('config', documentOf('maxWarnings: TBD'), options).map(shown)).toEqual(['1:14 error wrong-type'])
  })

  test('are wrong values where nobody knows them', () => {
    expect(conform('release-plan', documentOf(text)).map(shown)).toContain('2:10 error bad-format')
  })
})

describe('versions and dates are what the author wrote', () => {
  test.each(['1.10', '7e12345', '0777', '1_000', '2026-11-18', '.inf', '0x1F', '12e3'])('%s', (written) => {
    const text = `rollback: { target: { version: ${written} } }\nrelease: { version: ${written} }`
    expect(conform('release-plan', documentOf(text))).toEqual([])
  })
})

describe('hostile input ends soon and in a problem', () => {
  const nested = (levels: number, open: string, close: string) => `${open.repeat(levels)}${close.repeat(levels)}`
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: x`).join('\n')
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg']) {
    bomb.push(`${name}: &${name} [${`*${of}, `.repeat(9)}]`)
  }

  /** As a parser without limits would give it: aliases make one node a part of many. */
  function expanded(width: number, levels: number): Document {
    const document = documentOf('require: x')
    let node = document.data
    for (let level = 0; level < levels && node; level++) {
      node = { type: 'sequence', items: Array(width).fill(node), span: node.span }
    }
    return { ...document, data: node }
  }

  test.each([
    ['deep maps', 'config', documentOf(nested(50_000, '{"rules":[', ']}'), 'a.json')],
    ['deep settings', 'config', documentOf(`rules: ${nested(60, '{ a: ', ' }')}`)],
    ['many keys', 'release-plan', documentOf(keys)],
    ['many mistakes', 'config', documentOf(`documents: [${'x, '.repeat(190_000)}]`)],
    ['an alias bomb', 'config', documentOf(bomb.join('\n'))],
    ['a wide tree of shared nodes', 'config', expanded(10, 12)],
    ['a deep tree of shared nodes', 'config', expanded(1, 100_000)],
    ['a long text', 'config', documentOf(`maxWarnings: ${'x'.repeat(1_000_000)}`)],
    ['a long duration', 'release-plan', documentOf(`rollback: { timeBound: "${'1'.repeat(1_000_000)}" }`)],
    ['a long size', 'config', documentOf(`limits: { fileSize: "${'1'.repeat(1_000_000)}" }`)],
    ['many units', 'release-plan', documentOf(`rollback: { timeBound: "${'1m '.repeat(300_000)}x" }`)],
    [
      'many lists',
      'release-plan',
      documentOf(`${'#\n'.repeat(500_000)}release: { components: [${'[x], '.repeat(5000)}] }`),
    ],
    ['a long key', 'release-plan', documentOf(`${'rollback'.repeat(500)}: x`)],
    ['prototypes', 'config', documentOf('__proto__: { maxWarnings: 1 }\nconstructor: x\ntoString: y\n')],
    ['a prototype for a map', 'config', documentOf('rules: { __proto__: { level: x } }\n')],
  ] as const)('%s', (_, schema, document) => {
    const problems = [...document.problems, ...conform(schema, document, { isPlaceholder: (text) => text === 'TBD' })]
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThan(200)
    for (const { message, fix } of problems) expect(`${message}${fix}`.length).toBeLessThan(1000)
    expect({}).not.toHaveProperty('maxWarnings')
  })

  test('what was not looked at is not passed over in silence', () => {
    const blanks = `rollback: { steps: [${'~, '.repeat(5000)}] }\ntypes: x\napprovals: 5\n`
    expect(conform('release-plan', documentOf(blanks)).map(({ code }) => code)).toContain('too-many-problems')
  })

  test('the hundred first problems are listed, and that there are more', () => {
    const problems = conform('config', documentOf(`documents: [${'x, '.repeat(500)}]`))
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toMatchObject({ code: 'too-many-problems', severity: 'error' })
  })
})
