import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../architecture/tree.js'
import { COMMAND } from '../../start/command.js'
import { linkedDocuments, write } from './linked.js'
import { type Run, runThreads } from './run-threads.js'

const FIXTURES = ['storefront', 'storefront-fixed', 'differences', 'twins']

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-threads-'))
  mkdirSync(join(folder, '.git'))
  for (const name of FIXTURES) {
    cpSync(join(ROOT, 'fixtures', name), join(folder, name), { recursive: true })
    // One run has one config.
    rmSync(join(folder, name, 'gonogo.config.yaml'), { force: true })
  }
  write(folder, {
    ...linkedDocuments(60),
    'strict.yaml': 'extends: [strict, runbook, procedure, emergency]\n',
    'gonogo.config.yaml':
      'extends: recommended\noverrides:\n  - files: ["plans/**"]\n    rules: { contract/time-bound: off }\n',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const known = new Map<string, Run['said']>()

/** What one thread says, asked once for each command line. */
function alone(words: readonly string[]): Run['said'] {
  const key = words.join(' ')
  const said = known.get(key) ?? runThreads(folder, [...words, '--threads', '1']).said
  known.set(key, said)
  // A run that was refused would be the same however many threads it has.
  expect(said[0]).toBe(words.includes('--shard') ? 0 : 1)
  return said
}

describe('several threads say what one says, byte for byte', () => {
  const RUNS: readonly (readonly [words: string, threads: number])[] = [
    ['.', 2],
    ['.', 3],
    ['. -c strict.yaml --verbose', 2],
    ['. --quiet --max-warnings 0', 2],
    ['docs plans nothing-here.yaml', 2],
    ['. --shard 2/3', 2],
  ]
  test.each(RUNS)('of check %s, with %i threads', (words, threads) => {
    const { said, answers } = runThreads(folder, [...words.split(' '), '--threads', String(threads)])
    expect(said).toEqual(alone(words.split(' ')))
    expect(answers).toBeGreaterThan(0)
  })

  test('with a cache that one of them fills, and that any of them reads', () => {
    const cache = mkdtempSync(join(tmpdir(), 'gonogo-threads-cache-'))
    const cached = (threads: number) =>
      runThreads(folder, ['.', '--cache-location', cache, '--threads', String(threads)])
    try {
      const [filling, two, one] = [cached(2), cached(2), cached(1)]
      expect(filling.answers).toBeGreaterThan(0)
      expect(two.answers + one.answers).toBe(0)
      for (const { said } of [filling, two, one]) expect(said).toEqual(alone(['.']))
    } finally {
      rmSync(cache, { recursive: true, force: true })
    }
  })
})

describe('whatever becomes of a thread, nothing is lost', () => {
  const HARM = [
    'is not allowed',
    'has no program',
    'has no memory',
    'is never ready',
    'later throws',
    'later exits',
    'later is ended',
    'answers no JSON',
    'answers something else',
    'answers with nothing in it',
    'answers about another document',
    'answers what nobody asked',
    'answers nothing at all',
  ]
  test.each(HARM)('when it %s', (harm) => {
    expect(runThreads(folder, ['.', '--threads', '2'], harm).said).toEqual(alone(['.']))
  })
})

test('what is measured, little work, and standard input stay in one thread', () => {
  expect(runThreads(folder, ['.', '--threads', '2', '--stats']).answers).toBe(0)
  expect(runThreads(folder, ['.']).answers).toBe(0)
  expect(runThreads(folder, ['-', '.', '--stdin-filename', 'plan.yaml', '--threads', '2']).answers).toBe(0)
})

test('it ends at once when it is stopped', async () => {
  const child = spawn(process.execPath, [COMMAND, 'check', '.', '--threads', '3'], { cwd: folder, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const stopped = Date.now()
  // One that is done already was not stopped.
  if (child.exitCode === null) {
    child.kill('SIGINT')
    expect(await ended).toBe('SIGINT')
    expect(Date.now() - stopped).toBeLessThan(10_000)
  }
})
