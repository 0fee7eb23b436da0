import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packReader } from '../../src/cli/pack-reader.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-packs-'))
  const write = (path: string, text = 'title: A') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const link = (target: string, path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(target, join(folder, path))
  }
  write('policy/a.yaml')
  write('policy/b.YML')
  for (const other of ['.c.yaml', 'gonogo.config.yaml', 'a.md', 'package.json', 'cases/a/go.yaml']) {
    write(`policy/${other}`)
  }
  for (const inner of ['old/b.yaml', 'pay/pack.yaml', 'docs/a.md', 'node_modules/x/a.yaml', '.git/a.yaml']) {
    write(`policy/${inner}`, 'require: { fact: document.owner, operator: isStated }')
  }
  // What asks nothing is no rule that lies in the wrong place.
  write('policy/charts/values.yaml')
  link('policy', 'linked')
  link('round', 'round')
  link('..', 'policy/up')
  write('links/a.yaml')
  link('gone.yaml', 'links/b.yaml')
  link('c.yaml', 'links/c.yaml')
  link('../policy', 'links/d.yaml')
  write('large/a.yaml', `title: ${'a'.repeat(1_000_001)}`)
  for (let rule = 0; rule < 9; rule++) write(`heavy/r${rule}.yaml`, `title: ${'a'.repeat(900_000)}`)
  for (let rule = 0; rule < 1001; rule++) write(`many/r${rule}.yaml`, '')
  mkdirSync(join(folder, 'pipes'))
  execFileSync('mkfifo', [join(folder, 'pipes/a.yaml')])
  write('node_modules/@acme/policy/a.yaml')
  write('node_modules/file', '')
  write('deep/er/node_modules/inner/a.yaml')
  // As some package managers do: the package lies in a store, beside the packages that it needs.
  write('store/p/node_modules/p/pack.yaml')
  write('store/p/node_modules/base/pack.yaml')
  link('../store/p/node_modules/p', 'node_modules/p')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const codesIn = (path: string) => {
  const found = packReader(folder).folder(path)
  if ('is' in found) return [found.is]
  return [...found.problems, ...found.documents.flatMap(({ problems }) => problems)].map(({ code }) => code)
}

describe('a folder of rules', () => {
  test('holds its YAML files, and knows the folders in it that hold rules', () => {
    const found = packReader(folder).folder('policy')
    expect('documents' in found && found.documents.map(({ path }) => path)).toEqual(['policy/a.yaml', 'policy/b.YML'])
    expect('folders' in found && found.folders).toEqual([
      { path: 'policy/old', hasManifest: false },
      { path: 'policy/pay', hasManifest: true },
    ])
  })

  test('is the same behind a link, under the name of the link', () => {
    const [direct, linked] = [packReader(folder).folder('policy'), packReader(folder).folder('linked')]
    expect('id' in linked && linked.id).toBe('id' in direct && direct.id)
    expect('name' in linked && linked.name).toBe('linked')
  })

  test.each([
    ['nothing', 'nowhere', ['nothing']],
    ['a file', 'policy/a.yaml', ['file']],
    ['a link to itself', 'round', ['unreadable']],
    ['below a file', 'policy/a.yaml/x', ['nothing']],
    ['a name no system takes', `policy/${'x'.repeat(5000)}`, ['unreadable']],
    ['a name with a null', 'poli\0cy', ['unreadable']],
    ['with links that lead nowhere, round and to a folder', 'links', ['missing-file', 'symlink-cycle', 'not-a-file']],
    ['with a file too large for a rule', 'large', ['too-large']],
    ['with more files than rules', 'many', ['too-many-rules']],
    ['with more text than rules have', 'heavy', ['too-large']],
    ['with a pipe', 'pipes', ['not-a-file']],
  ])('is told, not waited for: %s', (_title, path, codes) => {
    expect(codesIn(path)).toEqual(codes)
  })

  test.each([
    ['polcy', 'policy'],
    ['polcy/old', 'policy/old'],
    ['policy/odl', 'policy/old'],
    ['policy/', null],
  ])('%s may have meant %s', (path, meant) => {
    const found = packReader(folder).folder(path)
    expect('beside' in found ? found.beside : [null]).toContain(meant)
  })
})

describe('a package', () => {
  test.each([
    ['@acme/policy', 'gonogo.config.yaml', 'node_modules/@acme/policy'],
    ['@acme/policy', 'policy/pay/pack.yaml', 'node_modules/@acme/policy'],
    ['@acme/policy', 'node_modules/p/pack.yaml', 'node_modules/@acme/policy'],
    ['inner', 'deep/er/pack.yaml', 'deep/er/node_modules/inner'],
    ['inner', 'deep/pack.yaml', null],
    ['base', 'node_modules/p/pack.yaml', 'store/p/node_modules/base'],
    ['base', 'gonogo.config.yaml', null],
    ['file', 'gonogo.config.yaml', null],
  ])('%s as seen from %s is %s', (name, from, found) => {
    expect(packReader(folder).packageFolder(name, from)).toBe(found)
  })
})
