import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { worthIt } from '../../../src/cli/threads/amount.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-amount-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MEGABYTE = 1_000_000

describe('threads that the work is worth', () => {
  const CASES: readonly (readonly [name: string, bytes: number, files: number, cores: number, threads: number])[] = [
    ['plan.yaml', 0, 0, 8, 1],
    ['plan.yaml', 3000, 1, 8, 1],
    ['plan.yaml', 3000, 100, 8, 1],
    ['plan.yaml', 3000, 1000, 1, 1],
    ['plan.yaml', 3000, 1000, 2, 2],
    ['plan.yaml', 3000, 1000, 64, 4],
    ['page.md', MEGABYTE, 1, 4, 1],
    ['page.md', MEGABYTE, 3, 4, 4],
    ['gone.md', -1, 3000, 4, 1],
  ]
  test.each(CASES)('%s of %i bytes, %i times, on %i cores: %i', (name, bytes, files, cores, threads) => {
    const id = join(folder, name)
    if (bytes >= 0) writeFileSync(id, 'x'.repeat(bytes))
    const input = { id, path: name, place: name, load: () => ({ source: null, problems: [] }) }
    expect(worthIt(Array(files).fill(input), cores)).toBe(threads)
  })
})
