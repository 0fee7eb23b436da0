import { describe, expect, test } from 'vitest'
import { type Files, resolved } from './own-packs.js'
import { OWNER as RULE } from './projects.js'

describe('a pack that cannot be taken', () => {
  test.each<[title: string, entries: string[], files: Files, place: string, code: string, part: string]>([
    ['a misspelt name', ['recomended'], {}, 'gonogo.config.yaml:1', 'unknown-pack', 'Did you mean "recommended"?'],
    ['a word that is nothing', ['acme'], {}, 'gonogo.config.yaml:1', 'unknown-pack', 'A folder begins with ./'],
    [
      'a folder without ./',
      ['pay/x'],
      { 'pay/x/a.yaml': RULE },
      'gonogo.config.yaml:1',
      'unknown-pack',
      'as in "./pay/x"',
    ],
    ['a package that is not there', ['@acme/policy'], {}, 'gonogo.config.yaml:1', 'missing-package', 'npm install'],
    [
      'a folder that a package lacks',
      ['@acme/policy/pay'],
      { 'node_modules/@acme/policy/pays/a.yaml': RULE },
      'gonogo.config.yaml:1',
      'missing-folder',
      'Did you mean node_modules/@acme/policy/pays?',
    ],
    [
      'a way out of a package',
      ['@acme/policy/../other'],
      { 'node_modules/@acme/policy/a.yaml': RULE, 'node_modules/@acme/other/a.yaml': RULE },
      'gonogo.config.yaml:1',
      'unknown-pack',
      '@acme/policy/../other',
    ],
    [
      'a misspelt folder',
      ['./polcy'],
      { 'policy/a.yaml': RULE },
      'gonogo.config.yaml:1',
      'missing-folder',
      'mean ./policy?',
    ],
    ['an address', ['https://acme.example/policy'], {}, 'gonogo.config.yaml:1', 'unknown-pack', 'fetches no pack'],
    ['a home', ['~/policy'], {}, 'gonogo.config.yaml:1', 'unknown-pack', 'beginning with ./'],
    ['a name of objects', ['__proto__'], {}, 'gonogo.config.yaml:1', 'unknown-pack', '"__proto__"'],
    ['a file', ['./pack.yaml'], { 'pack.yaml': '' }, 'gonogo.config.yaml:1', 'missing-folder', 'a pack is a folder'],
    ['a folder of pages', ['./p'], { 'p/a.md': '# A' }, 'gonogo.config.yaml:1', 'no-rules', 'holds no rules'],
    ['a folder of packs', ['./p'], { 'p/q/pack.yaml': '' }, 'gonogo.config.yaml:1', 'no-rules', 'such as ./p/q'],
    [
      'a folder below that nobody reads',
      ['./p'],
      { 'p/a.yaml': RULE, 'p/q/b.yaml': RULE },
      'p/a.yaml:1',
      'misplaced-rules',
      'p/q',
    ],
    [
      'a folder with a strange name',
      ['./My Rules'],
      { 'My Rules/a.yaml': RULE },
      'My Rules/a.yaml:1',
      'pack-name',
      'name: payments',
    ],
    ['a strange name', ['./p'], { 'p/pack.yaml': 'name: __proto__' }, 'p/pack.yaml:1', 'pack-name', 'small letters'],
    [
      'the id of a pack that ships',
      ['./p'],
      { 'p/pack.yaml': 'name: contract' },
      'gonogo.config.yaml:1',
      'duplicate-pack',
      'one that ships with gonogo',
    ],
    [
      'two packs of one name',
      ['./a/p', './b/p'],
      { 'a/p/pack.yaml': 'title: P', 'b/p/a.yaml': RULE },
      'gonogo.config.yaml:1',
      'duplicate-pack',
      'a/p/pack.yaml',
    ],
    [
      'two files of one rule',
      ['./p'],
      { 'p/a.yaml': RULE, 'p/a.yml': RULE },
      'p/a.yml:1',
      'duplicate-rule',
      'p/a.yaml',
    ],
    ['one pack twice', ['./p', './p/'], { 'p/a.yaml': RULE }, 'gonogo.config.yaml:1', 'extended-twice', 'the pack "p"'],
    [
      'one shipped pack twice',
      ['strict', 'strict'],
      {},
      'gonogo.config.yaml:1',
      'extended-twice',
      '"strict" is extended twice',
    ],
    ['itself', ['./p'], { 'p/pack.yaml': 'title: P\nextends: [.]' }, 'p/pack.yaml:2', 'pack-cycle', 'p -> p'],
    [
      'a circle through a package',
      ['./p'],
      {
        'p/pack.yaml': 'title: P\nextends: ["@acme/q"]',
        'node_modules/@acme/q/pack.yaml': 'title: Q\nextends: [../../../p]',
      },
      'node_modules/@acme/q/pack.yaml:2',
      'pack-cycle',
      'p -> q -> p',
    ],
    ['no version', ['./p'], { 'p/pack.yaml': 'version: 1.0' }, 'p/pack.yaml:1', 'pack-version', 'such as 1.0.0'],
    ['no range', ['./p'], { 'p/pack.yaml': 'gonogo: newest' }, 'p/pack.yaml:1', 'gonogo-range', 'such as ^1.0.0'],
    [
      'another gonogo',
      ['./p'],
      { 'p/pack.yaml': 'gonogo: ">=9"\nsigned: true\nextends: [gone]', 'p/later.yaml': 'for: planet' },
      'p/pack.yaml:1',
      'gonogo-version',
      'works with gonogo >=9, and this is gonogo',
    ],
    [
      'an endless range',
      ['./p'],
      { 'p/pack.yaml': `gonogo: "${'1 || '.repeat(9000)}"` },
      'p/pack.yaml:1',
      'gonogo-range',
      '',
    ],
    ['no time', ['./p'], { 'p/pack.yaml': 'clock: noon' }, 'p/pack.yaml:1', 'clock', 'ISO 8601'],
    ['no such day', ['./p'], { 'p/pack.yaml': 'clock: 2026-02-30' }, 'p/pack.yaml:1', 'clock', 'ISO 8601'],
    [
      'no name of a condition',
      ['./p'],
      { 'p/pack.yaml': 'conditions: { inProd: {} }' },
      'p/pack.yaml:1',
      'condition-name',
      'in-production',
    ],
    [
      'a condition for nobody',
      ['./p'],
      { 'p/a.yaml': RULE, 'p/pack.yaml': 'title: P\nconditions:\n  late: { fact: release.name, operator: isStated }' },
      'p/pack.yaml:3',
      'unused-condition',
      'No rule uses the condition "late".',
    ],
  ])('is told: %s', async (_title, entries, files, place, code, part) => {
    const { problems } = await resolved(entries, files)
    const said = problems.map((one) => ({ ...one, place: `${one.path}:${one.span.line}` }))
    expect(said.map((one) => one.code)).toEqual([code])
    expect(`${said[0]?.message} ${said[0]?.fix}`).toContain(part)
    expect(said[0]?.place).toBe(place)
  })
})
