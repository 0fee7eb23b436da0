import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, test } from 'vitest'
import { filesUnder, ROOT } from '../architecture/tree.js'

/** What the package may hold, each with the reader it is for. */
const EXPECTED: readonly (readonly [reader: string, pattern: RegExp])[] = [
  ['npm and its users', /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/],
  ['the command line', /^dist\/(?:(?:cli|gonogo)\.cjs|data\/[\w-]+\.json)$/],
  ['the authors of what the command holds', /^dist\/LICENSES\.txt$/],
  ['a program', /^dist\/(?:index|chunks\/[\w-]+)\.js$/],
  ['a compiler', /^dist\/types\/[\w/-]+\.d\.ts$/],
  ['a person who asks what a rule says', /^rules\/[\w/-]+\.(?:yaml|md)$/],
  ['an editor', /^schemas\/[\w-]+\.schema\.json$/],
]

/** Pages that `gonogo rules --format markdown` writes for whoever wants them, and what only tests read. */
const LEFT_OUT = /^rules\/(?:reference\/[\w-]+|[\w-]+\/cases)\//

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[]
}
const answer = JSON.parse(
  execSync('npm pack --dry-run --json --ignore-scripts', {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as readonly Packed[] | Readonly<Record<string, Packed>>
const packed = Object.values(answer)[0]?.files ?? []
const paths = packed.map(({ path }) => path)

describe('the package', () => {
  test('holds nothing that has no reader', () => {
    expect(paths.filter((path) => !EXPECTED.some(([, pattern]) => pattern.test(path)))).toEqual([])
  })

  test.each(EXPECTED)('holds what is for %s', (_reader, pattern) => {
    expect(paths.some((path) => pattern.test(path))).toBe(true)
  })

  test.each(['rules', 'schemas'])('holds all of %s but what is made from it or tests it', (folder) => {
    const left = filesUnder(folder).filter((path) => !paths.includes(path))
    expect(left.filter((path) => !LEFT_OUT.test(path))).toEqual([])
    expect(paths.filter((path) => LEFT_OUT.test(path))).toEqual([])
  })

  test('has a command that can be run', () => {
    expect((packed.find(({ path }) => path === 'dist/cli.cjs')?.mode ?? 0) & 0o111).toBe(0o111)
    expect(readFileSync(join(ROOT, 'dist/cli.cjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  test('is one that publint finds nothing to say about', async () => {
    const { messages, pkg = {} } = await publint({ pkgDir: ROOT, strict: true, pack: false })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })
})
