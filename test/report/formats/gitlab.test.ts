import { describe, expect, it } from 'vitest'
import { counts, type Report } from '../../../src/model/index.js'
import { finding, report } from '../sample.js'
import { rendered } from './render.js'
import { SAMPLES } from './samples.js'
import { codeQualityErrors } from './sarif-log.js'

interface Entry {
  readonly check_name: string
  readonly severity: string
  readonly fingerprint: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}
const entries = (one: Report): readonly Entry[] => JSON.parse(rendered('gitlab', one))
const sample = (name: string): Report => SAMPLES[name] as Report

describe.each(Object.entries(SAMPLES))('Code Quality of %s', (_, one) => {
  it('is what GitLab reads', () => expect(codeQualityErrors(entries(one))).toEqual([]))

  it('has an entry for each, none of which GitLab takes for another', () => {
    const all = entries(one)
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(one.findings.filter(counts).length + one.problems.length)
  })

  it('is severe exactly where the verdict is no GO', () => {
    const severe = entries(one).filter(({ severity }) => severity === 'blocker' || severity === 'critical')
    expect(severe.length > 0).toBe(one.verdict.decision !== 'GO')
  })
})

describe('Code Quality', () => {
  it.each([
    ['no-go', ['blocker', 'blocker', 'major', 'info']],
    ['cannot-tell', ['critical']],
    ['problems', ['critical', 'critical', 'info']],
    ['nothing', ['critical']],
    ['too-many-warnings', ['blocker', 'major']],
    ['set-aside', []],
  ])('of %s', (name, severities) => {
    expect(entries(sample(name)).map(({ severity }) => severity)).toEqual(severities)
  })

  it('names no path that begins with ./', () => {
    expect(entries(report({ findings: [finding({ path: './plan.yaml' })] }))[0]?.location.path).toBe('plan.yaml')
  })
})
