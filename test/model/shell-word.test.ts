import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellPath, shellWord } from '../../src/model/index.js'

/** What files can be called: no NUL, and Unicode. Much of it means something to a shell. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'$()`\'"\\!*?~#&|;<>{}[]=-^ \n\t\r\u001b\u202e\u00a0\u{1f6a8}'),
      fc.constantFrom('$(touch pwn)', "'; id;'", '\\x27', "$'"),
      fc.string({ unit: 'grapheme-ascii' }),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => Buffer.from(parts.join('').replaceAll('\0', '')).toString())

/** The words that bash makes of a text. */
function wordsIn(text: string): readonly string[] {
  const script = `set -- ${text}\n(( $# )) && printf '%s\\0' "$@"`
  const env = { ...process.env, LC_ALL: 'C' }
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', env }).split('\0').slice(0, -1)
}

test('a shell reads every word as it is, and nothing of it is a command', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 50, maxLength: 150 }), (names) => {
      expect(wordsIn(names.map(shellWord).join(' '))).toEqual(names)
    }),
    { numRuns: 20 },
  )
})

test('a word to copy is on one line, and nothing in it is unseen', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(shellWord(text)).not.toMatch(/(?! )[\p{C}\p{Z}]/u)
    }),
  )
})

test.each([
  ['docs/release-plan.yaml', 'docs/release-plan.yaml'],
  ['', "''"],
  ['-', '-'],
  ['-x.md', './-x.md'],
  ['--config', './--config'],
  ['-a b.md', "'./-a b.md'"],
  ['=ls', "'=ls'"],
  ['~root', "'~root'"],
  ['a\nb', "$'a\\x0ab'"],
])('the path %j is copied as %s', (path, copied) => {
  expect(shellPath(path)).toBe(copied)
})
