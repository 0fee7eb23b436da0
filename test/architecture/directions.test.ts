import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from './tree.js'

const options = (await extractOptions(join(ROOT, '.dependency-cruiser.mjs'))) as ICruiseOptions

async function violationsIn(baseDir: string): Promise<readonly string[]> {
  const { output } = await cruise(['src'], { ...options, baseDir })
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

/** A file, what it imports, and the rule that must say no. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, specifier: string])[] = [
  ['model-imports-nothing', 'src/model/span.ts', '../facts/index.js'],
  ['model-imports-nothing', 'src/model/span.ts', 'yaml'],
  ['never-sideways', 'src/facts/index.ts', '../reading/index.js'],
  ['never-sideways', 'src/judge/index.ts', '../policy/index.js'],
  ['never-sideways', 'src/formats/index.ts', '../schema/index.js'],
  ['only-public-faces', 'src/check.ts', './formats/decode.js'],
  ['only-public-faces', 'src/cli/main.ts', '../report/stylish.js'],
  ['report-only-from-the-edge', 'src/check.ts', './report/index.js'],
  ['check-only-from-the-edge', 'src/judge/index.ts', '../check.js'],
  ['nobody-imports-the-command-line', 'src/check.ts', './cli/main.js'],
  ['probes-and-journal-only-from-the-command-line', 'src/evidence/index.ts', '../probes/index.js'],
  ['probes-and-journal-know-the-core-only', 'src/journal/index.ts', '../judge/index.js'],
  ['nobody-imports-the-build', 'src/policy/index.ts', '../build/packs.js'],
  ['core-is-pure', 'src/reading/index.ts', 'node:fs'],
  ['core-is-pure', 'src/check.ts', 'node:process'],
  ['yaml-lives-in-formats', 'src/reading/index.ts', 'yaml'],
  ['satteri-lives-in-formats', 'src/check.ts', 'satteri'],
  ['mdast-lives-in-formats', 'src/reading/index.ts', 'mdast'],
  ['unbash-lives-in-formats', 'src/facts/index.ts', 'unbash'],
  ['ajv-lives-in-schema', 'src/policy/index.ts', 'ajv'],
  ['re2js-lives-in-policy', 'src/reading/index.ts', 're2js'],
  ['semver-lives-in-policy', 'src/facts/index.ts', 'semver'],
  ['json-rules-engine-lives-in-policy', 'src/judge/index.ts', 'json-rules-engine'],
  ['one-file-knows-the-engine', 'src/policy/index.ts', 'json-rules-engine'],
  ['commander-lives-in-cli', 'src/check.ts', 'commander'],
  ['fast-glob-lives-in-cli', 'src/check.ts', 'fast-glob'],
  ['ignore-lives-in-cli', 'src/schema/index.ts', 'ignore'],
  ['picocolors-lives-in-cli', 'src/report/index.ts', 'picocolors'],
  ['fast-xml-parser-lives-in-probes', 'src/evidence/index.ts', 'fast-xml-parser'],
  ['canonicalize-lives-in-attest', 'src/journal/index.ts', 'canonicalize'],
  ['temporal-polyfill-lives-in-waivers', 'src/report/index.ts', 'temporal-polyfill'],
  ['libsql-lives-in-journal', 'src/cli/main.ts', 'libsql'],
  ['pg-lives-in-journal', 'src/cli/main.ts', 'pg'],
  ['no-unlisted-third-party', 'src/cli/main.ts', 'esbuild'],
  ['no-unresolvable', 'src/cli/main.ts', './nowhere.js'],
]

describe('imports', () => {
  test('go one way only, and through the front doors', async () => {
    expect(await violationsIn(ROOT)).toEqual([])
  })
})

describe('the import rules', () => {
  let house = ''

  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), text)
  }
  const rooms = [
    'model',
    'formats',
    'schema',
    'reading',
    'facts',
    'policy',
    'judge',
    'report',
    'build',
    'evidence',
    'probes',
    'journal',
  ]
  const empty = [
    ...rooms.map((room) => `src/${room}/index.ts`),
    ...['src/check.ts', 'src/cli/main.ts', 'src/model/span.ts'],
    ...['src/build/packs.ts', 'src/formats/decode.ts', 'src/report/stylish.ts'],
  ]

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'gonogo-house-'))
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'), 'junction')
    write('package.json', '{ "type": "module" }')
    for (const file of empty) write(file, 'export {}\n')
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  test.each(VIOLATIONS)('%s: %s must not import %s', async (rule, file, specifier) => {
    write(file, `import '${specifier}'\n`)
    const violations = await violationsIn(house)
    write(file, 'export {}\n')
    expect(violations.filter((violation) => violation.startsWith(`${rule}: ${file}`))).toHaveLength(1)
  })

  test('no-circular: two files must not import each other', async () => {
    write('src/facts/a.ts', `import type { B } from './b.js'\nexport type A = B\n`)
    write('src/facts/b.ts', `import type { A } from './a.js'\nexport type B = A\n`)
    expect((await violationsIn(house)).some((violation) => violation.startsWith('no-circular'))).toBe(true)
  })

  test('all have a violation above that shows they fire', () => {
    const tried = new Set<string>([...VIOLATIONS.map(([rule]) => rule), 'no-circular'])
    const named = (options.ruleSet?.forbidden ?? []).map(({ name }) => name ?? '')
    expect(named.filter((name) => !tried.has(name))).toEqual([])
  })
})
