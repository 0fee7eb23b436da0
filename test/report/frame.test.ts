import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame } from '../../src/report/frame.js'
import { NO_COLOUR } from '../../src/report/palette.js'
import { textWidth } from '../../src/report/printable.js'

const bare = (text: string) => text
const draw = (text: string, span: readonly [number, number, number, number], width = 60) =>
  `\n${frame(
    text.split('\n'),
    { line: span[0], column: span[1], endLine: span[2], endColumn: span[3] },
    width,
    bare,
    NO_COLOUR,
  ).join('\n')}\n`

const CASES: readonly (readonly [string, string, readonly [number, number, number, number], string])[] = [
  [
    'one line of context above and below',
    'rollback:\n  timeBound: 15m\n  triggers: []\nx',
    [2, 14, 2, 17],
    `
 1 | rollback:
 2 |   timeBound: 15m
   |              ^^^
 3 |   triggers: []
`,
  ],
  ['the first line', 'a: 1', [1, 1, 1, 2], '\n 1 | a: 1\n   | ^\n'],
  ['an empty span still points', 'a: ', [1, 4, 1, 4], '\n 1 | a:\n   |    ^\n'],
  ['an empty file', '', [1, 1, 1, 1], '\n 1 |\n   | ^\n'],
  ['several lines', '# A\nb\nc\n', [1, 1, 4, 1], '\n 1 | # A\n   | ^^^ to line 3\n 2 | b\n'],
  ['blank context is left out', 'a\n\nb\n\nc', [3, 1, 3, 2], '\n 3 | b\n   | ^\n'],
  ['tabs', '\tkubectl x', [1, 2, 1, 9], '\n 1 |     kubectl x\n   |     ^^^^^^^\n'],
  ['wide characters', '回滚 to v1', [1, 4, 1, 6], '\n 1 | 回滚 to v1\n   |      ^^\n'],
  [
    'a password of an address',
    'a: https://me:pass@b.example.com/c:d@e',
    [1, 4, 1, 9],
    '\n 1 | a: https://me:****@b.example.com/c:d@e\n   |    ^^^^^\n',
  ],
  ['carriage returns', 'a\r\nb\r', [2, 1, 2, 2], '\n 1 | a\n 2 | b\n   | ^\n'],
  ['escapes are shown, not obeyed', 'x\u001b[2Jy', [1, 6, 1, 7], '\n 1 | x\\u{1b}[2Jy\n   |           ^\n'],
  [
    'a long line is cut around the span',
    `${'a'.repeat(100)} target ${'b'.repeat(100)}`,
    [1, 102, 1, 108],
    `\n 1 | ...${'a'.repeat(20)} target ${'b'.repeat(20)}...\n   | ${' '.repeat(24)}^^^^^^\n`,
  ],
  [
    'a long line is cut at its end when the span is near its start',
    `target ${'b'.repeat(100)}`,
    [1, 1, 1, 7],
    `\n 1 | target ${'b'.repeat(44)}...\n   | ^^^^^^\n`,
  ],
  [
    'a file of one enormous line',
    `${'a'.repeat(5_000_000)} target ${'b'.repeat(5_000_000)}`,
    [1, 5_000_002, 1, 5_000_008],
    `\n 1 | ...${'a'.repeat(20)} target ${'b'.repeat(20)}...\n   | ${' '.repeat(24)}^^^^^^\n`,
  ],
  ['a line that is not there', 'a', [9, 1, 9, 2], '\n\n'],
]

describe('a code frame', () => {
  it.each(CASES)('%s', (_, text, span, expected) => {
    expect(draw(text, span)).toBe(expected)
  })

  it('never lets a control character through and never grows wider than it may', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(
        anything,
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 30, max: 120 }),
        (text, column, length, width) => {
          const span = { line: 1, column: column + 1, endLine: 1, endColumn: column + 1 + length }
          const out = frame([text.replaceAll('\n', ' ')], span, width, bare, NO_COLOUR)
          for (const line of out) {
            expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
            expect(textWidth(line)).toBeLessThanOrEqual(width + 10)
          }
        },
      ),
    )
  })
})
