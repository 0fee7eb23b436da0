import { describe, expect, test } from 'vitest'
import { parseShell } from '../../src/formats/index.js'
import { effectsOfCommands } from '../../src/reading/effects.js'
import { casesOf, VOCABULARY } from './reader.js'

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What every simple command of a line does, in order. */
function effects(line: string): string {
  const code = { text: line, marks: [], runs: [{ offset: 0, line: 1, column: 1 }] }
  return effectsOfCommands(parseShell(code).commands, VOCABULARY)
    .map(({ effect }) => effect)
    .join(', ')
}

describe.each(Object.entries(casesOf<Table>('commands')))('%s', (_group, lines) => {
  test.each(Object.entries(lines))('%j', (line, expected) => {
    expect(effects(line)).toBe(expected)
  })
})
