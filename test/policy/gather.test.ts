import { describe, expect, test } from 'vitest'
import { type Files, resolved } from './own-packs.js'
import { OWNER as RULE } from './projects.js'

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
      'too-many-rules',
    ],
    [
      '6,000 rules in packs',
      './all',
      {
        'all/pack.yaml': `extends: [${Array.from({ length: 8 }, (_, index) => `../p${index}`).join(', ')}]`,
        ...Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`p${index % 8}/r${index}.yaml`, RULE])),
      },
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
