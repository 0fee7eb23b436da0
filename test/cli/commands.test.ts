import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import ajvFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProgress } from '../../src/cli/progress.js'
import { run } from './run.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gonogo-commands-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

function errorsAgainst(schema: string, text: string): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajvFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas', `${schema}.schema.json`), 'utf8')))
  validate(JSON.parse(text))
  return validate.errors
}

describe('JSON output', () => {
  it.each([
    ['check', 'report'],
    ['facts', 'facts'],
    ['explain', 'explanation'],
  ])('of %s follows schemas/%s.schema.json, whatever is read', async (command, schema) => {
    // The folders have configs of their own, so one for all is named.
    writeFileSync(join(cwd, 'all.yaml'), 'extends: recommended\n')
    const argv = [command, '--config', join(cwd, 'all.yaml'), '--format', 'json', 'fixtures', 'gone.yaml']
    const { stdout } = await run(argv, { cwd: ROOT })
    expect(errorsAgainst(schema, stdout)).toBeNull()
    expect(JSON.parse(stdout).documents.length).toBeGreaterThan(5)
  })

  it.each(['check', 'facts', 'explain'])('of %s is the same byte for byte', async (command) => {
    const once = await run([command, '--format', 'json', 'fixtures/storefront'], { cwd: ROOT })
    expect(await run([command, '--format', 'json', 'fixtures/storefront'], { cwd: ROOT })).toEqual(once)
  })

  it('counts every evaluation and gives every finding a line that exists', async () => {
    const { stdout } = await run(['check', '--format', 'json', 'fixtures/storefront'], { cwd: ROOT })
    const report = JSON.parse(stdout)
    expect(report.coverage.evaluations).toBeGreaterThan(report.findings.length)
    for (const { path, line, endLine } of report.findings) {
      const lines = readFileSync(join(ROOT, path), 'utf8').split('\n').length
      expect(line).toBeLessThanOrEqual(lines)
      expect(endLine).toBeLessThanOrEqual(lines)
    }
  })
})

describe('exit codes', () => {
  it.each(['stylish', 'json'])('are the same with --format %s', async (format) => {
    const codeOf = async (...paths: readonly string[]) =>
      (await run(['check', '--format', format, '-r', 'rules', ...paths], { cwd: join(cwd, 'codes') })).exit
    cpSync(join(ROOT, 'fixtures/scenarios/check-go/files'), join(cwd, 'codes'), { recursive: true })
    expect(await codeOf('go.yaml')).toBe(0)
    expect(await codeOf('no-go.yaml')).toBe(1)
    expect(await codeOf('go.yaml', '--max-warnings', 'x')).toBe(2)
    expect(await codeOf('notes.md')).toBe(3)
  })
})

describe('words of the command line', () => {
  it.each([
    ['facts', 'plan.yaml', '--at', 'a\u001b[31mb'],
    ['\u001b[31mfoo'],
    ['check', '--x\u001b[31m'],
    ['check', '--max-warnings', '\u001b[31m'],
    ['facts', '--line', '\u009b31m'],
    ['test', '--at', '\u202e2026-11-20'],
    ['check', '-f', '\u001b]0;x\u0007'],
    ['config', '\u001b[31mgone'],
    ['rules', '\u001b[31m'],
    ['new', 'rule', '\u001b[31m'],
  ])('are shown, and a terminal obeys none of them: %j', async (...argv) => {
    const { exit, stdout, stderr } = await run(argv, { cwd })
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(/\\u\{(?:1b|9b|202e)\}/)
    expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  it.each(['2026-02-30', '2026-02-30T10:00Z', '2025-02-29', '2026-13-01'])(
    'name no day that is none: --at %s',
    async (at) => {
      const { exit, stderr } = await run(['check', '--at', at], { cwd })
      expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining('must be an ISO 8601 time') })
    },
  )
})

describe('gonogo rules', () => {
  it('lists every shipped rule with its level, pillar and demands, in both formats', async () => {
    const { stdout } = await run(['rules', '--format', 'json'], { cwd })
    const { rules } = JSON.parse(stdout)
    const text = (await run(['rules'], { cwd })).stdout
    expect(rules.length).toBeGreaterThan(30)
    for (const { id, level, pillar, source } of rules) {
      const line = text.split('\n').find((one) => one.trim().split(/\s+/)[1] === id)
      expect(line).toContain(level)
      expect(line).toContain(pillar ?? '')
      expect(line).toContain(source.join(' '))
    }
  })

  it.each(['advise', 'gate'])('are on where a command always asks them: %s', async (pack) => {
    const { stdout } = await run(['rules', pack], { cwd })
    expect(stdout).toMatch(new RegExp(`^${pack}  \\(asked by gonogo ${pack} [A-Z ]+ alone\\)`))
    expect(stdout).toMatch(/\d+ active rules\. /)
    expect(stdout).not.toMatch(/^ {2}off /m)
  })
})

describe('gonogo explain', () => {
  it('has a page for every shipped rule', async () => {
    const { rules } = JSON.parse((await run(['rules', '--format', 'json'], { cwd })).stdout)
    for (const { id } of rules) {
      const { stdout, exit } = await run(['explain', id], { cwd })
      expect(exit, id).toBe(0)
      expect(stdout, id).toMatch(/^rule +\S+\n[\s\S]*^# .+$[\s\S]*^## Fix$/m)
    }
  })

  it('finds what check prints, by the fingerprint beside the place', async () => {
    const { stdout } = await run(['check', 'fixtures/storefront'], { cwd: ROOT })
    const [, command = ''] = /How a finding came to be: gonogo (.+)$/m.exec(stdout) ?? []
    const answer = await run(command.split(' '), { cwd: ROOT })
    expect(answer.exit).toBe(0)
    expect(answer.stdout).toContain('It requires')
  })
})

describe('gonogo init', () => {
  it('writes documents without a problem, which are NO-GO because of what is to be filled in', async () => {
    const folder = join(cwd, 'init')
    await run(['init', folder], { cwd })
    const { stdout } = await run(['check', '--format', 'json', folder], { cwd })
    const report = JSON.parse(stdout)
    expect(report.problems).toEqual([])
    expect(report.verdict.decision).toBe('NO-GO')
    expect(report.documents.filter((one: { judged: boolean }) => one.judged)).toHaveLength(2)
    expect(report.findings.map((one: { rule: string }) => one.rule)).toContain('runbook/no-placeholder')
    expect(readFileSync(join(folder, 'release-plan.yaml'), 'utf8')).toMatch(/^# yaml-language-server: \$schema=\S+\n/)
  })
})

describe('a long run', () => {
  it('says how far it has come, once it takes longer than a second and somebody watches', async () => {
    const said: string[] = []
    const io = (terminal: boolean) => ({
      cwd,
      env: {},
      stdin: (async function* () {})(),
      stdout: { write: async () => {}, terminal, columns: 80 },
      stderr: { write: async (text: string) => void said.push(text), terminal, columns: 80 },
      now: () => '',
    })
    let time = 0
    const watched = startProgress(10, io(true), { clock: () => time })
    watched.step()
    expect(said).toEqual([])
    time = 1500
    watched.step()
    await watched.end()
    expect(said).toEqual(['\r2 of 10 files', `\r${' '.repeat(13)}\r`])
    time = 0
    const uncounted = startProgress(null, io(true), { noun: 'runs of examples', clock: () => time })
    time = 1500
    uncounted.step()
    expect(said.at(-1)).toBe('\r1 runs of examples')
    const unwatched = startProgress(10, io(false), { clock: () => time })
    time = 9000
    unwatched.step()
    await unwatched.end()
    expect(said).toHaveLength(3)
  })
})

describe('-o', () => {
  it('leaves the old file alone until the new one is complete, and no other file behind', async () => {
    const folder = join(cwd, 'out')
    cpSync(join(ROOT, 'fixtures/scenarios/check-go/files'), folder, { recursive: true })
    writeFileSync(join(folder, 'report.json'), 'old')
    await run(['check', '-r', 'rules', '-f', 'json', '-o', 'report.json', 'go.yaml'], { cwd: folder })
    expect(errorsAgainst('report', readFileSync(join(folder, 'report.json'), 'utf8'))).toBeNull()
  })
})
