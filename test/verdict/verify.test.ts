import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonicalText } from '../../src/attest/index.js'
import { ATTEST, type Company, company, copyOf, GATE, PLAN, VERIFY } from './company.js'

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

interface Envelope {
  payload: string
  payloadType: string
  signatures: { keyid?: string; sig: string }[]
}

function envelope(change: (envelope: Envelope) => object): void {
  it.write('envelope.json', JSON.stringify(change(JSON.parse(it.read('envelope.json')))))
}

/** The statement that was signed, changed and signed again by the same key: nobody else could. */
function statement(change: (statement: Statement) => unknown): void {
  const { payload } = JSON.parse(it.read('envelope.json')) as Envelope
  const data: Statement = JSON.parse(Buffer.from(payload, 'base64').toString())
  change(data)
  it.sign(canonicalText(data))
}

interface Statement {
  _type: string
  predicateType: string
  subject: { name: string; digest: { sha256: string } }[]
  predicate: Record<string, unknown> & { gonogoVerdict: Verdict }
}
type Verdict = Record<string, unknown> & { findings: Record<string, unknown>[]; evidence: Record<string, unknown>[] }

/** What somebody does, what `verify` answers, and part of what it says. */
type Case = [what: string, act: () => void, exit: number, says: string, words?: string]

const HOLDS: readonly Case[] = [
  ['nothing was changed', () => {}, 0, 'The same is decided again, byte by byte.'],
  ['the plan is named by another way', () => {}, 0, '>>> GO <<<', VERIFY.replace(PLAN, `./evidence/../${PLAN}`)],
  [
    'the key goes by another name',
    () => envelope((one) => ({ ...one, signatures: one.signatures.map(({ sig }) => ({ sig, keyid: 'release key' })) })),
    0,
    '>>> GO <<<',
  ],
  [
    'somebody else signed too',
    () => envelope((one) => ({ ...one, signatures: [{ keyid: 'x', sig: 'AAAA' }, ...one.signatures] })),
    0,
    '>>> GO <<<',
  ],
  ['the envelope has keys of others', () => envelope((one) => ({ ...one, note: 'of the pipeline' })), 0, '>>> GO <<<'],
  [
    'the envelope is written over many lines',
    () => it.write('envelope.json', JSON.stringify(JSON.parse(it.read('envelope.json')), null, 2)),
    0,
    '>>> GO <<<',
  ],
  [
    'base64 is that for addresses',
    () => envelope((one) => ({ ...one, payload: Buffer.from(one.payload, 'base64').toString('base64url') })),
    0,
    '>>> GO <<<',
  ],
  [
    'the statement has fields of others',
    () => statement((one) => Object.assign(one.predicate, { ofOthers: { reviewed: true } })),
    0,
    '>>> GO <<<',
  ],
]

const SIGNATURE: readonly Case[] = [
  ['another key', () => {}, 1, 'No signature of it is by this key', VERIFY.replace('key.pub', 'other.pub')],
  [
    'another payload',
    () =>
      envelope((one) => ({
        ...one,
        payload: Buffer.from(Buffer.from(one.payload, 'base64').toString().replace('"GO"', '"NO"')).toString('base64'),
      })),
    1,
    'No signature of it is by this key',
  ],
  ['no signature', () => envelope((one) => ({ ...one, signatures: [] })), 1, 'It has no signature'],
  [
    'another type than was signed',
    () => envelope((one) => ({ ...one, payloadType: 'text/plain' })),
    1,
    'No signature of it is by this key',
  ],
  [
    'a type of another kind',
    () => it.sign('{}', 'application/vnd.example+json'),
    1,
    'Its type is not application/vnd.in-toto+json but application/vnd.example+json.',
  ],
  [
    'both alphabets of base64 at once',
    () => envelope((one) => ({ ...one, payload: `-+${one.payload}` })),
    1,
    '`payload` is no base64',
  ],
  [
    'a key of the envelope twice',
    () => it.edit('envelope.json', '{"payload":', '{"payload":"e30=","payload":'),
    1,
    'It is no envelope: line 1: ',
  ],
  [
    'a key of the envelope twice, once in disguise',
    () => it.edit('envelope.json', '{"payload":', '{"\\u0070ayload":"e30=","payload":'),
    1,
    'It is no envelope: line 1: ',
  ],
  [
    'an envelope with a comment',
    () => it.edit('envelope.json', '{"payload":', '{/* signed */"payload":'),
    1,
    'It is no envelope: line 1: ',
  ],
  [
    'an envelope that breaks off',
    () => it.write('envelope.json', it.read('envelope.json').slice(0, -20)),
    1,
    'It is no envelope: line 1: ',
  ],
  ['an empty envelope', () => it.write('envelope.json', ''), 1, 'It is no envelope'],
  ['an envelope as deep as a well', () => it.write('envelope.json', '['.repeat(1_000_000)), 1, 'It is no envelope'],
  [
    'the verdict instead of the envelope',
    () => it.write('envelope.json', it.read('verdict.json')),
    1,
    'it has no text `payload`',
  ],
  [
    'an envelope of only a prototype',
    () => it.write('envelope.json', `{"__proto__":${it.read('envelope.json')}}`),
    1,
    'it has no text `payload`',
  ],
]

const STATEMENT: readonly Case[] = [
  ['no JSON', () => it.sign('GO'), 1, 'What was signed is no JSON in UTF-8.'],
  ['a list', () => it.sign('[]'), 1, 'What was signed is no JSON object.'],
  ['other spaces', () => it.sign('{"_type": 1}'), 1, 'What was signed is not written as canonical JSON.'],
  ['a key twice', () => it.sign('{"_type":1,"_type":1}'), 1, 'What was signed is not written as canonical JSON.'],
  [
    'a letter as its number',
    () => it.sign('{"_type":"\\u0041"}'),
    1,
    'What was signed is not written as canonical JSON.',
  ],
  ['a byte order mark', () => it.sign('\ufeff{"_type":1}'), 1, 'What was signed is no JSON in UTF-8.'],
  ['half of a pair', () => it.sign('{"_type":"\\ud800"}'), 1, 'What was signed is no JSON in UTF-8.'],
  ['as deep as a well', () => it.sign('['.repeat(100_000)), 1, 'What was signed is no JSON'],
  [
    'a statement of another version',
    () => statement((one) => Object.assign(one, { _type: 'https://in-toto.io/Statement/v0.1' })),
    1,
    'is no in-toto statement v1',
  ],
  [
    'another predicate',
    () => statement((one) => Object.assign(one, { predicateType: 'https://slsa.dev/provenance/v1' })),
    1,
    'is no result of a test',
  ],
  [
    'no verdict',
    () => statement(({ predicate }) => Reflect.deleteProperty(predicate, 'gonogoVerdict')),
    1,
    'holds no verdict of gonogo',
  ],
  ['no predicate', () => statement((one) => Reflect.deleteProperty(one, 'predicate')), 1, 'holds no verdict of gonogo'],
  [
    'a verdict that is none',
    () => statement(({ predicate }) => Object.assign(predicate, { gonogoVerdict: { verdict: 'GO' } })),
    1,
    'It is no verdict',
  ],
  [
    'a verdict that is nothing',
    () => statement(({ predicate }) => Object.assign(predicate, { gonogoVerdict: null })),
    1,
    'It is no verdict',
  ],
  [
    'a verdict that says nothing',
    () => statement(({ predicate }) => Object.assign(predicate.gonogoVerdict, { verdict: null })),
    1,
    'It is no verdict',
  ],
  [
    'a verdict of nothing',
    () => statement(({ predicate }) => Object.assign(predicate.gonogoVerdict, { documents: null })),
    1,
    'It is no verdict',
  ],
  [
    'a key too many',
    () => statement(({ predicate }) => Object.assign(predicate.gonogoVerdict, { approved: true })),
    1,
    'It is no verdict',
  ],
  [
    'a prototype',
    () =>
      statement(({ predicate }) =>
        Object.defineProperty(predicate.gonogoVerdict, '__proto__', { value: {}, enumerable: true }),
      ),
    1,
    'It is no verdict',
  ],
  [
    'another result than its verdict',
    () => statement(({ predicate }) => Object.assign(predicate, { result: 'FAILED' })),
    1,
    '`result` is not what its verdict comes to',
  ],
  [
    'a verdict that fails and a result that passed',
    () => statement(({ predicate }) => Object.assign(predicate.gonogoVerdict, { verdict: 'NO-GO', validUntil: null })),
    1,
    '`result` is not what its verdict comes to',
  ],
  ['other subjects', () => statement((one) => one.subject.pop()), 1, 'are not the documents of its verdict'],
  [
    'other tests',
    () => statement(({ predicate }) => Object.assign(predicate, { failedTests: ['a/rule'] })),
    1,
    '`failedTests` is not',
  ],
  [
    'a moment in another way',
    () => statement(({ predicate }) => Object.assign(predicate.gonogoVerdict, { at: '2026-10-30T12:00:00Z' })),
    1,
    'is not written as',
  ],
  [
    'a moment that is none',
    () =>
      statement(({ predicate }) =>
        Object.assign(predicate.gonogoVerdict, { at: '2026-10-30T23:59:60Z', validUntil: null }),
      ),
    1,
    'is not written as',
  ],
]

const NOW: readonly Case[] = [
  ['the time is over', () => {}, 1, 'FAIL time       This GO held until', VERIFY.replace('T12:30:00Z', 'T20:00:00Z')],
  ['the time is over, by the clock', () => {}, 1, 'and it is 2026-11-20T12:00:00Z', VERIFY.replace(/ --at \S+/, '')],
  ['the time has not come', () => {}, 1, 'That still lies ahead', VERIFY.replace('T12:30:00Z', 'T11:59:59Z')],
  [
    'the plan was changed',
    () => appendFileSync(join(it.folder, PLAN), '# a note\n'),
    1,
    `document ${PLAN} differs: sha256`,
  ],
  [
    'the runbook was changed',
    () => appendFileSync(join(it.folder, 'releases/2.14.3/runbook.md'), '\n'),
    1,
    'document releases/2.14.3/runbook.md differs: sha256',
  ],
  [
    'the runbook is gone',
    () => rmSync(join(it.folder, 'releases/2.14.3/runbook.md')),
    1,
    'document releases/2.14.3/runbook.md is gone',
  ],
  ['the plan is gone', () => rmSync(join(it.folder, PLAN)), 1, '>>> NOT VERIFIED <<<'],
  ['another plan is named', () => {}, 1, 'and release-plan.yaml was named', VERIFY.replace(PLAN, 'release-plan.yaml')],
  [
    'a folder is named',
    () => mkdirSync(join(it.folder, 'empty')),
    1,
    '>>> NOT VERIFIED <<<',
    VERIFY.replace(PLAN, 'empty'),
  ],
  ['the rules are others', () => it.edit('gonogo.config.yaml', 'extends: recommended', 'extends: strict'), 1, 'rule '],
  ['the rules are fewer', () => it.edit('gonogo.config.yaml', 'extends: recommended', 'extends: gate'), 1, 'is gone'],
  ['the waivers are gone', () => it.write('waivers.yaml', ''), 1, 'is gone'],
  [
    'a waiver says something else',
    () => it.edit('waivers.yaml', 'expires: ', 'expires: 2099-01-01 # '),
    1,
    'differs: ',
  ],
  [
    'the config asks for other evidence',
    () => it.edit('gonogo.config.yaml', 'maxAge: 3d', 'maxAge: 4d'),
    1,
    'evidence tests differs: maxAge',
  ],
]

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

async function expectAnswer(act: () => void, exit: number, says: string, words: string = VERIFY): Promise<void> {
  act()
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
