import { createHash } from 'node:crypto'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'
import { run } from '../cli/run.js'
import { wrongIn } from '../schema/standalone.js'
import { temporaryFolder } from './sqlite.js'

const FILES = join(ROOT, 'fixtures/scenarios/record-add/files')
const JOURNAL = ['--journal', 'rollbacks.db']
const folder = temporaryFolder()

beforeAll(async () => {
  cpSync(FILES, folder, { recursive: true })
  const added = await run(['record', 'add', '2026-11-02.yaml', 'retry.json', 'investigated.yaml', ...JOURNAL], {
    cwd: folder,
  })
  expect(added.exit).toBe(0)
}, 60_000)

test.each([
  [['list'], 3],
  [['why', 'storefront-web'], 2],
  [['list', '--component', 'none'], 0],
])('gonogo record %s --format json follows schemas/rollback-list.schema.json', async (words, count) => {
  const answer = await run(['record', ...words, '--format', 'json', ...JOURNAL], { cwd: folder })
  expect(wrongIn('rollback-list', answer.stdout, 'list.json')).toEqual([])
  expect(JSON.parse(answer.stdout).rollbacks).toHaveLength(count)
})

test('the lines of an export can be verified without us, and follow schemas/journal-entry.schema.json', async () => {
  const { stdout } = await run(['record', 'export', '--format', 'jsonl', ...JOURNAL], { cwd: folder })
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  let previous = sha256('gonogo rollback journal, version 1')
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(wrongIn('journal-entry', line, 'entry.json')).toEqual([])
    const entry = JSON.parse(line)
    expect(entry.previous).toBe(previous)
    expect(sha256(line.replace(`"hash":"${entry.hash}",`, ''))).toBe(entry.hash)
    previous = entry.hash
  }
})

test('a file that names the journal in its config is read from there', async () => {
  writeFileSync(join(folder, 'gonogo.config.yaml'), 'gate: { journal: rollbacks.db }\n')
  const answer = await run(['record', 'verify'], { cwd: folder })
  expect(answer).toMatchObject({ exit: 0, stdout: expect.stringContaining('3 entries') })
})
