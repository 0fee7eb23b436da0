import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locate, readJournal } from '../../src/journal/index.js'
import { ROOT } from '../architecture/tree.js'
import { stress } from './stress.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-journal-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('1,000 records of 8 processes that are killed at random: none that was acknowledged is lost', async () => {
  const path = join(folder, 'rollbacks.db')
  const { acknowledged, kills } = await stress(path, 8, 1000, ROOT)
  expect(kills).toBeGreaterThan(5)
  const location = locate(path, { folder, env: {} })
  if (typeof location === 'string') throw new Error(location)
  const read = await readJournal(location, {})
  if (read.trouble) throw new Error(read.trouble.says)
  expect(read.value.broken).toBeNull()
  const kept = read.value.recorded.map(({ rollback }) => {
    const [, number] = /above (\d+) %/.exec(rollback.reason ?? '') ?? []
    return `${rollback.component}/${number}`
  })
  expect(new Set(acknowledged).size).toBe(1000)
  expect(kept.toSorted()).toEqual([...new Set(acknowledged)].toSorted())
  // A journal at rest is one file: nothing has to be committed or copied with it.
  expect(readdirSync(folder)).toEqual(['rollbacks.db'])
}, 300_000)
