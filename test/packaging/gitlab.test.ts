import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, textOf } from '../architecture/tree.js'
import { ran } from './commands.js'
import { documentsIn, included, type Job, variablesOf } from './gitlab.js'
import { type NpmRegistry, startNpmRegistry } from './npm-registry.js'
import { shownYaml } from './page.js'

const TEMPLATE = 'templates/gonogo.yml'
const { version: VERSION } = JSON.parse(textOf('package.json')) as { version: string }
/** The package is installed in every job. */
const PATIENCE = 120_000
const AT = '--at=2026-11-20T12:00:00Z'

let registry: NpmRegistry
let base: string
let project: string

beforeAll(async () => {
  registry = await startNpmRegistry()
  base = mkdtempSync(join(tmpdir(), 'gonogo-gitlab-'))
  project = join(base, 'project')
  mkdirSync(join(base, 'home'))
  writeFileSync(join(base, 'home/.npmrc'), `registry=${registry.address}\nfetch-retries=0\nupdate-notifier=false\n`)
  for (const name of ['storefront', 'storefront-fixed'])
    cpSync(join(ROOT, 'fixtures', name), join(project, name), { recursive: true })
}, PATIENCE)
afterAll(() => {
  registry.close()
  rmSync(base, { recursive: true, force: true })
}, PATIENCE)

const ofComponent = (inputs: Readonly<Record<string, string>>) => included(TEMPLATE, inputs)['gonogo']

/** Runs the script of a job as a runner does, in the shell that the image has. What npm installs for all stays here too. */
function runJob(shell: 'bash' | 'sh', job: Job | undefined, cwd = project) {
  if (!job) throw new Error('There is no job gonogo.')
  const pipeline = { CI: 'true', GITLAB_CI: 'true', CI_PROJECT_DIR: project }
  const npm = { npm_config_prefix: join(base, 'global'), HOME: join(base, 'home') }
  const path = [join(base, 'global/bin'), process.env['PATH'] ?? ''].join(delimiter)
  const outside = { ...npm, PATH: path, TMPDIR: base, NO_COLOR: '1' }
  const script = [shell === 'bash' ? 'set -eo pipefail' : 'set -e', ...job.script].join('\n')
  return ran(shell, ['-c', script], { cwd, env: { ...outside, ...variablesOf(job, pipeline) } })
}

describe('the component', () => {
  test('has a header and a body, and installs the version that it is of', () => {
    expect(documentsIn(TEMPLATE)).toBe(2)
    expect(included(TEMPLATE, {})['gonogo']?.variables?.['GONOGO_VERSION']).toBe(VERSION)
  })

  test('hands inputs to the script as variables only', () => {
    const inputs = { paths: '$(touch pwned)', config: '`id`', since: ';', baseline: '|', args: '&&' }
    expect(included(TEMPLATE, inputs)['gonogo']?.script).toEqual(included(TEMPLATE, {})['gonogo']?.script)
  })

  test.each([
    ['bash', { paths: 'storefront' }, 1, /storefront\/runbook\.md:64[\s\S]*>>> NO-GO <<</],
    ['sh', { paths: 'storefront-fixed storefront-fixed/*.md', args: AT }, 0, />>> GO <<</],
    ['sh', { paths: '$(touch pwned)', args: AT }, 3, />>> INDETERMINATE <<</],
    ['bash', { version: '99.9.9' }, 3, /99\.9\.9/],
    ['sh', { args: '--unheard-of' }, 2, /unknown option/],
  ] as const)(
    'in %s, with %j, the job ends with %i',
    async (shell, inputs, exit, log) => {
      const done = await runJob(shell, ofComponent(inputs))
      expect(done).toEqual({ exit, log: expect.stringMatching(log) })
    },
    PATIENCE,
  )

  test(
    'leaves the reports that it names',
    async () => {
      await runJob('bash', ofComponent({ paths: 'storefront', since: '$CI_MERGE_REQUEST_DIFF_BASE_SHA', args: AT }))
      const quality = JSON.parse(readFileSync(join(project, 'gonogo-codequality.json'), 'utf8')) as readonly {
        readonly check_name: string
        readonly location: { readonly path: string }
      }[]
      expect(quality).toContainEqual(
        expect.objectContaining({
          check_name: 'contract/no-database-change',
          location: expect.objectContaining({ path: 'storefront/runbook.md' }),
        }),
      )
      const junit = new XMLParser({ ignoreAttributes: false }).parse(readFileSync(join(project, 'gonogo-junit.xml')))
      expect(Number(junit.testsuites['@_failures'])).toBeGreaterThan(0)
    },
    PATIENCE,
  )
})

describe('the examples of the page', () => {
  test('include the component with inputs that it has', () => {
    const { include } = shownYaml('.gitlab-ci.yml') as {
      readonly include: readonly { readonly component: string; readonly inputs: Readonly<Record<string, string>> }[]
    }
    expect(include.map(({ component }) => component.split('/').at(-1))).toEqual([`gonogo@${VERSION}`])
    for (const { inputs } of include) expect(Object.keys(included(TEMPLATE, inputs))).toEqual(['gonogo'])
  })

  test(
    'hold a job that needs no component',
    async () => {
      const { gonogo } = shownYaml('own/.gitlab-ci.yml') as { readonly gonogo: Job }
      const done = await runJob('bash', gonogo, join(project, 'storefront'))
      expect(done).toEqual({ exit: 1, log: expect.stringContaining('>>> NO-GO <<<') })
    },
    PATIENCE,
  )
})
