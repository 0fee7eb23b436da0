import { describe, expect, it } from 'vitest'
import { counts, type Report } from '../../../src/model/index.js'
import type { RuleText } from '../../../src/report/index.js'
import { finding, report } from '../sample.js'
import { rendered } from './render.js'
import { SAMPLES } from './samples.js'
import { type Log, type Run, sarifErrors } from './sarif-log.js'

const runOf = (one: Report, over = {}): Run => (JSON.parse(rendered('sarif', one, over)) as Log).runs[0]
const sample = (name: string): Report => SAMPLES[name] as Report

describe.each(Object.entries(SAMPLES))('SARIF of %s', (_, one) => {
  const text = rendered('sarif', one)
  const [run] = (JSON.parse(text) as Log).runs

  it('is what the published schema has', () => expect(sarifErrors(JSON.parse(text))).toEqual([]))

  it('has a result for every finding that counts and for every problem that is an error', () => {
    const wrong = one.problems.filter(({ severity }) => severity === 'error').length
    expect(run.results).toHaveLength(one.findings.filter(counts).length + wrong)
  })

  it('gives GitHub what it wants of a result', () => {
    const hashes = run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
    expect(new Set(hashes).size).toBe(hashes.length)
    for (const { ruleId, ruleIndex, locations, relatedLocations = [] } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      for (const { physicalLocation } of [...locations, ...relatedLocations]) {
        const { region, artifactLocation } = physicalLocation
        expect(Object.keys(region)).toEqual(['startLine', 'startColumn', 'endLine', 'endColumn'])
        expect(artifactLocation.uriBaseId).toBe('%SRCROOT%')
        expect(artifactLocation.uri).toMatch(/^(?!\/)(?:[\w.!~*'()/-]|%[0-9A-F]{2})+$/)
      }
    }
  })

  it('gives GitHub what it wants of a rule', () => {
    for (const { name, shortDescription, fullDescription, help, properties } of run.tool.driver.rules) {
      expect(name).toMatch(/^[\p{L}\p{N}]{1,255}$/u)
      expect(shortDescription.text.length).toBeGreaterThan(0)
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024)
      expect(help.text.length).toBeGreaterThan(0)
      expect(help.markdown.length).toBeGreaterThan(0)
      expect(properties.tags.length).toBeLessThanOrEqual(20)
    }
  })

  it('is a success only where the verdict is known, and all was read', () => {
    const [{ executionSuccessful, exitCode }] = run.invocations
    const { decision } = one.verdict
    const wasRead = one.problems.every(({ severity }) => severity !== 'error')
    expect({ executionSuccessful, exitCode }).toEqual({
      executionSuccessful: decision !== 'INDETERMINATE' && wasRead,
      exitCode: { GO: 0, 'NO-GO': 1, INDETERMINATE: 3 }[decision],
    })
    expect(run.properties.verdict).toBe(decision)
  })
})

describe('SARIF', () => {
  const problems = runOf(sample('problems'))

  it('tells problems of documents as what was met, and names that are not there as what was asked for', () => {
    const [{ toolExecutionNotifications = [], toolConfigurationNotifications = [] }] = problems.invocations
    expect(toolExecutionNotifications.map(({ descriptor, level }) => [descriptor.id, level])).toEqual([
      ['duplicate-key', 'error'],
      ['damaged-encoding', 'note'],
    ])
    expect(toolConfigurationNotifications.map(({ descriptor }) => descriptor.id)).toEqual(['missing-file'])
  })

  it('says why the verdict is not known where no finding and no problem does', () => {
    const [{ toolExecutionNotifications = [] }] = runOf(sample('nothing')).invocations
    expect(toolExecutionNotifications.map(({ message }) => message.text)).toEqual(sample('nothing').verdict.reasons)
  })

  it('leaves out what is set aside, counts it, and keeps it for --verbose with what sets it aside', () => {
    const short = runOf(sample('set-aside'))
    expect(short.results).toEqual([])
    expect(short.properties.setAside).toEqual({ waived: 1, suppressed: 1, known: 1 })
    const long = runOf(sample('set-aside'), { verbose: true })
    expect(long.results.flatMap(({ suppressions = [] }) => suppressions.map(({ kind }) => kind))).toEqual([
      'external',
      'inSource',
      'external',
    ])
    expect(sarifErrors(JSON.parse(rendered('sarif', sample('set-aside'), { verbose: true })))).toEqual([])
  })

  it('tells of a rule what is known of it, and its page without links that lead nowhere', () => {
    const rule: RuleText = {
      id: 'contract/time-bound',
      title: 'The rollback is bounded in time',
      level: 'warn',
      pillar: 'revertability',
      why: 'w'.repeat(2000),
      fix: 'Shorten it.',
      source: ['E5', 'P2'],
      page: '# The rollback is bounded in time\n\nSee [the list](../README.md) and [this](https://example.com/a).\n',
    }
    const [told] = runOf(report(), { rules: (id: string) => (id === rule.id ? rule : null) }).tool.driver.rules
    expect(told?.shortDescription.text).toBe(rule.title)
    expect(told?.fullDescription.text).toHaveLength(1024)
    expect(told?.defaultConfiguration.level).toBe('warning')
    expect(told?.help.markdown).toBe('See the list and [this](https://example.com/a).')
    expect(told?.properties).toMatchObject({ pillar: 'revertability', demands: ['E5', 'P2'] })
  })

  it('has no more results than GitHub takes, leaves notes out first, and says so', () => {
    const findings = Array.from({ length: 25_001 }, (_, index) =>
      finding({ level: index === 0 ? 'note' : 'block', fingerprint: index.toString(16).padStart(16, '0') }),
    )
    const run = runOf(report({ findings }))
    expect(run.results).toHaveLength(25_000)
    expect(run.results.every(({ level }) => level === 'error')).toBe(true)
    const [{ toolExecutionNotifications = [] }] = run.invocations
    expect(toolExecutionNotifications.at(-1)?.message.text).toContain('1 more finding')
  })

  it.each([
    ['../up.md', { uri: '../up.md' }],
    ['/etc/plan.md', { uri: 'file:///etc/plan.md' }],
    ['C:/plan.md', { uri: 'file:///C%3A/plan.md' }],
    ['./a.md', { uri: 'a.md', uriBaseId: '%SRCROOT%' }],
    ['c:d.md', { uri: 'c%3Ad.md', uriBaseId: '%SRCROOT%' }],
  ])('names %s as a uri', (path, artifact) => {
    const [result] = runOf(report({ findings: [finding({ path })] })).results
    expect(result?.locations[0].physicalLocation.artifactLocation).toEqual(artifact)
  })
})
