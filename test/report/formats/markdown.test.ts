import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { counts, type Finding, type Report } from '../../../src/model/index.js'
import { jobSummary } from '../../../src/report/index.js'
import { view } from '../sample.js'
import { commentErrors, parsedComment } from './comment.js'
import { rendered } from './render.js'
import { SAMPLES } from './samples.js'

describe.each(Object.entries(SAMPLES))('the comment on %s', (_, one) => {
  const text = rendered('markdown', one)
  const nodes = parsedComment(text)

  it('has no markup but its own, mentions nobody and refers to nothing', () => {
    expect(commentErrors(text)).toEqual([])
  })

  it('fits, begins with its mark, and says the verdict first', () => {
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(text).toMatch(/^<!-- gonogo-check -->\n\n## \S+ (?:GO|NO-GO|INDETERMINATE)\n/)
    expect(text).toContain(` ${one.verdict.decision}\n`)
  })

  it('shows every finding that counts, or says how many it leaves out', () => {
    const tables = nodes.filter((node) => node.type === 'table')
    const rows = tables
      .flatMap(({ children }) => children.slice(1))
      .filter(({ children }) => /^\d+$/.test(firstIn(children[0])))
    const [, more = '0'] = /^and ([\d,]+) more findings?, which/m.exec(text) ?? []
    expect(rows.length + Number(more.replaceAll(',', ''))).toBe(one.findings.filter(counts).length)
    for (const { children } of tables) for (const row of children) expect(row.children).toHaveLength(3)
  })
})

const firstIn = (node: Nodes | undefined): string =>
  node && 'children' in node && node.children[0]?.type === 'text' ? node.children[0].value : ''

describe('what there is no room for', () => {
  const [blocks] = (SAMPLES['many'] as Report).findings.filter(({ level }) => level === 'block')
  const [warns] = (SAMPLES['many'] as Report).findings.filter(({ level }) => level === 'warn')
  const many = (amount: number, one: Finding | undefined, path: string): readonly Finding[] =>
    Array.from({ length: amount }, (_, index) => ({
      ...(one as Finding),
      path,
      message: `Number ${index} of ${path}.`,
    }))
  const shown = (...findings: readonly (readonly Finding[])[]) =>
    rendered('markdown', { ...(SAMPLES['many'] as Report), findings: findings.flat() })

  it('is what warns before what blocks, of any document', () => {
    const text = shown(many(2000, warns, 'one.md'), many(1, blocks, 'one.md'), many(8, blocks, 'two.md'))
    expect(text.match(/block\b.*Number/g)).toHaveLength(9)
    expect(text.match(/warn\b.*Number/g)?.length).toBeGreaterThan(50)
  })

  it('is not a whole document because of one before it', () => {
    const text = shown(many(2000, blocks, 'one.md'), many(8, blocks, 'two.md'))
    expect(text.match(/two&#46;md|of two/g)?.length).toBeGreaterThanOrEqual(8)
  })
})

describe('the summary of a job', () => {
  it.each([1024 * 1024, 100_000, 10_000, 2000])('takes at most %d bytes', (most) => {
    const text = jobSummary(SAMPLES['many'] as Report, view(), most)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most)
    expect(text).toContain('NO-GO')
    expect(text).toMatch(/^and [\d,]+ more findings, which/m)
  })

  it('counts bytes, not letters', () => {
    const wide = { ...(SAMPLES['many'] as Report) }
    const findings = wide.findings.map((one) => ({ ...one, message: '回'.repeat(200) }))
    expect(Buffer.byteLength(jobSummary({ ...wide, findings }, view(), 50_000))).toBeLessThanOrEqual(50_000)
  })
})
