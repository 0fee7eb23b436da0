import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { COMMAND } from './command.js'

/** Says at the end which files of the package, and which modules of Node that it did not know before, a run asked for. */
const COUNTED = `
  const { readFileSync, openSync } = require('node:fs')
  const fs = require('node:fs')
  const read = []
  for (const name of ['readFileSync', 'openSync'])
    fs[name] = new Proxy(fs[name], { apply(real, self, all) { read.push(String(all[0])); return real.apply(self, all) } })
  const before = new Set(process.moduleLoadList)
  process.on('exit', () => {
    const files = [...new Set([...read, ...Object.keys(require.cache)])].filter((file) => !file.endsWith('counted.cjs'))
    process.stderr.write(JSON.stringify({ files, loaded: process.moduleLoadList.filter((one) => !before.has(one)).length }))
  })
`

function run(command: string, ...words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-loaded-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'counted.cjs'), COUNTED)
  const env = { PATH: process.env['PATH'], GONOGO_DISABLE_CODE_CACHE: '1' }
  const done = spawnSync(process.execPath, ['--require', join(folder, 'counted.cjs'), command, ...words], {
    encoding: 'utf8',
    env,
  })
  return { ...done, ...(JSON.parse(done.stderr) as { readonly files: readonly string[]; readonly loaded: number }) }
}

test.each(['--version', '-V'])('%s reads one small file', (flag) => {
  const { stdout, status, files } = run(COMMAND, flag)
  expect({ stdout, status }).toEqual({ stdout: `${manifest.version}\n`, status: 0 })
  expect(files).toEqual([COMMAND])
})

test('--help reads no data', () => {
  const { status, files } = run(COMMAND, '--help')
  expect(status).toBe(0)
  expect(files.filter((file) => file.endsWith('.json'))).toEqual([])
})

test('a check reads the words and the rules, and no page', () => {
  const { files } = run(COMMAND, 'check', 'nothing-here.yaml')
  expect(files.some((file) => file.endsWith('rule-docs.json'))).toBe(false)
})

test('a program that is not there gives no answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-alone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(COMMAND, join(folder, 'cli.cjs'))
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.cjs'), 'check', 'plan.yaml'], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
  expect(stderr).toContain('Install gonogo again.')
})
