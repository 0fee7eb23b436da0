import { describe, expect, test } from 'vitest'
import { filesUnder, textOf } from './tree.js'

const FOLDERS = ['src', 'test', 'rules', 'schemas', 'fixtures', '.ci']
const TOP = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'package-lock.json']
const files = [...FOLDERS.flatMap(filesUnder), ...TOP]

/** Written so that this file does not match itself. */
const FOREIGN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a folder of the machine it was written on', /(?:^|[\s"'`(=])\/(?:w[o]rk|r[o]ot|h[o]me\/\w+|U[s]ers)\//m],
  ['a folder beside the checkout', /\.\.\/s[h]ared\b/],
  ['a download address of a package', /"r[e]solved":|r[e]gistry\.npmjs/],
]

describe('the project', () => {
  test.each(FOREIGN)('names no %s', (_what, pattern) => {
    expect(files.filter((path) => pattern.test(textOf(path)))).toEqual([])
  })
})

describe('fixtures', () => {
  const folders = [...new Set(filesUnder('fixtures').map((path) => path.split('/')[1] ?? ''))]
  // The README's commands are executed too.
  const tests = [...filesUnder('test').filter((path) => path.endsWith('.ts')), 'README.md'].map(textOf)

  test.each(folders)('%s is used by a test', (name) => {
    const mention = new RegExp(`fixtures(?:/|', ?')${name.replace(/\./g, '\\.')}\\b|fixtures/['"\`]?\\)`)
    expect(tests.some((text) => mention.test(text))).toBe(true)
  })
})
