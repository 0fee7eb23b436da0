import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gonogo-places-'))
  mkdirSync(join(root, '.git'))
  mkdirSync(join(root, 'docs/runbooks'), { recursive: true })
  writeFileSync(join(root, 'docs/runbooks/payments.md'), '# Rolling payments back\n\n- Rollback decision: TBD\n')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('a repository without a config', () => {
  it('has the same fingerprints from every folder', async () => {
    const above = await run(['check', 'docs/runbooks', '--format', 'gitlab'], { cwd: root })
    expect(JSON.parse(above.stdout).length).toBeGreaterThan(2)
    expect(await run(['check', 'runbooks', '--format', 'gitlab'], { cwd: join(root, 'docs') })).toEqual(above)
    expect(await run(['check', '.', '--format', 'gitlab'], { cwd: join(root, 'docs/runbooks') })).toEqual(above)
  })

  it('has a baseline that fits from every folder', async () => {
    const baseline = join(root, 'gonogo-baseline.json')
    const written = await run(['baseline', 'create', 'docs', '--baseline', baseline], { cwd: root })
    expect(written).toMatchObject({ exit: 0, stderr: '' })
    for (const [cwd, path] of [
      [root, 'docs'],
      [join(root, 'docs'), 'runbooks'],
    ] as const) {
      const { stdout, exit } = await run(['check', path, '--baseline', baseline, '--quiet'], { cwd })
      expect([exit, /Findings: \d+ known\n/.test(stdout), /stale/.test(stdout)], stdout).toEqual([0, true, false])
    }
  })
})
