import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse as readYaml } from 'yaml'
import { parse } from '../../src/formats/index.js'
import type { Suppression } from '../../src/model/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { suppressionsIn } from '../../src/suppressions/index.js'

const tableOf = (name: string) => readYaml(readFileSync(new URL(name, import.meta.url), 'utf8'))
const RULES = { ids: new Set(['a/one', 'a/two']), nearest: nearestWord }

interface Case {
  readonly case: string
  readonly markdown?: string
  readonly yaml?: string
  readonly json?: string
  readonly says: readonly string[]
}
const CASES: readonly Case[] = tableOf('comments.yaml')
const WORDS: Readonly<Record<string, string>> = tableOf('words.yaml')

const said = (path: string, text: string): readonly Suppression[] =>
  parse({ path, text }).flatMap((document) => suppressionsIn(document, RULES))

function told({ scope, rule, fault, span, lines }: Suppression): string {
  if (fault) return `${span.line} malformed: ${fault.because}`
  return `${span.line} ${scope} ${rule} ${lines ? `${lines.from}-${lines.to}` : 'nothing'}`
}

describe('comments', () => {
  test.each(CASES)('$case', ({ markdown, yaml, json, says }) => {
    const [path, text] =
      markdown !== undefined ? ['a.md', markdown] : yaml !== undefined ? ['a.yaml', yaml] : ['a.json', json ?? '']
    expect(said(path, text).map(told)).toEqual(says)
    // However lines end, and whatever stands before the first.
    expect(said(path, `\uFEFF${text.replaceAll('\n', '\r\n')}`).map(told)).toEqual(says)
  })

  test.each(Object.entries(WORDS))('%s', (comment, expected) => {
    // Only Markdown has sections.
    const yaml = comment.includes('-section') ? [] : said('a.yaml', `kind: x # ${comment}\n`)
    const read = [...yaml, ...said('a.md', `# T\n\nWords. <!-- ${comment} -->\n`)]
    const rules = [...new Set(read.flatMap(({ rule }) => rule ?? []))]
    const [first] = read
    const words =
      first &&
      (first.fault?.because ?? [first.scope, ...rules, ...(first.until ? ['until', first.until] : [])].join(' '))
    expect(words ?? 'nothing').toBe(expected)
    expect(first?.fault?.remedy ?? '.').toMatch(/[.?]$/)
  })

  test('of ten thousand are read as fast as they are written', () => {
    const line = '<!-- gonogo-disable-next-line a/one, a/tow -- why -->'
    const read = said('a.md', `# T\n\n${`${line}\n`.repeat(10_000)}\nWords.\n`)
    expect(read).toHaveLength(10_000)
    const shell = said(
      'a.md',
      `# T\n\n\`\`\`sh\n${'# gonogo-disable-next-line a/one -- why\n'.repeat(10_000)}make\n\`\`\`\n`,
    )
    expect(new Set(shell.map(({ lines }) => lines?.from))).toEqual(new Set([10_004]))
  }, 5_000)
})
