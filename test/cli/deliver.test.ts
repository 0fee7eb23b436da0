import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './run.js'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gonogo-deliver-'))
  writeFileSync(join(cwd, 'plan.yaml'), 'kind: release-plan\n')
  mkdirSync(join(cwd, 'out'))
  symlinkSync('gone', join(cwd, 'nowhere'))
  symlinkSync('round', join(cwd, 'round'))
  symlinkSync('../plan.yaml', join(cwd, 'out/alias.yaml'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('--output-file', () => {
  it.each([
    ['nowhere', 'nowhere cannot be written: it is a symbolic link that leads nowhere.'],
    ['nowhere/facts.json', 'nowhere/facts.json cannot be written: a folder on the way is a symbolic link that leads'],
    ['round', 'round cannot be written: it is a symbolic link that leads back to itself.'],
    ['plan.yaml/facts.json', 'plan.yaml/facts.json cannot be written: a part of the path is a file, not a folder.'],
    ['out', 'out is no file that could be written.'],
    ['a'.repeat(300), 'the path is longer than any file name.'],
    ['out/alias.yaml', 'out/alias.yaml is read by this run, so it is not written over.'],
  ])('%s: says in a sentence why it cannot be written', async (file, sentence) => {
    const { exit, stderr, stdout } = await run(['facts', 'plan.yaml', '-f', 'json', '-o', file], { cwd })
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(readdirSync(join(cwd, 'out'))).toEqual(['alias.yaml'])
  })

  it('leaves nothing where a command line is given up', async () => {
    const { exit } = await run(['facts', 'plan.yaml', '--line', '99', '-o', 'left.txt'], { cwd })
    expect(exit).toBe(2)
    expect(readdirSync(cwd).filter((name) => name.includes('left'))).toEqual([])
  })
})

describe('a process that is stopped', () => {
  const module = fileURLToPath(new URL('../../src/cli/unfinished.ts', import.meta.url))
  const script = `
    import { writeFileSync } from 'node:fs'
    import { beginFile } from ${JSON.stringify(module)}
    beginFile(process.argv[1])
    writeFileSync(process.argv[1], 'half of it')
    process.stdout.write('begun')
    setInterval(() => {}, 1000)
  `

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s leaves no unfinished file, and ends as it would',
    async (signal) => {
      const argv = ['--import', 'tsx', '--input-type=module', '-e', script, join(cwd, 'half')]
      const child = spawn(process.execPath, argv, { cwd: fileURLToPath(new URL('../..', import.meta.url)) })
      await once(child.stdout, 'data')
      expect(readdirSync(cwd)).toContain('half')
      child.kill(signal)
      expect((await once(child, 'exit'))[1]).toBe(signal)
      expect(readdirSync(cwd)).not.toContain('half')
    },
  )
})
