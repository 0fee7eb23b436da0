import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Case } from './changes.js'
import { ATTEST, type Company, company, copyOf, GATE, PLAN, VERIFY } from './company.js'
import { HOLDS, SIGNATURE } from './envelope-cases.js'
import { STATEMENT } from './statement-cases.js'
import { NOW } from './world-cases.js'

let signed: Company
beforeAll(async () => {
  signed = company()
  expect(await signed.gonogo(GATE)).toEqual({ exit: 0, stdout: '', stderr: '' })
  expect(await signed.gonogo(ATTEST)).toEqual({ exit: 0, stdout: '', stderr: '' })
}, 60_000)
afterAll(() => signed.end())

let it: Company
beforeEach(() => {
  it = copyOf(signed)
})
afterEach(() => it.end())

describe('a signed verdict is verified where', () => {
  test.each(HOLDS)('%s', (_what, act, exit, says, words) => expectAnswer(act, exit, says, words))
})
describe('the signature does not hold with', () => {
  test.each(SIGNATURE)('%s', (_what, act, exit, says, words) => expectAnswer(act, exit, says, words))
})
describe('nothing can be relied on where what was signed is', () => {
  test.each(STATEMENT)('%s', (_what, act, exit, says, words) => expectAnswer(act, exit, says, words))
})
describe('it is not verified where', () => {
  test.each(NOW)('%s', (_what, act, exit, says, words) => expectAnswer(act, exit, says, words))
})

async function expectAnswer(act: Case[1], exit: number, says: string, words: string = VERIFY): Promise<void> {
  act(it)
  const answer = await it.gonogo(words)
  expect(answer.stderr).toBe('')
  expect(answer.stdout).toContain(says)
  expect(answer.stdout).toContain(exit === 0 ? '>>> GO <<<' : '>>> NOT VERIFIED <<<')
  expect(answer.exit).toBe(exit)
}

test('it is verified from any folder', async () => {
  const words = `verify ../envelope.json ../${PLAN} --key ../key.pub.pem --at 2026-10-30T12:30:00Z`
  expect((await it.gonogo(words, {}, join(it.folder, 'adr'))).exit).toBe(0)
  const absolute = `verify ${it.folder}/envelope.json ${it.folder}/${PLAN} --key ${it.folder}/key.pub.pem --at 2026-10-30T12:30:00Z`
  expect((await it.gonogo(absolute, {}, '/')).exit).toBe(0)
})

test.each([
  [
    'NO-GO',
    GATE.replace(/2026-10-30T12:00:00.000Z/, '2026-10-29T15:00:00Z')
      .replace('--author', '--max-warnings 0 --author')
      .replace('/2.14.3/', '/2.13.0/')
      .replace('evidence/2.14.3', 'evidence/2.13.0'),
    '/2.13.0/',
    1,
  ],
  ['INDETERMINATE', GATE.replace(' --evidence evidence/2.14.3/seen.json', ''), '/2.14.3/', 3],
])('a well-signed %s is verified, and still is none that may go', async (decision, gate, version, exit) => {
  expect((await it.gonogo(gate)).exit).toBe(exit)
  expect((await it.gonogo(ATTEST)).exit).toBe(0)
  const answer = await it.gonogo(VERIFY.replace('/2.14.3/', version))
  expect(answer.stdout).toContain(`>>> ${decision} <<<\n  - `)
  expect(answer.stdout).not.toContain('FAIL')
  expect(answer.exit).toBe(exit)
})

test.each([
  ['no envelope there', 'verify nowhere.json plan.yaml --key key.pub.pem', 'nowhere.json: This does not exist.'],
  ['no key there', `verify envelope.json ${PLAN} --key nowhere.pem`, '--key: nowhere.pem: This does not exist.'],
  ['the private key', `verify envelope.json ${PLAN} --key key.pem`, '--key: key.pem is a private key'],
  ['a broken config', `${VERIFY} -c broken.yaml`, 'broken.yaml'],
])('verify cannot be used with %s', async (_what, words, says) => {
  it.write('broken.yaml', 'extends: nowhere\n')
  const answer = await it.gonogo(words)
  expect(answer).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(says) })
})
