import { describe, expect, test } from 'vitest'
import { filesUnder, textOf } from './tree.js'

/** A row of the table of invariants: its number, what always holds, and the tests that hold it, as `file` "title". */
interface Invariant {
  readonly number: number
  readonly sentence: string
  readonly held: readonly { readonly file: string; readonly title: string }[]
}

const INVARIANTS: readonly Invariant[] = textOf('ARCHITECTURE.md')
  .split('\n')
  .flatMap((line) => {
    const [, number, sentence = '', tests = ''] = line.match(/^\| *(\d+) *\|(.+?)\|(.+)\|$/) ?? []
    if (number === undefined) return []
    const held = [...tests.matchAll(/`(test\/[^`]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title }))
    return [{ number: Number(number), sentence: sentence.trim(), held }]
  })

describe('the invariants in ARCHITECTURE.md', () => {
  test('are numbered without a gap', () => {
    expect(INVARIANTS.length).toBeGreaterThanOrEqual(10)
    expect(INVARIANTS.map(({ number }) => number)).toEqual(INVARIANTS.map((_, at) => at + 1))
  })

  test.each(INVARIANTS)('$number is held by tests that exist: $sentence', ({ held }) => {
    expect(held).not.toEqual([])
    const files = filesUnder('test')
    const missing = held.filter(({ file, title }) => !files.includes(file) || !textOf(file).includes(title))
    expect(missing).toEqual([])
  })
})
