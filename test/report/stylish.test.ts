import { fileURLToPath } from 'node:url'
import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import type { Problem, Report } from '../../src/model/index.js'
import { FORMATS, NO_COLOUR, type Palette, type View } from '../../src/report/index.js'
import { at, finding, report, view } from './sample.js'

const stylish = FORMATS.get('stylish') as (report: Report, view: View) => string

const problem: Problem = {
  code: 'duplicate-key',
  severity: 'error',
  message: '`timeBound` stands here twice.',
  fix: 'Remove one of them.',
  path: 'plan.yaml',
  span: at(3, 3, 12),
}
const missing = { ...problem, code: 'missing-file', message: 'gone.md does not exist.', path: 'gone.md' }
const repeated = [3, 4, 5, 6, 6].map((line, index) => finding({ span: at(line, 3, 4 + index) }))

/** `fixtures/report/<name>.txt` holds what is printed; `npx vitest -u` rewrites it. */
const CASES: Readonly<Record<string, readonly [Report, Partial<View>?]>> = {
  'no-go': [report()],
  go: [report({ findings: [], verdict: { decision: 'GO', because: [], reasons: [] } })],
  nothing: [
    report({
      findings: [],
      documents: [],
      verdict: { decision: 'INDETERMINATE', because: [], reasons: ['Nothing was judged.'] },
    }),
  ],
  problems: [report({ findings: [], problems: [problem, missing, { ...problem, severity: 'note' }] })],
  'many-problems': [report({ findings: [], problems: Array.from({ length: 25 }, () => missing) })],
  repeated: [report({ findings: repeated })],
  'repeated-verbose': [report({ findings: repeated }), { verbose: true }],
  'same-place': [report({ findings: [finding(), finding({ rule: 'contract/atomic', message: 'It is not atomic.' })] })],
  waived: [report({ findings: [finding({ waivedBy: 'OPS-12' })] })],
  quiet: [report({ findings: [finding({ level: 'warn' }), finding()] }), { quiet: true }],
  hostile: [
    report({
      findings: [finding({ span: at(6, 16, 30), message: 'Do \u001b]0;owned\u0007 not \u202ewipe.', fix: 'a\r\nb' })],
    }),
  ],
  related: [
    report({
      findings: [
        finding({
          related: [4, 5, 6, 7, 8].map((line) => ({ path: 'plan.yaml', span: at(line, 1, 2), message: 'Here too.' })),
        }),
      ],
    }),
  ],
}

describe('the stylish report', () => {
  it.each(Object.entries(CASES))('%s', async (name, [one, over]) => {
    const file = fileURLToPath(new URL(`../../fixtures/report/${name}.txt`, import.meta.url))
    await expect(stylish(one, view(over))).toMatchFileSnapshot(file)
  })

  it.each(Object.entries(CASES))('%s says the same with colour as without', (_, [one, over]) => {
    const colours = picocolors.createColors(true)
    const paint = Object.fromEntries(Object.keys(NO_COLOUR).map((key) => [key, colours.red])) as unknown as Palette
    const coloured = stylish(one, view({ ...over, palette: paint }))
    expect(coloured).toContain('\u001b[31m')
    expect(coloured.split(/\p{Cc}\[\d+m/u).join('')).toBe(stylish(one, view(over)))
  })

  it.each(Object.entries(CASES))('%s lets no control character of a document through', (_, [one, over]) => {
    expect(stylish(one, view(over)).replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
  })
})
