import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ATTEST, type Company, company, GATE, VERIFY } from './company.js'

let it: Company
beforeAll(() => {
  it = company()
  it.edit('gonogo.config.yaml', '\ngate:\n', '\ngate:\n  journal: rollbacks.db\n')
  it.write('later.yaml', it.read('records/2026-10-02.yaml').replaceAll('2026-10-02T', '2026-10-09T'))
})
afterAll(() => it.end())

test('a verdict is replayed with the records that it knew, from any folder, and not without them', async () => {
  expect((await it.gonogo('record add records/2026-10-02.yaml')).exit).toBe(0)
  expect(await it.gonogo(GATE)).toMatchObject({ exit: 0, stderr: '' })
  expect(JSON.parse(it.read('verdict.json')).documents.at(-1)).toMatchObject({ place: 'rollbacks.db#1' })
  expect((await it.gonogo(ATTEST)).exit).toBe(0)

  // What was recorded since is for the next verdict.
  expect((await it.gonogo('record add later.yaml')).exit).toBe(0)
  expect((await it.gonogo(VERIFY)).exit).toBe(0)
  const above = VERIFY.replace(/(?<= )(?=envelope|releases|key)/g, '../')
  expect((await it.gonogo(above, {}, join(it.folder, 'adr'))).exit).toBe(0)

  rmSync(join(it.folder, 'rollbacks.db'))
  const { stdout, exit } = await it.gonogo(VERIFY)
  expect(stdout).toContain('document rollbacks.db#1 is gone')
  expect(exit).toBe(1)
}, 60_000)
