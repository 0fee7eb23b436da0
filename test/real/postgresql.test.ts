import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Postgresql, startPostgresql, whenInstalled } from './index.js'

whenInstalled(['postgresql'], () => {
  let server: Postgresql
  beforeAll(async () => {
    server = await startPostgresql()
  })
  afterAll(() => server.stop())

  test.each([['TCP', 'url'] as const, ['its socket', 'socketUrl'] as const])('answers by %s', async (_by, which) => {
    const client = new pg.Client({ connectionString: server[which] })
    await client.connect()
    expect((await client.query('SELECT 40 + 2 AS answer')).rows).toEqual([{ answer: 42 }])
    await client.end()
  })

  test('makes databases that know nothing of each other', async () => {
    const addresses = [await server.database('first one'), await server.database('second')]
    const names = addresses.map(async (address) => {
      const client = new pg.Client({ connectionString: address })
      await client.connect()
      const { rows } = await client.query('SELECT current_database() AS name')
      await client.end()
      return rows[0].name
    })
    expect(await Promise.all(names)).toEqual(['first one', 'second'])
  })
})
