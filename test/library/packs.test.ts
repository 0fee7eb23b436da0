import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { check, render } from '../../src/index.js'
import { NOW, run } from '../cli/run.js'

const FOLDER = fileURLToPath(new URL('../../fixtures/scenarios/packs/files', import.meta.url))
const textOf = (path: string) => readFileSync(join(FOLDER, path), 'utf8')
const config = textOf('gonogo.config.yaml')
const sources = ['go.yaml', 'no-go.yaml'].map((path) => ({ path, text: textOf(path) }))
/** Everything below a folder, pages and package.json too: what is no rule is left alone. */
const rules = ['policy', 'node_modules'].flatMap((folder) =>
  readdirSync(join(FOLDER, folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1))
    .map((path) => ({ path, text: textOf(path) })),
)

describe('packs of the library', () => {
  it('give the report of the command line, from folders and packages among the sources', async () => {
    const { stdout } = await run(['check', '--format', 'json', 'go.yaml', 'no-go.yaml'], { cwd: FOLDER })
    const report = await check({ sources, config, rules, now: NOW })
    expect(JSON.parse(render(report, 'json'))).toEqual(JSON.parse(stdout))
    expect(report.findings.some(({ rule }) => rule === 'platform/time-bound')).toBe(true)
  })

  it('refuse a pack that is not among the sources', async () => {
    const without = rules.filter(({ path }) => !path.startsWith('policy/'))
    await expect(check({ sources, config, rules: without, now: NOW })).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'missing-folder' })]),
    })
  })

  it('refuse a rule with a mistake, at its line', async () => {
    const broken = rules.map((file) =>
      file.path.endsWith('payments/time-bound.yaml') ? { ...file, text: `${file.text}\nlevl: warn\n` } : file,
    )
    await expect(check({ sources, config, rules: broken, now: NOW })).rejects.toThrow(
      /^policy\/payments\/time-bound\.yaml:\d+:1 There is no rule key "levl"\./,
    )
  })
})
