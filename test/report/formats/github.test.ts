import { describe, expect, it } from 'vitest'
import { counts, type Report } from '../../../src/model/index.js'
import { printable } from '../../../src/report/index.js'
import { otherReasons } from '../../../src/report/standing.js'
import { rendered } from './render.js'
import { SAMPLES } from './samples.js'
import { commandsIn, type WorkflowCommand } from './workflow-commands.js'

const sample = (name: string): Report => SAMPLES[name] as Report
const commands = (one: Report, over = {}): readonly WorkflowCommand[] => commandsIn(rendered('github', one, over))

describe.each(Object.entries(SAMPLES))('annotations of %s', (_, one) => {
  const told = commands(one)

  it('are annotations and nothing else, within what GitHub takes', () => {
    expect(told.filter(({ name }) => !['error', 'warning', 'notice'].includes(name))).toEqual([])
    for (const level of ['error', 'warning', 'notice']) {
      expect(told.filter(({ name }) => name === level).length).toBeLessThanOrEqual(10)
    }
    expect(told.length).toBeLessThanOrEqual(50)
  })

  it('stand on lines of their own, and the verdict below them', () => {
    const lines = rendered('github', one).trimEnd().split('\n')
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(told.length)
    expect(lines.at(-1)).toMatch(new RegExp(`^${one.verdict.decision}: `))
  })

  it('tell how many there are besides', () => {
    const shown = told.filter(({ properties }) => properties['title'] !== 'gonogo').length
    const more = told.flatMap(({ text }) => /^and ([\d,]+) more/.exec(text)?.[1] ?? [])
    const hidden = more.reduce((sum, amount) => sum + Number(amount.replaceAll(',', '')), 0)
    const reasons = otherReasons(one).length
    expect(shown + hidden).toBe(one.findings.filter(counts).length + one.problems.length + reasons)
  })

  it('have an error wherever the verdict is no GO for more than warnings', () => {
    expect(told.some(({ name }) => name === 'error')).toBe(one.verdict.decision !== 'GO')
  })
})

describe('annotations', () => {
  it('give back what was written, but for what a terminal obeys', () => {
    const [problem, first] = commands(sample('hostile')).slice(1)
    const [finding] = sample('hostile').findings
    expect(problem?.properties['file']).toBe(printable(finding?.path ?? ''))
    expect(first?.properties['title']).toBe('own/a|b]]>')
    expect(first?.text).toContain('%0A%25')
    expect(first?.text.split('\n')[0]).toBe('::error file=a::owned')
  })

  it('have columns only where all of it stands on one line', () => {
    const [several, one] = commands(sample('no-go'))
    expect(several?.properties).toMatchObject({ line: '4', endLine: '6' })
    expect(several?.properties).not.toHaveProperty('col')
    expect(one?.properties).toMatchObject({ line: '3', endLine: '3', col: '14', endColumn: '17' })
  })

  it('name files from the root of the repository', () => {
    const [one] = commands(sample('no-go'), { placeOf: (path: string) => `repository/${path}` })
    expect(one?.properties['file']).toBe('repository/docs/a b,c: 100%/rückfall #1.md')
  })
})
