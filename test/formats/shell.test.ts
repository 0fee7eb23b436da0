import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { parse, parseShell } from '../../src/formats/index.js'
import type { ShellCommand } from '../../src/model/index.js'

interface Case {
  readonly case: string
  readonly code: string
  readonly complete: boolean
  readonly commands: readonly string[]
  readonly comments?: readonly string[]
}

const CASES = parseYaml(readFileSync(new URL('../../fixtures/formats/shell.yaml', import.meta.url), 'utf8')) as Case[]

/** `1:3 kubectl · apply · -f · - < file plan.yaml > out = A=1` */
function shown({ words, assignments, input, output, span }: ShellCommand): string {
  return [
    `${span.line}:${span.column} ${words.join(' · ').replaceAll('\n', '⏎')}`,
    ...input.map(({ type, value, span: place }) => `< ${type} ${JSON.stringify(value)} ${place.line}:${place.column}`),
    ...output.map((file) => `> ${file}`),
    ...assignments.map(({ name, value }) => `= ${name}=${value}`),
  ].join(' ')
}

describe('shell texts', () => {
  test.each(CASES)('$case', ({ code, complete, commands, comments = [] }) => {
    const fence = `\`\`\`sh\n${code}\n\`\`\`\n`
    const [document] = parse({ path: 'a.md', text: `\n- ${fence.replaceAll('\n', '\n  ')}` })
    const list = document?.blocks[0]
    const block = list?.type === 'list' ? list.items[0]?.blocks[0] : undefined
    if (block?.type !== 'code') throw new Error('the case is no code block')
    const text = parseShell(block.text)
    // The fence stands in a list, two lines down and two columns in: the cases count from the code itself.
    const placed = (span: ShellCommand['span']) => ({ ...span, line: span.line - 2, column: span.column - 2 })
    const here = text.commands.map((command) => ({
      ...command,
      span: placed(command.span),
      input: command.input.map((input) => ({ ...input, span: placed(input.span) })),
    }))
    expect(here.map(shown)).toEqual(commands)
    expect(
      text.comments.map(({ text: words, span }) => `${placed(span).line}:${placed(span).column} ${words}`),
    ).toEqual(comments)
    expect(text.complete).toBe(complete)
  })
})
