import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { QUANTIFIERS } from '../../src/model/index.js'
import { ROOT, textOf } from '../architecture/tree.js'
import { NOW, run } from '../cli/run.js'
import { fencesOf } from '../readme/fences.js'

/** A policy as a platform team shares it: `delivery` for every team, `payments` a profile on top of it. */
const POLICY = join(ROOT, 'fixtures/policy')
const PACKS = ['delivery', 'payments']

const rulesOf = (pack: string) => readdirSync(join(POLICY, pack)).filter((name) => /^(?!pack\.).*\.yaml$/.test(name))
const yaml = PACKS.flatMap((pack) => ['pack.yaml', ...rulesOf(pack)].map((name) => join(POLICY, pack, name)))
const written = yaml.map((path) => readFileSync(path, 'utf8')).join('\n')

describe('an in-house policy', () => {
  test('has twenty rules and more, in YAML alone', () => {
    expect(PACKS.flatMap(rulesOf).length).toBeGreaterThanOrEqual(20)
  })

  test.each([
    ...QUANTIFIERS,
    ...['where', 'distinct', 'condition', 'any', 'all', 'not', 'plus', 'minus', 'parameter', 'fact'],
    ...['values', 'minimum', 'maximum', 'absent', 'unfilled', 'unreadable', 'otherwise', 'waivable'],
    ...['conditions', 'facts', 'vocabulary', 'demands', 'extends', 'include', 'clock', 'version', 'gonogo'],
    ...['pointer', 'section', 'field', 'for', 'key', 'column', 'effects', 'commands'],
  ])('uses %s', (key) => {
    expect(new RegExp(`(?:^|[{,-])\\s*${key}:`, 'm').test(written)).toBe(true)
  })

  test.each(['items', 'count', 'missing', 'subject', 'plan.author', 'approvers'])('fills in {%s}', (name) => {
    expect(written).toContain(`{${name}}`)
  })

  test('has examples that pass, and that notice every mutant', async () => {
    expect(await run(['test', ...PACKS.map((pack) => join(POLICY, pack)), '--mutate'], { cwd: ROOT })).toMatchObject({
      exit: 0,
      stderr: '',
    })
  }, 120_000)
})

describe('the page on writing rules', () => {
  const lines = fencesOf(textOf('rules/WRITING.md')).flatMap(({ lines }) => lines)
  const conditions = lines.filter((line) => line.startsWith('{ '))

  test('shows conditions that load', async () => {
    expect(conditions.length).toBeGreaterThan(5)
    const folder = mkdtempSync(join(tmpdir(), 'gonogo-writing-'))
    cpSync(join(POLICY, 'delivery'), join(folder, 'delivery'), { recursive: true })
    for (const [index, line] of conditions.entries())
      writeFileSync(join(folder, 'delivery', `shown-${index}.yaml`), ruleThatAsks(line))
    const { stderr, exit } = await run(['rules', '--rules', 'delivery'], { cwd: folder })
    rmSync(folder, { recursive: true, force: true })
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  })
})

/** A rule with that condition, and the parameter that it may name. */
function ruleThatAsks(condition: string): string {
  const [, parameter] = condition.match(/parameter: (\w+)/) ?? []
  const parameters = `parameters: { ${parameter}: { type: list, default: [Friday], description: Shown. } }`
  return `title: Shown
why: It is shown.
level: note
source: [DEL-99]
kinds: [release-plan]
for: document
${parameter ? parameters : ''}
require: ${condition}
message: It is not so.
fix: Make it so.
`
}

describe('the documents it judges', () => {
  const cwd = join(POLICY, 'documents')
  const documents = readdirSync(cwd).filter((name) => name !== 'gonogo.config.yaml')

  test.each(documents)('%s', async (name) => {
    const { exit, stdout } = await run(['check', name, '--format', 'json', '--at', NOW], { cwd })
    const { verdict, findings } = JSON.parse(stdout) as Report
    const told = findings.map(({ line, level, rule, message }) => `${line} ${level} ${rule}: ${message}\n`)
    await expect(`${verdict.decision}\n${told.join('')}`).toMatchFileSnapshot(join(POLICY, 'answers', `${name}.txt`))
    expect(exit).toBe(name.startsWith('no-go') ? 1 : 0)
  })
})

interface Report {
  readonly verdict: { readonly decision: string }
  readonly findings: readonly { line: number; level: string; rule: string; message: string }[]
}
