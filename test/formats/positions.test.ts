import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, parse } from '../../src/formats/index.js'
import type { Document, Prose } from '../../src/model/index.js'
import { fixtureFiles } from './fixture-files.js'
import { placesOf } from './walk.js'

const FILES = fixtureFiles(/\.(?:md|yaml|json)$/)

/** Pieces that documents are made of; joined at random they give the awkward neighbourhoods that nobody writes tests for. */
const MARKDOWN = [
  '# Roll *back* `now`\n',
  'Setext\n---\n',
  '- one\n',
  '  - two &amp; three\n',
  '1. [ ] task\n   goes on\\\n   and on  \n   here\n',
  '> quoted\n> **twice**\n',
  '> - > deep\n',
  '\n',
  '\n\n',
  '```sh\nkubectl get pods\n```\n',
  '  ~~~\n  indented\n  ~~~\n',
  '    code\n\tcode\n',
  '| a | b |\n|---|:-:|\n| `x\\|y` | |\n| z |\n',
  '<!-- hidden\nwords -->\n',
  'text <!-- c --> more<br>line <version> é 🔄\n',
  '[ref] [a `b`][ref] ![img *x*](u "t") <https://a.example>\n',
  '[ref]: https://b.example "t"\n',
  '[^n]: note\n',
  'see[^n] \\* &copy; &#128512; &nbsp;x\n',
  '***\n',
  '<details><!-- x --><summary>s</summary>\n',
  '\tтекст 漢字\n',
  '``` a `` b ```\n',
  'www.example.org, a@b.example\n',
  '+ x\n\n  y\n\n      z\n',
  '~~gone~~ **a _b_ c**\n',
]
const YAML = [
  'a: 1.10\n',
  'b: "q \\n \\u00e9 \\"x\\" \\U0001F600"\n',
  "c: 'it''s\n  two'\n",
  'd: plain\n  goes on\n\n  and on\n',
  'e: |\n  literal\n    deeper\n\n  end\n',
  'f: >-\n  folded\n  on\n\n  next\n   more\n',
  'g: [1, "x", {y: z}, ]\n',
  'h:\n- i\n-\n- j: k\n  l: m # c\n',
  '# comment\n',
  'n: &x { o: p }\n',
  'q: *x\n',
  'r:\n  <<: *x\n  s: t\n',
  '---\n',
  'u: !tag v\n',
  '? w\n: x\n',
  '"y z": null\n',
  'é: 漢字 🔄\n',
  '\n',
  'v: |2-\n    two\n   one\n',
  'x: "a\\\n   b"\n',
]
const JSONS = [
  '{"a": 1,',
  ' "b": "x\\ny \\u00e9 \\"",',
  '\n  "c": [true, null, -1.5e3],',
  ' "d": {"e": "é 🔄"},',
  ' // no\n',
  "'s': t",
  '}',
  ']',
  '[',
  '\n',
]

const texts = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((chosen) => chosen.join(''))

describe('positions', () => {
  test.each(FILES)('$name', ({ name, bytes }) => {
    const { source, problems } = decode(bytes, name)
    for (const document of parse(source, { problems })) check(document)
  })

  test.each([
    ['Markdown', 'a.md', MARKDOWN],
    ['YAML', 'a.yaml', YAML],
    ['JSON', 'a.json', JSONS],
  ] as const)('of %s made of random pieces', (_, path, pieces) => {
    fc.assert(
      fc.property(texts(pieces), (text) => {
        for (const document of parse({ path, text })) check(document)
      }),
      { numRuns: 1500 },
    )
  })
})

/** Every span lies inside the source, and every character of a text is found where the text says it is. */
function check(document: Document): void {
  const lines = document.text.split('\n')
  const isDamaged = document.problems.some(({ code }) => code === 'damaged-encoding')
  const exists = (line: number, column: number) => {
    const text = lines[line - 1]
    return text !== undefined && column >= 1 && column <= text.length + 1
  }
  for (const { what, span, prose } of placesOf(document)) {
    const { line, column, endLine, endColumn } = span
    const isOrdered = line < endLine || (line === endLine && column <= endColumn)
    if (!exists(line, column) || !exists(endLine, endColumn) || !isOrdered)
      expect({ what, span }).toBe('a span of the source')
    if (prose) {
      for (const run of prose.runs)
        if (!exists(run.line, run.column)) expect({ what, run }).toBe('a place of the source')
      if (!isDamaged) checkCharacters(prose, lines)
    }
  }
}

function checkCharacters(prose: Prose, lines: readonly string[]): void {
  expect(prose.runs[0]?.offset).toBe(0)
  let run = 0
  for (let offset = 0; offset < prose.text.length; offset += 1) {
    while (prose.runs[run + 1] && (prose.runs[run + 1] as { offset: number }).offset <= offset) run += 1
    const start = prose.runs[run] as Prose['runs'][number]
    const line = lines[start.line - 1] ?? ''
    const column = start.column + offset - start.offset
    const char = prose.text[offset] as string
    if (line[column - 1] !== char && !standsFor(line, column, char)) {
      expect({ text: prose.text, offset, char, line, column }).toBe('a character of the source')
    }
  }
}

/** A line break or white space, an escape, an entity or `<br>` stand where the text has something else. */
function standsFor(line: string, column: number, char: string): boolean {
  const rest = line.slice(column - 1)
  if (/\s/.test(char) && /^(?:\s|$|\\|<br)/i.test(rest)) return true
  return (
    rest.startsWith('\\') ||
    rest.startsWith('&') ||
    (/[\udc00-\udfff]/.test(char) && /[&\\]$/.test(line.slice(0, column - 1)))
  )
}
