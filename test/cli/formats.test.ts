import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commentErrors } from '../report/formats/comment.js'
import { codeQualityErrors, type Log, sarifErrors } from '../report/formats/sarif-log.js'
import { commandsIn } from '../report/formats/workflow-commands.js'
import { run } from './run.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FORMATS = ['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const

let out: string
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'gonogo-formats-'))
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const textOf = (name: string): string => readFileSync(join(out, name), 'utf8')
const PLAN = ['kind: release-plan', 'rollback:', '  timeBound: someday', '  target: previous', ''].join('\n')

describe.each(['storefront', 'storefront-fixed', 'broken', 'twins'])(
  'all formats of fixtures/%s in one run',
  (name) => {
    let exit: number
    const file = (format: string) => join(out, `${name}.${format}`)
    const read = (format: string) => readFileSync(file(format), 'utf8')
    beforeAll(async () => {
      const formats = FORMATS.flatMap((format) => ['-f', `${format}=${file(format)}`])
      const answer = await run(['check', ...formats, `fixtures/${name}`], { cwd: ROOT })
      expect(answer.stdout).toBe('')
      exit = answer.exit
    }, 60_000)

    it('say the same', () => {
      const { verdict, findings, problems } = JSON.parse(read('json'))
      expect(exit).toBe({ GO: 0, 'NO-GO': 1, INDETERMINATE: 3 }[verdict.decision as 'GO'])
      const wrong = problems.filter(({ severity }: { severity: string }) => severity === 'error').length
      const [sarif] = (JSON.parse(read('sarif')) as Log).runs
      expect(sarif.properties.verdict).toBe(verdict.decision)
      expect(sarif.results).toHaveLength(findings.length + wrong)
      const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(read('junit'))
      expect(Number(testsuites.failures) + Number(testsuites.errors) > 0).toBe(exit !== 0)
      expect(JSON.parse(read('gitlab')).length).toBeGreaterThanOrEqual(findings.length + problems.length)
      expect(read('github').trimEnd().split('\n').at(-1)).toMatch(new RegExp(`^${verdict.decision}: `))
      expect(read('markdown')).toContain(` ${verdict.decision}\n`)
    })

    it('are what their readers read', () => {
      expect(sarifErrors(JSON.parse(read('sarif')))).toEqual([])
      expect(XMLValidator.validate(read('junit'))).toBe(true)
      expect(codeQualityErrors(JSON.parse(read('gitlab')))).toEqual([])
      expect(commandsIn(read('github')).every((one) => ['error', 'warning', 'notice'].includes(one.name))).toBe(true)
      expect(commentErrors(read('markdown'))).toEqual([])
    })

    it('name places that exist', () => {
      const [{ results, tool }] = (JSON.parse(read('sarif')) as Log).runs
      for (const { locations, ruleId } of results) {
        const [{ physicalLocation }] = locations
        const lines = readFileSync(join(ROOT, decodeURIComponent(physicalLocation.artifactLocation.uri)), 'utf8')
        expect(physicalLocation.region.startLine, ruleId).toBeLessThanOrEqual(lines.split(/\r\n?|\n/).length)
      }
      const rules = tool.driver.rules.filter(({ id }) => !id.startsWith('problem/'))
      expect(rules.filter(({ help }) => !help.markdown.includes('## Why'))).toEqual([])
    })
  },
)

describe('SARIF of a document', () => {
  it('keeps its fingerprints when lines shift', async () => {
    const hashes = async (text: string) => {
      writeFileSync(join(out, 'plan.yaml'), text)
      const { stdout } = await run(['check', '-f', 'sarif', 'plan.yaml'], { cwd: out })
      const [{ results }] = (JSON.parse(stdout) as Log).runs
      const lines = results.map(({ locations }) => locations[0].physicalLocation.region.startLine)
      return { lines, hashes: results.map((one) => one.partialFingerprints.primaryLocationLineHash).sort() }
    }
    const before = await hashes(PLAN)
    const after = await hashes(`# A line.\n# Another one.\n${PLAN}`)
    expect(before.hashes.length).toBeGreaterThan(2)
    expect(after.hashes).toEqual(before.hashes)
    expect(after.lines).toEqual(before.lines.map((line) => line + 2))
  })
})

describe('paths for servers', () => {
  beforeAll(() => {
    mkdirSync(join(out, 'repository/.git'), { recursive: true })
    mkdirSync(join(out, 'repository/team/docs'), { recursive: true })
    writeFileSync(join(out, 'repository/team/docs/plan.yaml'), PLAN)
  })

  it.each([
    ['the root of the repository', 'team', 'docs/plan.yaml', {}, 'team/docs/plan.yaml'],
    ['what GitHub names', 'team', 'docs/plan.yaml', { GITHUB_WORKSPACE: 'repository/team' }, 'docs/plan.yaml'],
    ['what GitLab names', 'team', 'docs/plan.yaml', { CI_PROJECT_DIR: '.' }, 'repository/team/docs/plan.yaml'],
    ['a folder that is not around', 'team', 'docs/plan.yaml', { GITHUB_WORKSPACE: 'else' }, 'team/docs/plan.yaml'],
    ['wherever one stands', 'team/docs', './plan.yaml', {}, 'team/docs/plan.yaml'],
  ])('begin at %s', async (_, folder, path, named, expected) => {
    const env = Object.fromEntries(Object.entries(named).map(([key, value]) => [key, join(out, value)]))
    const { stdout } = await run(['check', '-f', 'gitlab', path], { cwd: join(out, 'repository', folder), env })
    const [first] = JSON.parse(stdout) as readonly { location: { path: string } }[]
    expect(first?.location.path).toBe(expected)
  })
})

describe('the summary of a job', () => {
  const summarised = async (argv: readonly string[]) => {
    const env = { GITHUB_STEP_SUMMARY: join(out, 'summary.md') }
    return run(argv, { cwd: out, env })
  }

  it('is added to what is there, where annotations are asked for', async () => {
    writeFileSync(join(out, 'plan.yaml'), PLAN)
    writeFileSync(join(out, 'summary.md'), 'What came before.\n')
    await summarised(['check', '-f', 'stylish', 'plan.yaml'])
    expect(textOf('summary.md')).toBe('What came before.\n')
    await summarised(['check', '-f', 'github', 'plan.yaml'])
    expect(textOf('summary.md')).toMatch(/^What came before\.\n\n<!-- gonogo-check -->\n\n## ⛔ NO-GO\n/)
    await summarised(['gate', '-f', 'github=log.txt', '--offline', 'plan.yaml'])
    expect(textOf('summary.md')).toContain('<!-- gonogo-gate plan.yaml -->')
  })

  it('is left out and told where there is no room for it', async () => {
    writeFileSync(join(out, 'summary.md'), 'x'.repeat(1024 * 1024))
    const { stderr, exit } = await summarised(['check', '-f', 'github', 'plan.yaml'])
    expect(stderr).toContain('The job summary is full,')
    expect(exit).toBe(1)
    expect(textOf('summary.md')).toHaveLength(1024 * 1024)
  })
})

describe('several formats', () => {
  it('leave nothing behind where one of them cannot be written', async () => {
    const before = readdirSync(out).sort()
    const { exit, stdout } = await run(
      ['check', '-f', 'json', '-f', 'sarif=new.sarif', '-f', 'junit=plan.yaml', 'plan.yaml'],
      {
        cwd: out,
      },
    )
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(readdirSync(out).sort()).toEqual(before)
  })

  it('are not written where a link is found only later to lead to one of them', async () => {
    const linking = '---\nkind: release-plan\n---\n# Shop 2\n\nRollback strategy: [how we roll back](linked.md)\n'
    writeFileSync(join(out, 'linking.md'), linking)
    writeFileSync(join(out, 'linked.md'), '# Rollback runbook\n\n1. Stop it.\n')
    const argv = ['check', '-f', 'sarif=first.sarif', '-f', 'markdown=linked.md', 'linking.md']
    const { exit, stderr } = await run(argv, { cwd: out })
    expect(stderr).toContain('linked.md is read by this run')
    expect(exit).toBe(2)
    expect(existsSync(join(out, 'first.sarif'))).toBe(false)
    expect(textOf('linked.md')).toContain('# Rollback runbook')
  })

  it.each(FORMATS)('%s has the exit code that all have, loud and quiet', async (format) => {
    for (const quiet of [[], ['--quiet']]) {
      const { exit } = await run(['check', '-f', format, ...quiet, 'plan.yaml'], { cwd: out })
      expect(exit).toBe(1)
      const nothing = await run(['check', '-f', format, ...quiet, 'gone.yaml'], { cwd: out })
      expect(nothing.exit).toBe(3)
      const warned = await run(['check', '-f', format, ...quiet, '--max-warnings', '0', 'plan.yaml'], { cwd: out })
      expect(warned.exit).toBe(1)
    }
  })
})
