import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, test } from 'vitest'
import { addRecords, journalSources, readJournal } from '../../src/journal/index.js'
import { draftOf, draftsIn, NOW } from './drafts.js'
import { add, at, journalAt, tamper, temporaryFolder, UNGUARD } from './sqlite.js'

const DRAFT = draftOf('storefront-web', 1)

describe('a file', () => {
  const folder = temporaryFolder()

  test('that is not there is no journal, and is not made by looking', async () => {
    const location = at('none.db', folder)
    expect((await readJournal(location, {})).trouble).toMatchObject({ is: 'missing' })
    expect(await journalSources('none.db', { folder, env: {} })).toContain('There is no journal yet')
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })

  test('that is empty is no journal, and can become one', async () => {
    writeFileSync(join(folder, 'empty.db'), '')
    const location = at('empty.db', folder)
    expect((await readJournal(location, {})).trouble).toMatchObject({ is: 'missing' })
    await add(location, [DRAFT])
    expect(await journalAt(location)).toMatchObject({ broken: null, head: { sequence: 1 } })
  })

  test.each<readonly [what: string, make: (path: string) => void, says: string]>([
    ['a text', (path) => writeFileSync(path, 'kind: rollback-record\n'), 'It is no SQLite database.'],
    ['a folder', (path) => mkdirSync(path), 'It is no file.'],
    ['the beginning of a database', (path) => writeFileSync(path, `SQLite format 3\0${'x'.repeat(5000)}`), 'damaged'],
    ['a database of something else', (path) => make(path, ['CREATE TABLE users (name TEXT)']), 'it holds "users"'],
    [
      'a view that is called as our table',
      (path) => make(path, ['CREATE VIEW gonogo_entry AS SELECT 1 AS sequence']),
      'it holds "gonogo_entry"',
    ],
    [
      'a table of ours with a trigger of somebody else',
      (path) => {
        make(path, ['CREATE TABLE gonogo_entry (sequence INTEGER)'])
      },
      'it holds "gonogo_entry"',
    ],
  ])('that is %s is refused, and left as it is', async (what, prepare, says) => {
    const path = join(folder, `${what}.db`)
    prepare(path)
    const before = what === 'a folder' ? null : readFileSync(path)
    const read = await readJournal(at(path, folder), {})
    expect(read.trouble).toMatchObject({ is: 'unreadable', says: expect.stringContaining(says) })
    const added = await addRecords(at(path, folder), [DRAFT], NOW, {})
    expect(added.trouble).toMatchObject({ is: 'unreadable' })
    if (before) expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('below a file is refused', async () => {
    writeFileSync(join(folder, 'plain'), '')
    const refused = await addRecords(at('plain/rollbacks.db', folder), [DRAFT], NOW, {})
    expect(refused.trouble).toEqual({ is: 'unreadable', says: 'A part of its path is a file, and no folder.' })
  })

  test('that was cut off is never taken for whole', async () => {
    const path = join(folder, 'cut.db')
    await add(
      at(path, folder),
      Array.from({ length: 60 }, (_, number) => draftOf('storefront-web', number + 1)),
    )
    const { length } = readFileSync(path)
    for (let size = length - 4096; size > 100; size -= 4096) {
      truncateSync(path, size)
      const read = await readJournal(at(path, folder), {})
      expect(read.trouble ?? read.value.broken, `${size} of ${length} bytes`).not.toBeNull()
    }
  })

  test('with a trigger of somebody else is not written to', async () => {
    const path = join(folder, 'trigger.db')
    await add(at(path, folder), [DRAFT])
    tamper(path, [['CREATE TRIGGER other AFTER INSERT ON gonogo_entry BEGIN DELETE FROM gonogo_head; END']])
    const added = await addRecords(at(path, folder), [draftOf('storefront-web', 2)], NOW, {})
    expect(added.trouble).toMatchObject({ is: 'unreadable', says: expect.stringContaining('it holds "other"') })
  })

  test('whose guards are gone gets them back with the next record', async () => {
    const path = join(folder, 'guards.db')
    await add(at(path, folder), [DRAFT])
    tamper(path, UNGUARD)
    await add(at(path, folder), [draftOf('storefront-web', 2)])
    expect((await journalAt(at(path, folder))).broken).toBeNull()
  })
})

describe('records', () => {
  const folder = temporaryFolder()

  test('are added all or none', async () => {
    const path = join(folder, 'all.db')
    await add(at(path, folder), [DRAFT])
    const other = draftsIn(DRAFT.document.replace('succeeded', 'failed'), 'other.json')
    const refused = await addRecords(at(path, folder), [draftOf('storefront-api', 1), ...other], NOW, {})
    expect(refused.trouble).toMatchObject({
      is: 'refused',
      says: expect.stringContaining('other.json:1 tells of the rollback of entry 1, and says `outcome: failed`'),
    })
    expect((await journalAt(at(path, folder))).recorded).toHaveLength(1)
  })

  test('that are there already are not added again', async () => {
    const path = join(folder, 'again.db')
    await add(at(path, folder), [DRAFT])
    const again = await addRecords(at(path, folder), [DRAFT, DRAFT], NOW, {})
    expect(again).toMatchObject({ value: [{ known: true }, { known: true }] })
    expect((await journalAt(at(path, folder))).recorded).toHaveLength(1)
  })

  test.each<readonly [what: string, more: object, key: string]>([
    ['another version that was left', { from: '2.16.0' }, 'from'],
    ['another end', { finished: '2026-01-01T00:12:00Z' }, 'finished'],
    ['another outcome', { outcome: 'partial' }, 'outcome'],
    ['smoke tests that passed after all', { smokeTests: 'passed' }, 'smokeTests'],
    ['no health', { health: undefined }, 'health'],
    ['one attempt less', { attempts: [{ number: 1, outcome: 'failed' }] }, 'attempts'],
  ])('with %s contradict an earlier one of the same rollback', async (what, more, key) => {
    const path = join(folder, `${what}.db`)
    const checks = { smokeTests: 'failed', health: 'failed' }
    const attempts = [1, 2].map((number) => ({ number, outcome: 'failed' }))
    const drafts = [{}, more].map((one) => {
      const { kind, record } = JSON.parse(DRAFT.document)
      return draftsIn(JSON.stringify({ kind, record: { ...record, ...checks, attempts, ...one } }))
    })
    await add(at(path, folder), drafts[0] ?? [])
    const refused = await addRecords(at(path, folder), drafts[1] ?? [], NOW, {})
    expect(refused.trouble).toMatchObject({ is: 'refused', says: expect.stringContaining(`\`${key}`) })
    expect((await journalAt(at(path, folder))).recorded).toHaveLength(1)
  })

  test('are judged again as they were known to a verdict', async () => {
    const path = join(folder, 'known.db')
    await add(at(path, folder), [DRAFT])
    await add(at(path, folder), [draftOf('storefront-web', 2)])
    const names = async (known: readonly string[] | null) => {
      const sources = await journalSources('known.db', { folder, env: {} }, known && new Set(known))
      return typeof sources === 'string' ? sources : sources.map((source) => source.path)
    }
    expect(await names(null)).toEqual(['known.db#1', 'known.db#2'])
    expect(await names(['plan.yaml', 'known.db#2'])).toEqual(['known.db#1', 'known.db#2'])
    expect(await names(['plan.yaml', 'known.db#1'])).toEqual(['known.db#1'])
    expect(await names(['plan.yaml', 'another.db#2'])).toEqual([])
  })

  test('may add to an earlier one of the same rollback', async () => {
    const path = join(folder, 'more.db')
    const more = JSON.parse(DRAFT.document)
    const [draft] = draftsIn(JSON.stringify({ ...more, record: { ...more.record, lessons: ['none'] } }))
    await add(at(path, folder), [DRAFT])
    const added = await addRecords(at(path, folder), draft ? [draft] : [], NOW, {})
    expect(added).toMatchObject({ value: [{ known: false, replaces: 1 }] })
    const { recorded } = await journalAt(at(path, folder))
    expect(recorded.map(({ replacedBy }) => replacedBy)).toEqual([2, null])
  })
})

function make(path: string, statements: readonly string[]): void {
  const database = new Database(path)
  for (const sql of statements) database.exec(sql)
  database.close()
}
