import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'
import { draftOf } from './drafts.js'
import { at, journalAt, temporaryFolder } from './sqlite.js'
import { built, stress } from './stress.js'

const folder = temporaryFolder()

test('1,000 records of 8 processes that are killed at random: none that was acknowledged is lost', async () => {
  const path = join(folder, 'rollbacks.db')
  const { acknowledged, kills } = await stress(path, 8, 1000, ROOT)
  expect(kills).toBeGreaterThan(5)
  const { recorded, broken } = await journalAt(at(path, folder))
  expect(broken).toBeNull()
  const kept = recorded.map(({ rollback }) => {
    const [, number] = /above (\d+) %/.exec(rollback.reason ?? '') ?? []
    return `${rollback.component}/${number}`
  })
  expect(new Set(acknowledged).size).toBe(1000)
  expect(kept.toSorted()).toEqual([...new Set(acknowledged)].toSorted())
  // A journal at rest is one file: nothing has to be committed or copied with it.
  expect(readdirSync(folder)).toEqual(['rollbacks.db'])
}, 300_000)

test('commands that are killed add their record whole, or not at all', async () => {
  const cwd = join(folder, 'commands')
  mkdirSync(cwd)
  const program = await built(join(ROOT, 'src/cli/main.ts'), 'cli')
  const add = async (number: number): Promise<string | null> => {
    writeFileSync(join(cwd, `${number}.json`), draftOf('storefront-web', number).document)
    const words = [program, 'record', 'add', `${number}.json`, '--journal', 'rollbacks.db']
    const child = spawn(process.execPath, words, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part
    })
    if (number % 3 === 0) setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * 800)
    await new Promise((ended) => child.on('close', ended))
    return /head ([0-9a-f]{64})/.exec(said)?.[1] ?? null
  }
  const heads: (string | null)[] = []
  for (let first = 1; first <= 16; first += 8) {
    heads.push(...(await Promise.all(Array.from({ length: 8 }, (_, index) => add(first + index)))))
  }
  rmSync(program)
  const acknowledged = heads.filter((head) => head !== null)
  expect(acknowledged.length).toBeGreaterThanOrEqual(11)
  const { recorded, broken } = await journalAt(at('rollbacks.db', cwd))
  expect(broken).toBeNull()
  const kept = new Set(recorded.map(({ entry }) => entry.hash))
  expect(acknowledged.filter((head) => !kept.has(head))).toEqual([])
  expect(recorded.length).toBeLessThanOrEqual(16)
}, 300_000)
