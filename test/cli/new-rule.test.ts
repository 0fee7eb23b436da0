import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from './run.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gonogo-new-rule-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

/** Words that mean something to YAML, to JavaScript, to documents or to facts. */
const WORDS = [
  'null',
  'true',
  'no',
  'on',
  'y',
  'e1',
  'constructor',
  'prototype',
  'outer',
  'gonogo',
  'step',
  'document',
  'release',
  'rollback',
  'ownership',
  'kind',
  'owner',
  'environment',
  'status',
  'approval',
  'approvals',
  'changes',
  'title',
  'version',
  'time-bound',
  'decision',
  'named-approver',
  'finding',
  'items',
  'count',
  'x',
  'rules',
  'own',
]

async function written(id: string): Promise<void> {
  const made = await run(['new', 'rule', id], { cwd })
  expect(made).toMatchObject({ exit: 0, stderr: '' })
  const tested = await run(['test', 'rules'], { cwd })
  expect({ id, ...tested }).toMatchObject({ exit: 0, stderr: '' })
}

describe('gonogo new rule', () => {
  it.each(WORDS)('writes %s/named-approver and payments/%s, which load and pass', async (word) => {
    await written(`${word}/named-approver`)
    await written(`payments/${word}`)
  })

  it('writes only rules that load and pass, whatever they are called', async () => {
    const letters = fc.stringMatching(/^[a-z][a-z0-9]{0,7}(?:-[a-z0-9]{1,5}){0,2}$/)
    const part = fc.oneof(fc.constantFrom(...WORDS), letters)
    await fc.assert(
      fc.asyncProperty(part, part, async (pack, name) => {
        rmSync(join(cwd, 'rules'), { recursive: true, force: true })
        const { exit } = await run(['new', 'rule', `${pack}/${name}`], { cwd })
        if (exit !== 0) expect(existsSync(join(cwd, 'rules'))).toBe(false)
        else expect(await run(['test', 'rules'], { cwd })).toMatchObject({ exit: 0, stderr: '' })
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['con/aux', [], 'Windows keeps "con" for a device'],
    ['foo/nul', [], 'Windows keeps "nul" for a device'],
    ['lpt1/foo', [], 'Windows keeps "lpt1" for a device'],
    ['a/b', ['--in', ''], "--in '' names no folder."],
    ['a/b', ['--in', 'a'.repeat(300)], 'the path is longer than any file name.'],
  ])('refuses %s %j, and writes nothing', async (id, more, sentence) => {
    const { exit, stderr } = await run(['new', 'rule', id, ...more], { cwd })
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(sentence) })
    expect(existsSync(join(cwd, 'rules'))).toBe(false)
  })
})
