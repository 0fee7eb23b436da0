import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Entry, GENESIS, seal } from '../../src/journal/entry.js'
import { addRecords, journalSources } from '../../src/journal/index.js'
import { identityOf } from '../../src/journal/rollback.js'
import { textOf } from '../architecture/tree.js'
import { draftOf, NOW } from './drafts.js'
import { add, at, journalAt, tamper, temporaryFolder, UNGUARD } from './sqlite.js'

interface Tampered {
  readonly what: string
  readonly sql: readonly string[]
  /** An entry of somebody who knows how entries are sealed: its number, and the entry whose hash it builds on. */
  readonly forge?: { readonly sequence: number; readonly after: number }
  readonly is: string
  readonly at: number
  readonly says?: string
}

const CASES: readonly Tampered[] = parse(textOf('fixtures/journal/tampered.yaml'))
const FIVE = [1, 2, 3, 4, 5].map((number) => draftOf('storefront-web', number))

describe('a journal with', () => {
  const folder = temporaryFolder()
  let hashes: readonly string[]
  beforeAll(async () => {
    const location = at('whole.db', folder)
    await add(location, FIVE)
    const { recorded, broken } = await journalAt(location)
    expect(broken).toBeNull()
    hashes = [GENESIS, ...recorded.map(({ entry }) => entry.hash)]
  })

  test.each(CASES.map((one, index) => ({ ...one, name: `${index}.db` })))('$what: $is at $at', async (one) => {
    const path = join(folder, one.name)
    const location = at(path, folder)
    await add(location, FIVE)
    tamper(path, [...UNGUARD, ...one.sql.map((sql) => [sql] as const)])
    if (one.forge) tamper(path, [forged(one.forge.sequence, hashes[one.forge.after] ?? '')])
    const before = readFileSync(path)
    expect((await journalAt(location)).broken).toMatchObject({
      is: one.is,
      sequence: one.at,
      says: expect.stringContaining(one.says ?? `${one.at}`),
    })
    expect(await journalSources(path, { folder, env: {} })).toContain('is not as it was written')
    expect(readFileSync(path).equals(before), 'looking changes nothing').toBe(true)
  })

  test('guards refuses every change, and takes records all the same', async () => {
    const path = join(folder, 'guarded.db')
    await add(at(path, folder), FIVE)
    for (const sql of [
      "UPDATE gonogo_entry SET document = '{}'",
      'DELETE FROM gonogo_entry WHERE sequence = 5',
      'DELETE FROM gonogo_head',
      'UPDATE gonogo_head SET sequence = 1',
    ]) {
      expect(() => tamper(path, [[sql]]), sql).toThrow('a journal is append-only')
    }
    await add(at(path, folder), [draftOf('storefront-web', 6)])
    expect(await journalAt(at(path, folder))).toMatchObject({ broken: null, head: { sequence: 6 } })
  })

  test('an end that was changed takes nothing more', async () => {
    const path = join(folder, 'ended.db')
    await add(at(path, folder), FIVE)
    tamper(path, [...UNGUARD, ["UPDATE gonogo_entry SET document = '{}' WHERE sequence = 5"]])
    const refused = await addRecords(at(path, folder), [draftOf('storefront-web', 6)], NOW, {})
    expect(refused.trouble).toMatchObject({ is: 'broken' })
    expect((await journalAt(at(path, folder))).recorded).toHaveLength(5)
  })
})

function forged(sequence: number, previous: string) {
  const { document, rollback } = draftOf('forged', sequence)
  const body = { sequence, appended: NOW, previous, document }
  const entry: Entry = { ...body, rollback: identityOf(rollback), hash: seal(body) }
  const columns = ['sequence', 'appended', 'previous', 'document', 'rollback', 'hash'] as const
  const sql = `INSERT INTO gonogo_entry (${columns.join(', ')}) VALUES (?, ?, ?, ?, ?, ?)`
  return [sql, ...columns.map((column) => entry[column])] as const
}
