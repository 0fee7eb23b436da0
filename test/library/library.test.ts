import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { check, facts, render } from '../../src/index.js'
import { NOW, run } from '../cli/run.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = 'fixtures/storefront'
const NAMES = ['release-plan.yaml', 'runbook.md', 'rollback-strategy.md']
const sources = NAMES.map((name) => ({ path: name, text: readFileSync(join(ROOT, FOLDER, name), 'utf8') }))

describe('the library', () => {
  it('gives the findings of the command line', async () => {
    const { stdout } = await run(['check', '--format', 'json', ...NAMES], { cwd: join(ROOT, FOLDER) })
    const byCommand = JSON.parse(stdout)
    const config = readFileSync(join(ROOT, FOLDER, 'gonogo.config.yaml'), 'utf8')
    const byCall = JSON.parse(render(await check({ sources, config, now: NOW }), 'json'))
    const told = (report: typeof byCall) =>
      report.findings
        // Only the command line can see that a linked file is missing.
        .filter((finding: { rule: string }) => !finding.rule.startsWith('contract/relationships'))
        .map((finding: { rule: string; path: string; line: number; fingerprint: string }) => finding)
    expect(told(byCall)).toEqual(told(byCommand))
    expect(byCall.verdict.decision).toBe('NO-GO')
  })

  it('says for people what it found, with the lines of the sources', async () => {
    const text = render(await check({ sources, now: NOW }), 'stylish', sources)
    expect(text).toContain('>>> NO-GO <<<')
    expect(text).toMatch(/^ *\d+ \| +target: previous$/m)
  })

  it('tells what is understood of each document, whatever it is', async () => {
    const [plan, notes] = await facts({
      sources: [...sources.slice(0, 1), { path: 'notes.md', text: '# x' }],
      now: NOW,
    })
    expect(plan?.kind).toBe('release-plan')
    expect(notes?.kind).toBeNull()
    expect(notes?.facts.map((fact) => fact.name)).toEqual(plan?.facts.map((fact) => fact.name))
  })

  it('refuses a config with mistakes and says where each is', async () => {
    const config = 'extends: [recomended]\nrules: { contract/time-bond: warn }\n'
    await expect(check({ sources, config, now: NOW })).rejects.toMatchObject({
      problems: [{ code: 'unknown-pack' }, { code: 'unknown-rule', span: { line: 2 } }],
    })
  })

  it('knows nothing of nothing: INDETERMINATE', async () => {
    expect((await check({ sources: [], now: NOW })).verdict.decision).toBe('INDETERMINATE')
  })

  it('follows links between its sources, and judges a draft as one', async () => {
    const plan = 'kind: release-plan\nlinks: { strategy: ../ROLLBACK.md }\n'
    const strategy = '---\nkind: rollback-strategy\nstatus: draft\n---\n# Rollback strategy\n'
    const given = [
      { path: 'docs/plan.yaml', text: plan },
      { path: 'ROLLBACK.md', text: strategy },
    ]
    const ruleIds = (await check({ sources: given, now: NOW })).findings.map((finding) => finding.rule)
    expect(ruleIds).toContain('contract/draft-strategy')
    const accepted = [given[0], { path: 'ROLLBACK.md', text: strategy.replace('draft', 'accepted') }] as typeof given
    const others = (await check({ sources: accepted, now: NOW })).findings.map((finding) => finding.rule)
    expect(others).not.toContain('contract/draft-strategy')
  })

  it('reads the metadata beside a proposal, and the approvals above it', async () => {
    const folder = 'fixtures/scenarios/enhancements/files'
    const given = [
      'sig-node/1235-limits/README.md',
      'sig-node/1235-limits/kep.yaml',
      'prod-readiness/sig-node/1235.yaml',
    ]
    const proposal = given.map((name) => {
      return { path: `proposals/${name}`, text: readFileSync(join(ROOT, folder, 'proposals', name), 'utf8') }
    })
    const found = async (sources: typeof proposal) => {
      const report = await check({ sources, config: 'extends: kubernetes-enhancement', now: NOW })
      return report.findings.map(({ rule }) => rule.split('/')[1])
    }
    expect(await found(proposal)).toEqual([
      'rollback-metrics',
      'rollback-tested',
      'metrics-listed',
      'readiness-approved',
    ])
    const approved = proposal.map(({ path, text }) => ({ path, text: text.replace('beta:', 'stable:') }))
    expect(await found([...proposal.slice(0, 2), ...approved.slice(2)])).not.toContain('readiness-approved')
    expect(await found(proposal.slice(0, 1))).toEqual(['known-stage'])
  })
})
