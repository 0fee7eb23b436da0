import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, textOf } from '../architecture/tree.js'
import { run } from '../cli/run.js'
import { annotationsIn, faultsOf, type ProblemMatchers } from './problem-matcher.js'

const MATCHERS = JSON.parse(textOf('.github/gonogo-matcher.json')) as ProblemMatchers

interface Printed {
  readonly findings: readonly {
    readonly rule: string
    readonly level: 'block' | 'warn' | 'note'
    readonly path: string
    readonly line: number
    readonly column: number
    readonly message: string
  }[]
}

const SEVERITY = { block: 'error', warn: 'warning', note: 'notice' } as const

/** Findings of every level, messages of one line and of several, and files that are broken. */
const FOLDERS = ['storefront', 'twins', 'formats', 'broken'] as const

async function printed(folder: string, format: string): Promise<string> {
  const { stdout } = await run(['check', folder, '--format', format, '--verbose'], {
    cwd: join(ROOT, 'fixtures'),
    columns: 120,
  })
  return stdout
}

describe('the problem matcher', () => {
  test('is one that a runner takes', () => {
    expect(faultsOf(MATCHERS)).toEqual([])
    expect(MATCHERS.problemMatcher.length).toBeGreaterThan(0)
  })

  test.each(FOLDERS)('finds in what is printed of %s what was found', async (folder) => {
    const log = await printed(folder, 'stylish')
    const { findings } = JSON.parse(await printed(folder, 'json')) as Printed
    expect(findings.length).toBeGreaterThan(0)
    const expected = findings.map(({ rule, level, path, line, column }) => ({
      severity: SEVERITY[level],
      code: rule,
      file: path,
      line: String(line),
      column: String(column),
    }))
    const seen = annotationsIn(log, MATCHERS)
    expect(seen.map(({ message: _, ...rest }) => rest)).toEqual(expect.arrayContaining(expected))
    expect(findings.every(({ message }) => seen.some((one) => message.startsWith(one.message ?? '-')))).toBe(true)
  })

  test('finds what has no line too', async () => {
    const { stdout } = await run(['check', 'nowhere.md'], { cwd: join(ROOT, 'fixtures'), columns: 120 })
    expect(annotationsIn(stdout, MATCHERS)).toMatchObject([
      { severity: 'error', code: 'missing-file', file: 'nowhere.md' },
    ])
  })

  test('takes nothing else for a finding', () => {
    const log = [
      'block[a/b]: text',
      '',
      '  --> a.md:1:2  (00000000)',
      'waived[a/b]: text  --> a.md:1:2',
      '  --> a.md:1:2',
    ].join('\n')
    expect(annotationsIn(log, MATCHERS)).toEqual([])
  })
})
