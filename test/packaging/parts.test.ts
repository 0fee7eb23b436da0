import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'
import { type Ran, ran } from './commands.js'
import { type NpmRegistry, startNpmRegistry } from './npm-registry.js'
import { shownYaml } from './page.js'

const PATIENCE = 180_000
const MOMENT = '2026-11-20T12:00:00Z'
/** It is carried out once for all, below; on the page every job begins with it. */
const INSTALL = 'npm install --global --ignore-scripts gonogo@0.1.0 || exit 3'

interface Steps {
  readonly steps: readonly { readonly run?: string }[]
}
interface Script {
  readonly script: readonly string[]
}
interface Pod {
  readonly spec: {
    readonly completions?: number
    readonly template: {
      readonly spec: {
        readonly containers: readonly [
          { readonly command: readonly string[]; readonly args: readonly string[]; readonly workingDir: string },
        ]
      }
    }
  }
}

let registry: NpmRegistry
let base: string
let project: string
let parts: string
let env: Record<string, string>

beforeAll(async () => {
  registry = await startNpmRegistry()
  base = mkdtempSync(join(tmpdir(), 'gonogo-parts-'))
  project = join(base, 'project')
  cpSync(join(ROOT, 'fixtures/storefront'), project, { recursive: true })
  const path = [join(base, 'global/bin'), process.env['PATH'] ?? ''].join(delimiter)
  env = { PATH: path, HOME: base, NO_COLOR: '1', npm_config_prefix: join(base, 'global') }
  const installed = await sh(base, INSTALL, { npm_config_registry: registry.address })
  if (installed.exit !== 0) throw new Error(installed.log)
}, PATIENCE)
beforeEach(() => {
  parts = mkdtempSync(join(base, 'parts-'))
})
afterAll(() => {
  registry.close()
  rmSync(base, { recursive: true, force: true })
}, PATIENCE)

const sh = (cwd: string, script: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  ran('bash', ['-eo', 'pipefail', '-c', script], { cwd, env: { ...env, ...more } })

/** What one run says, which is what all parts together have to say. */
const whole = (format: string) => sh(project, `gonogo check --at ${MOMENT} -f ${format}`)

/** The lines of a job, without the first, which installs. */
function afterInstall(lines: readonly string[]): string {
  const [install, ...rest] = lines
  expect(install).toBe(INSTALL)
  return rest.join('\n')
}

describe('the examples of the page judge in parts', () => {
  test(
    'on GitHub',
    async () => {
      const { jobs } = shownYaml('.github/workflows/gonogo-parts.yml') as {
        jobs: { part: Steps & { strategy: { matrix: { part: readonly number[] } } }; gonogo: Steps }
      }
      const runs = ({ steps }: Steps) => afterInstall(steps.flatMap(({ run }) => run ?? []))
      for (const part of jobs.part.strategy.matrix.part)
        expect((await sh(project, runs(jobs.part), { PART: String(part), MOMENT })).exit).toBe(0)
      const merged = await sh(project, runs(jobs.gonogo))
      for (const name of readdirSync(project)) if (/^part-|\.sarif$/.test(name)) rmSync(join(project, name))
      expect(merged).toEqual(await whole('github'))
      expect(merged.exit).toBe(1)
    },
    PATIENCE,
  )

  test(
    'on GitLab',
    async () => {
      const jobs = shownYaml('parts/.gitlab-ci.yml') as { 'gonogo-part': Script & { parallel: number }; gonogo: Script }
      const total = jobs['gonogo-part'].parallel
      for (let index = 1; index <= total; index++) {
        const pipeline = { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${total}`, CI_PIPELINE_CREATED_AT: MOMENT }
        expect((await sh(project, afterInstall(jobs['gonogo-part'].script), pipeline)).exit).toBe(0)
      }
      const merged = await sh(project, afterInstall(jobs.gonogo.script))
      for (const name of readdirSync(project)) if (/^part-|^gonogo-/.test(name)) rmSync(join(project, name))
      expect(merged).toEqual(await whole('stylish'))
    },
    PATIENCE,
  )

  test(
    'in a cluster, where a part that is missing makes it INDETERMINATE or NO-GO, and never GO',
    async () => {
      const job = shownYaml('parts-job.yaml') as Pod
      const folders = new Map([
        ['/repositories', project],
        ['/parts', parts],
      ])
      const start = ({ spec }: Pod, more: Readonly<Record<string, string>>) => {
        const [{ command, args, workingDir }] = spec.template.spec.containers
        const [program = '', ...rest] = [...command, ...args].map((text) => text.replace(/\/parts\b/, parts))
        return ran(program, rest, { cwd: folders.get(workingDir) ?? '', env: { ...env, ...more } })
      }
      for (let index = 0; index < (job.spec.completions ?? 0); index++)
        expect((await start(job, { JOB_COMPLETION_INDEX: `${index}`, MOMENT })).exit).toBe(0)
      const merge = shownYaml('merge-job.yaml') as Pod
      expect(await start(merge, {})).toEqual(await whole('stylish'))
      for (const name of readdirSync(parts)) {
        const kept = join(base, name)
        cpSync(join(parts, name), kept)
        rmSync(join(parts, name))
        const less = await start(merge, {})
        expect([less.exit > 0, less.log]).toEqual([true, expect.stringMatching(/Part \d of 8 is missing/)])
        cpSync(kept, join(parts, name))
      }
    },
    PATIENCE,
  )
})
