import { describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/own-rules.js'
import { packsAmong } from '../../src/packs-among.js'
import { config, OWNER } from './projects.js'

/** Files by path; a name alone is a rule. */
type Files = Readonly<Record<string, string>>

const RULE = OWNER
const SPAN = { line: 1, column: 1, endLine: 1, endColumn: 1 }

async function resolved(entries: readonly string[], files: Files) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
  const written = config({ path: 'gonogo.config.yaml', extends: entries, extendsSpans: entries.map(() => SPAN) })
  return rulesOf(written, [], packsAmong(sources))
}

describe('packs are found', () => {
  test.each<[title: string, entries: string[], files: Files, order: string[]]>([
    ['by the name of a pack that ships', ['pillars'], {}, ['pillars']],
    ['in a folder', ['./policy/payments'], { 'policy/payments/owner.yaml': RULE }, ['payments']],
    ['in a folder with a slash behind it', ['./policy/payments/'], { 'policy/payments/owner.yml': RULE }, ['payments']],
    [
      'in a folder, as Windows writes it',
      ['.\\policy\\payments'],
      { 'policy/payments/owner.yaml': RULE },
      ['payments'],
    ],
    [
      'in a folder by a winding way',
      ['./policy/../policy/./payments'],
      { 'policy/payments/a.yaml': RULE },
      ['payments'],
    ],
    ['above', ['../payments'], { '../payments/owner.yaml': RULE }, ['payments']],
    ['at an absolute path', ['/srv/payments'], { '/srv/payments/owner.yaml': RULE }, ['payments']],
    ['beside the config', ['.'], { 'owner.yaml': RULE, 'pack.yaml': 'name: here' }, ['here']],
    ['under the name they give themselves', ['./Payments Team'], { 'Payments Team/pack.yaml': 'name: pay' }, ['pay']],
    [
      'in a package',
      ['@acme/gonogo-policy'],
      { 'node_modules/@acme/gonogo-policy/owner.yaml': RULE, 'node_modules/@acme/gonogo-policy/package.json': '{}' },
      ['gonogo-policy'],
    ],
    ['in a package without scope', ['policy-acme'], { 'node_modules/policy-acme/a.yaml': RULE }, ['policy-acme']],
    [
      'in a folder of a package',
      ['@acme/policy/payments'],
      { 'node_modules/@acme/policy/payments/owner.yaml': RULE },
      ['payments'],
    ],
    [
      'that ship before packages of the same name',
      ['pillars'],
      { 'node_modules/pillars/pack.yaml': 'name: other' },
      ['pillars'],
    ],
    [
      'from the file that names them',
      ['./policy/base'],
      {
        'policy/base/pack.yaml': 'extends: [../payments, ./inner]',
        'policy/payments/a.yaml': RULE,
        'policy/base/inner/a.yaml': RULE,
      },
      ['payments', 'inner', 'base'],
    ],
    [
      'in the packages of a package first',
      ['@acme/policy'],
      {
        'node_modules/@acme/policy/pack.yaml': 'extends: [base]',
        'node_modules/@acme/policy/node_modules/base/pack.yaml': 'name: inner',
        'node_modules/base/pack.yaml': 'name: outer',
      },
      ['inner', 'policy'],
    ],
    [
      'once, however many extend them',
      ['./all'],
      {
        'all/pack.yaml': 'extends: [../a, ../b]',
        'a/pack.yaml': 'extends: [../base]',
        'b/pack.yaml': 'extends: [../base]',
        'base/owner.yaml': RULE,
      },
      ['base', 'a', 'b', 'all'],
    ],
    [
      'with pages, cases and manifests of packages beside their rules',
      ['./p'],
      {
        'p/owner.yaml': RULE,
        'p/owner.md': '# Owner',
        'p/cases/owner/go.yaml': 'x: 1',
        'p/package.json': '{}',
        'p/.x.yaml': '-',
      },
      ['p'],
    ],
    [
      'in a folder that holds packs too',
      ['.'],
      {
        'pack.yaml': 'name: acme\nextends: [./payments]',
        'payments/pack.yaml': 'title: P',
        'other/pack.yaml': 'title: O',
      },
      ['payments', 'acme'],
    ],
  ])('%s', async (_title, entries, files, order) => {
    const { origins, problems, config } = await resolved(entries, files)
    expect(problems).toEqual([])
    expect(origins.packs.map(({ id }) => id)).toEqual(order)
    expect(config.extends.every((id) => order.includes(id))).toBe(true)
  })

  test('with their rules, under the name of the pack', async () => {
    const { policy } = await resolved(['./p'], { 'p/pack.yaml': 'name: pay', 'p/owner.yaml': RULE })
    expect([...policy.rules.keys()]).toEqual(['pay/owner'])
  })
})

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

describe('packs without end', () => {
  const chain = (length: number): Files =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [`p${index}/pack.yaml`, `extends: [../p${(index + 1) % length}]`]),
    )
  const crowd = (length: number): Files => ({
    'all/pack.yaml': `extends:\n${Array.from({ length }, (_, index) => `  - ../p${index}\n`).join('')}`,
    ...Object.fromEntries(Array.from({ length }, (_, index) => [`p${index}/pack.yaml`, 'title: P'])),
  })
  const web = (length: number): Files => {
    const all = Array.from({ length }, (_, index) => `../p${index}`).join(', ')
    return Object.fromEntries(Array.from({ length }, (_, index) => [`p${index}/pack.yaml`, `extends: [${all}]`]))
  }
  test.each<[title: string, entry: string, files: Files, code: string]>([
    ['a circle of 400 packs', './p0', chain(400), 'pack-cycle'],
    ['a chain of 3,000 packs', './p0', chain(3000), 'too-many-packs'],
    ['a pack that extends 5,000 packs', './all', crowd(5000), 'too-many-packs'],
    ['100 packs that all extend each other', './p0', web(100), 'pack-cycle'],
    [
      'a pack of 6,000 rules',
      './p',
      Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`p/r${index}.yaml`, RULE])),
      'too-many-packs',
    ],
  ])(
    'are told in time: %s',
    async (_title, entry, files, code) => {
      const { problems } = await resolved([entry], files)
      expect(new Set(problems.map((problem) => problem.code))).toContain(code)
      expect(problems.length).toBeLessThan(2000)
      expect(problems.every(({ message }) => message.length < 1000)).toBe(true)
    },
    20_000,
  )
})
