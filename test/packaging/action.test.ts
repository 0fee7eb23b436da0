import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, textOf } from '../architecture/tree.js'
import { author, ran } from './commands.js'
import { type NpmRegistry, startNpmRegistry } from './npm-registry.js'
import { shownYaml } from './page.js'
import { ACTION, evaluate, useAction } from './runner.js'

const { version: VERSION } = JSON.parse(textOf('package.json')) as { version: string }
/** Installing takes seconds, and so does clearing it away. */
const PATIENCE = 120_000
const AT = '--at=2026-11-20T12:00:00Z'

interface Workflow {
  readonly jobs: {
    readonly gonogo: {
      readonly steps: readonly { readonly id?: string; readonly with?: Readonly<Record<string, unknown>> }[]
    }
  }
}

let registry: NpmRegistry
let base: string
let workspace: string
let env: Record<string, string>

beforeAll(async () => {
  registry = await startNpmRegistry()
  base = mkdtempSync(join(tmpdir(), 'gonogo-action-'))
  workspace = join(base, 'workspace')
  mkdirSync(join(workspace, 'empty'), { recursive: true })
  for (const name of ['storefront', 'storefront-fixed'])
    cpSync(join(ROOT, 'fixtures', name), join(workspace, name), { recursive: true })
  // What npm is told here is told by whoever opened the pull request.
  writeFileSync(join(workspace, '.npmrc'), 'registry=http://127.0.0.1:1/\n')
  const home = join(base, 'home')
  mkdirSync(home)
  writeFileSync(join(home, '.npmrc'), `registry=${registry.address}\nfetch-retries=0\nupdate-notifier=false\n`)
  env = { PATH: process.env['PATH'] ?? '', HOME: home, NO_COLOR: '1' }
}, PATIENCE)
afterAll(() => {
  registry.close()
  rmSync(base, { recursive: true, force: true })
}, PATIENCE)

/** A step in a job that has the package already, as a second step has. */
const use = (inputs: Readonly<Record<string, string>>) => useAction(inputs, workspace, join(base, 'temp'), env)

const OUTPUTS = (verdict: string, exit: number) => ({ verdict, 'exit-code': String(exit), 'sarif-file': '' })

/** Inputs, what is answered, and a line of the log. */
const CASES: readonly (readonly [what: string, Record<string, string>, verdict: string, exit: number, RegExp])[] = [
  ['a NO-GO', { paths: 'storefront\n' }, 'NO-GO', 1, />>> NO-GO <<</],
  ['a GO', { paths: 'storefront-fixed', args: AT }, 'GO', 0, />>> GO <<</],
  [
    'several paths, with blanks around',
    { paths: '  storefront/rollback-strategy.md\n\n storefront/runbook.md ' },
    'NO-GO',
    1,
    /storefront\/runb/,
  ],
  ['a glob, which is not for the shell', { paths: 'storefront/r*.md', args: AT }, 'NO-GO', 1, /2 documents/],
  ['nothing to judge', { paths: 'empty' }, 'INDETERMINATE', 3, />>> INDETERMINATE <<</],
  ['a file that is not there', { paths: 'storefront-fixed\nrunbok.md' }, 'INDETERMINATE', 3, /runbok\.md/],
  ['a path that looks like an option', { paths: '--version' }, 'INDETERMINATE', 3, /--version/],
  ['a config', { paths: 'empty', config: 'none.yaml' }, '', 2, /none\.yaml/],
  ['arguments, one a line', { paths: 'storefront', args: `${AT}\n--quiet\n` }, 'NO-GO', 1, />>> NO-GO <<</],
  ['an option that there is not', { paths: 'storefront', args: '--strict' }, '', 2, /unknown option/],
  [
    'an option and its value in one line',
    { paths: 'storefront', args: `${AT}\n --max-warnings 3` },
    '',
    2,
    /^::error title=gonogo::args is one argument a line: put 3 on a line of its own, below --max-w/m,
  ],
  [
    'a mistake of several lines, of which none is a command',
    { paths: 'empty', config: 'empty%0A::set-output name=verdict::GO.yaml' },
    '',
    2,
    /^::error title=gonogo::gonogo: .*empty%250A::set-output/m,
  ],
  ['a format that there is not', { paths: 'storefront', format: 'sarf' }, '', 2, /sarif|stylish/],
  [
    'a version that there is not',
    { version: '99.9.9' },
    'INDETERMINATE',
    3,
    /::error title=gonogo::The package could not be inst/,
  ],
  ['a version that is none', { version: 'file:..' }, '', 2, /::error title=gonogo::version is a version/],
  [
    'a tarball that is not there',
    { version: 'gonogo.tgz' },
    'INDETERMINATE',
    3,
    /::error title=gonogo::The package could not be/,
  ],
  ['an input with a line for the outputs', { 'sarif-file': 'a\nverdict=GO' }, '', 2, /::error title=gonogo::config, s/],
]

describe('the action', () => {
  test('installs the version that it is of, from what npm knows outside the repository', async () => {
    const used = await use({ paths: 'storefront', format: 'stylish' })
    expect(used.log).toMatch(/^::group::Install gonogo\n[\s\S]*added \d+ packages[\s\S]*::endgroup::/)
    expect(readdirSync(join(base, 'temp/gonogo'))).toEqual([VERSION])
    expect([used.exit, used.outputs]).toEqual([1, OUTPUTS('NO-GO', 1)])
  })

  test('annotates the files, writes the summary of the job, and SARIF where it is asked for', async () => {
    const used = await use({ paths: 'storefront', 'sarif-file': 'gonogo.sarif', args: AT })
    rmSync(join(workspace, 'gonogo.sarif'))
    expect(used.log).toMatch(/^::error file=storefront\/runbook\.md,line=64,.*title=contract\/no-database-change::/m)
    expect(used.summary).toContain('contract/no-database-change')
    expect([used.exit, used.outputs]).toEqual([1, { ...OUTPUTS('NO-GO', 1), 'sarif-file': 'gonogo.sarif' }])
  })

  test('installs a tarball', async () => {
    const used = await use({ paths: 'storefront', version: registry.tarball, format: 'stylish' })
    expect(used.log).toMatch(/added \d+ packages[\s\S]*>>> NO-GO <<</)
    expect(used.outputs).toEqual(OUTPUTS('NO-GO', 1))
  })

  test.each(CASES)('keeps the exit code of %s', async (_, inputs, verdict, exit, line) => {
    const used = await use({ format: 'stylish', ...inputs })
    expect({ exit: used.exit, outputs: used.outputs }).toEqual({
      exit,
      outputs: OUTPUTS(verdict, exit),
    })
    expect(used.log).toMatch(line)
    // Nobody has to open the log to see why nothing was judged.
    expect([/^::error title=gonogo::/m.test(used.log), used.summary.includes('gonogo judged nothing')]).toEqual(
      Array(2).fill(exit === 2 || !used.log.includes('>>> ')),
    )
  })

  test(
    'is used as the page shows it, for a pull request and for a push',
    async () => {
      const project = join(base, 'project')
      const git = (...args: string[]) =>
        ran('git', args, { cwd: project, env: { ...env, ...author('release manager') } })
      cpSync(join(ROOT, 'fixtures/storefront-fixed/release-plan.yaml'), join(project, 'release-plan.yaml'))
      cpSync(join(ROOT, 'fixtures/storefront-fixed/runbook.md'), join(project, 'docs/runbooks/orders.md'))
      for (const args of [
        ['init', '-q'],
        ['add', '-A'],
        ['commit', '-qm', 'Plan'],
      ])
        await git(...args)
      const sha = (await git('rev-parse', 'HEAD')).log.trim()
      cpSync(join(ROOT, 'fixtures/storefront/runbook.md'), join(project, 'docs/runbooks/orders.md'))
      const { jobs } = shownYaml('.github/workflows/gonogo.yml') as Workflow
      const step = jobs.gonogo.steps.find(({ id }) => id === 'gonogo')
      const answers = []
      for (const since of [sha, '']) {
        const known = new Map([['github.event.pull_request.base.sha', since]])
        const inputs = Object.entries(step?.with ?? {}).map(([name, text]) => [name, evaluate(String(text), known)])
        const used = await useAction({ ...Object.fromEntries(inputs), args: AT }, project, join(base, 'temp'), env)
        expect(used.outputs).toEqual({ ...OUTPUTS('NO-GO', 1), 'sarif-file': 'gonogo.sarif' })
        answers.push(used.log.match(/(\d+) documents? judged/)?.[1])
      }
      expect(answers).toEqual(['1', '2'])
    },
    PATIENCE,
  )

  test('leaves nothing in the repository that it judges', async () => {
    const before = readdirSync(workspace)
    await use({ paths: 'storefront' })
    expect(readdirSync(workspace)).toEqual(before)
  })
})

describe('whatever is written into an input', () => {
  test('no expression stands in a script', () => {
    expect(ACTION.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([])
    expect(textOf('.github/action.sh')).not.toMatch(/\$\{\{|\beval\b/)
  })

  const word = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
    fc.constantFrom('$(touch pwned)', '`touch pwned`', "'; touch pwned; '", '"; touch pwned; "', '$IFS', '\\', '*'),
    fc.constantFrom('verdict=GO', '::set-output name=verdict::GO', 'x<<y', '--', '-', '--at', '\r\n', '\n'),
  )
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(''))
  const inputs = fc.record(
    { paths: text, config: text, since: text, baseline: text, format: text, args: text },
    { requiredKeys: [] },
  )

  test(
    'is text: it runs nothing, adds no output and turns nothing into a GO',
    async () => {
      const bare = join(base, 'bare')
      mkdirSync(bare)
      await fc.assert(
        fc.asyncProperty(inputs, async (given) => {
          const used = await useAction(given, bare, join(base, 'temp'), env)
          expect(used.exit).toBeGreaterThan(1)
          expect(used.outputs).toEqual(OUTPUTS(used.exit === 3 ? 'INDETERMINATE' : '', used.exit))
          expect(readdirSync(bare)).toEqual([])
        }),
        { numRuns: 12 },
      )
    },
    PATIENCE,
  )
})
