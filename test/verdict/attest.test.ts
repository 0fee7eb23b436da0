import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onCurve, privatePem, publicPem } from '../attest/keys.js'
import { ATTEST, type Company, company, GATE, PLAN } from './company.js'

let it: Company
let verdict: string
beforeAll(async () => {
  it = company()
  expect(await it.gonogo(GATE)).toEqual({ exit: 0, stdout: '', stderr: '' })
  verdict = it.read('verdict.json')
  const p384 = onCurve('secp384r1')
  it.write('p384.pem', privatePem(p384))
  it.write('p384.pub.pem', publicPem(p384))
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'opens it' }
  it.write('encrypted.pem', String(p384.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher })))
  it.write('rsa.pem', privatePem(generateKeyPairSync('rsa', { modulusLength: 2048 })))
}, 60_000)
afterAll(() => it.end())

const words = (key: string): string => ATTEST.replace('key.pem', key)
const at = '--at 2026-10-30T12:30:00Z'

test('what is signed with ECDSA is verified with its public half', async () => {
  expect((await it.gonogo(words('p384.pem'))).exit).toBe(0)
  expect((await it.gonogo(`verify envelope.json ${PLAN} --key p384.pub.pem ${at}`)).exit).toBe(0)
  expect((await it.gonogo(`verify envelope.json ${PLAN} --key key.pub.pem ${at}`)).exit).toBe(1)
})

test('an encrypted key is opened by the environment alone', async () => {
  const opened = await it.gonogo(words('encrypted.pem'), { GONOGO_KEY_PASSPHRASE: 'opens it' })
  expect(opened).toEqual({ exit: 0, stdout: '', stderr: '' })
  for (const GONOGO_KEY_PASSPHRASE of ['', 'does not']) {
    const { exit, stderr } = await it.gonogo(words('encrypted.pem'), { GONOGO_KEY_PASSPHRASE })
    expect([exit, stderr]).toEqual([2, expect.stringContaining('GONOGO_KEY_PASSPHRASE')])
  }
})

test('the envelope goes to standard output, and has the name of the key that is given', async () => {
  const { stdout } = await it.gonogo('attest verdict.json --key key.pem --key-id release-key')
  expect(JSON.parse(stdout)).toMatchObject({
    payloadType: 'application/vnd.in-toto+json',
    signatures: [{ keyid: 'release-key' }],
  })
})

test('Ed25519 signs the same verdict with the same bytes', async () => {
  const [one, other] = [
    await it.gonogo('attest verdict.json --key key.pem'),
    await it.gonogo('attest verdict.json --key key.pem'),
  ]
  expect(one).toEqual(other)
  expect(JSON.parse(one.stdout).signatures).toEqual([{ keyid: it.key.id, sig: expect.any(String) }])
})

test.each<readonly [string, (text: string) => string, string]>([
  ['no JSON', () => 'GO', 'It is no JSON.'],
  ['nothing', () => '', 'It is no JSON.'],
  [
    'written over several lines',
    (text) => JSON.stringify(JSON.parse(text), null, 2),
    'not written as gonogo writes it',
  ],
  [
    'of another order',
    (text) => text.replace(/^\{("at":"[^"]*"),("author":"[^"]*")/, '{$2,$1'),
    'not written as gonogo writes it',
  ],
  ['a key twice', (text) => text.replace('{"at":', '{"at":"x","at":'), 'not written as gonogo writes it'],
  ['a verdict and more', (text) => `${text}${text}`, 'It is no JSON.'],
  ['another document of JSON', () => '{"version":1}', 'It is no verdict: '],
  [
    'a key too many',
    (text) =>
      text
        .replace('"author":', '"approved":true,"at":')
        .replace(/^\{"at":("[^"]*"),"approved":true,"at":/, '{"approved":true,"at":$1,"author":'),
    'It is no verdict: ',
  ],
  [
    'a GO that holds before it was judged',
    (text) => text.replace(/"moment":"[^"]*"/, '"moment":"2026-10-30T11:00:00.000Z"'),
    'which is not after',
  ],
  [
    'a waiver that was changed',
    (text) => text.replace(/"approvedBy":"[^"]*"/, '"approvedBy":"nobody"'),
    'another digest than it says',
  ],
  ['evidence that was changed', (text) => text.replace('"status":200', '"status":201'), 'another digest than it says'],
  [
    'a waiver that is gone',
    (text) => text.replace(/"waivers":\[.*\]/, '"waivers":[]'),
    'no waiver in force allows that',
  ],
])('nothing is signed that is %s', async (_what, change, says) => {
  const changed = change(verdict.trim())
  expect(changed).not.toBe(verdict.trim())
  it.write('changed.json', changed)
  const answer = await it.gonogo('attest changed.json --key key.pem')
  expect(answer).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(says) })
})

test.each([
  ['no verdict there', 'attest nowhere.json --key key.pem', 'nowhere.json: This does not exist.'],
  ['no key there', 'attest verdict.json --key nowhere.pem', '--key: nowhere.pem: This does not exist.'],
  ['a key of RSA', 'attest verdict.json --key rsa.pem', '--key: rsa.pem is a key of the kind RSA.'],
  ['the public key', 'attest verdict.json --key key.pub.pem', 'is a public key'],
  ['its own key to write to', 'attest verdict.json --key key.pem -o key.pem', 'key.pem is read by this run'],
  [
    'its own verdict to write to',
    'attest verdict.json --key key.pem -o verdict.json',
    'verdict.json is read by this run',
  ],
])('attest cannot be used with %s', async (_what, line, says) => {
  expect(await it.gonogo(line)).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining(says) })
})
