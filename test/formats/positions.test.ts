import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, parse } from '../../src/formats/index.js'
import type { Document, Prose } from '../../src/model/index.js'
import { fixtureFiles } from './fixture-files.js'
import { JSONS, MARKDOWN, textOf, YAML } from './pieces.js'
import { placesOf } from './walk.js'

const FILES = fixtureFiles(/\.(?:md|yaml|json)$/)

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
      fc.property(textOf(pieces), (text) => {
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
