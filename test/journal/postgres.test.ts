import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRecords, type Journal, type Location, locate, readJournal } from '../../src/journal/index.js'
import { ROOT } from '../architecture/tree.js'
import { run } from '../cli/run.js'
import { type Postgresql, startPostgresql, whenInstalled } from '../real/index.js'
import { draftOf, NOW } from './drafts.js'
import { temporaryFolder } from './sqlite.js'
import { stress } from './stress.js'

whenInstalled(['postgresql'], () => {
  const folder = temporaryFolder()
  let server: Postgresql
  beforeAll(async () => {
    server = await startPostgresql()
  })
  afterAll(() => server.stop())

  const at = (written: string, env = {}): Location => {
    const location = locate(written, { folder: ROOT, env })
    if (typeof location === 'string') throw new Error(location)
    return location
  }
  const journalAt = async (location: Location, env = {}): Promise<Journal> => {
    const read = await readJournal(location, env)
    if (read.trouble) throw new Error(read.trouble.says)
    return read.value
  }
  const ask = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

  test('is begun by the first record, and never by looking', async () => {
    const location = at(await server.database('begun'))
    expect((await readJournal(location, {})).trouble).toMatchObject({ is: 'missing' })
    const added = await addRecords(location, [draftOf('storefront-web', 1), draftOf('storefront-web', 2)], NOW, {})
    expect(added).toMatchObject({ trouble: null, value: [{ known: false }, { known: false }] })
    const again = await addRecords(location, [draftOf('storefront-web', 2)], NOW, {})
    expect(again).toMatchObject({ trouble: null, value: [{ known: true, entry: { sequence: 2 } }] })
    expect(await journalAt(location)).toMatchObject({ broken: null, head: { sequence: 2 } })
  })

  test('is the same chain as in a file', async () => {
    const location = at(await server.database('same'))
    await addRecords(location, [draftOf('storefront-web', 1)], NOW, {})
    const { recorded } = await journalAt(location)
    expect(recorded[0]?.entry.hash).toBe('c5e61627babbff01666ce6358a0ca7b93f785827f3c5a5be2d6a954ef5089694')
  })

  test.each([
    "UPDATE gonogo_entry SET document = '{}'",
    'DELETE FROM gonogo_entry WHERE sequence = 2',
    'TRUNCATE gonogo_entry',
    'DELETE FROM gonogo_head',
    'TRUNCATE gonogo_head',
    'UPDATE gonogo_head SET sequence = 1',
  ])('refuses %s', async (sql) => {
    const url = await server.database(`refuses ${sql.replace(/\W+/g, ' ')}`)
    await addRecords(at(url), [draftOf('storefront-web', 1), draftOf('storefront-web', 2)], NOW, {})
    await expect(ask(url, sql)).rejects.toThrow('a journal is append-only')
    expect((await journalAt(at(url))).broken).toBeNull()
  })

  test('tells what somebody changed who took the guards away, and that they are gone', async () => {
    const url = await server.database('changed')
    await addRecords(
      at(url),
      [1, 2, 3].map((number) => draftOf('storefront-web', number)),
      NOW,
      {},
    )
    await ask(url, 'DROP FUNCTION gonogo_refuse CASCADE')
    expect((await journalAt(at(url))).broken).toMatchObject({ is: 'unguarded' })
    await ask(url, "UPDATE gonogo_entry SET document = replace(document, 'succeeded', 'failed') WHERE sequence = 2")
    expect((await journalAt(at(url))).broken).toMatchObject({ is: 'changed', sequence: 2 })
  })

  test('takes user and password from the environment, and tells neither', async () => {
    const url = await server.database('secrets')
    await ask(url, "CREATE ROLE auditor LOGIN PASSWORD 'hunter2-secret'")
    const written = url.replace('postgres@', '')
    const env = { PGUSER: 'auditor', PGPASSWORD: 'hunter2-secret' }
    await addRecords(at(url), [draftOf('storefront-web', 1)], NOW, {})
    const refused = await addRecords(at(written), [draftOf('storefront-web', 2)], NOW, env)
    expect(refused.trouble).toMatchObject({ is: 'unreadable', says: expect.stringContaining('no right') })
    await ask(
      url,
      'GRANT SELECT, INSERT ON gonogo_entry TO auditor; GRANT SELECT, INSERT, UPDATE ON gonogo_head TO auditor',
    )
    const added = await addRecords(at(written), [draftOf('storefront-web', 2)], NOW, env)
    expect(added.trouble).toBeNull()
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is filled from the environment
    const unknown = at('postgres://${USER_NAME}:${SECRET}@127.0.0.1:1/rollbacks', {
      USER_NAME: 'eve',
      SECRET: 'pa/ss@word',
    })
    const unreachable = await readJournal(unknown, {})
    expect(JSON.stringify([unknown.name, unreachable])).not.toMatch(/eve|pa.{1,3}ss/)
    expect(unreachable.trouble).toMatchObject({ is: 'unreadable', says: 'The server cannot be reached.' })
  })

  test('is named by the config, its address comes from the environment, and neither user nor password is printed', async () => {
    const env = { JOURNAL: (await server.database('commands')).replace('postgres@', 'postgres:hunter2-secret@') }
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is filled from the environment
    writeFileSync(join(folder, 'gonogo.config.yaml'), 'gate: { journal: "${JOURNAL}" }\n')
    writeFileSync(join(folder, 'record.json'), draftOf('storefront-web', 1).document)
    const said: string[] = []
    for (const words of ['add record.json', 'verify', 'list', 'why storefront-web', 'why other', 'export']) {
      const answer = await run(['record', ...words.split(' ')], { cwd: folder, env })
      expect(answer.exit, words).toBe(words === 'why other' ? 1 : 0)
      said.push(answer.stdout, answer.stderr)
    }
    expect(said.join('')).toMatch(/^Added to postgres:\/\/127\.0\.0\.1:\d+\/commands:/)
    expect(said.join('')).not.toMatch(/hunter2|postgres@/)
  })

  test('is reached by a socket', async () => {
    const location = at(server.socketUrl)
    expect(location.name).toMatch(/^postgres:\/\/\/.+\/postgres$/)
    expect((await readJournal(location, {})).trouble).toMatchObject({ is: 'missing' })
  })

  test('1,000 records of 8 processes that are killed at random: none that was acknowledged is lost', async () => {
    const url = await server.database('stress')
    const { acknowledged, kills } = await stress(url, 8, 1000, ROOT)
    expect(kills).toBeGreaterThan(5)
    const { broken, recorded } = await journalAt(at(url))
    expect(broken).toBeNull()
    const kept = recorded.map(({ rollback }) => {
      const [, number] = /above (\d+) %/.exec(rollback.reason ?? '') ?? []
      return `${rollback.component}/${number}`
    })
    expect(new Set(acknowledged).size).toBe(1000)
    expect(kept.toSorted()).toEqual([...new Set(acknowledged)].toSorted())
  }, 300_000)
})
