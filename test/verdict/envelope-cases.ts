import { type Case, envelope, nothing, statement } from './changes.js'
import { PLAN, VERIFY } from './company.js'

export const HOLDS: readonly Case[] = [
  ['nothing was changed', nothing, 0, 'The same is decided again, byte by byte.'],
  ['the plan is named by another way', nothing, 0, '>>> GO <<<', VERIFY.replace(PLAN, `./evidence/../${PLAN}`)],
  [
    'the key goes by another name',
    (it) =>
      envelope(it, (one) => ({ ...one, signatures: one.signatures.map(({ sig }) => ({ sig, keyid: 'release key' })) })),
    0,
    '>>> GO <<<',
  ],
  [
    'somebody else signed too',
    (it) => envelope(it, (one) => ({ ...one, signatures: [{ keyid: 'x', sig: 'AAAA' }, ...one.signatures] })),
    0,
    '>>> GO <<<',
  ],
  [
    'the envelope has keys of others',
    (it) => envelope(it, (one) => ({ ...one, note: 'of the pipeline' })),
    0,
    '>>> GO <<<',
  ],
  [
    'the envelope is written over many lines',
    (it) => it.write('envelope.json', JSON.stringify(JSON.parse(it.read('envelope.json')), null, 2)),
    0,
    '>>> GO <<<',
  ],
  [
    'base64 is that for addresses',
    (it) => envelope(it, (one) => ({ ...one, payload: Buffer.from(one.payload, 'base64').toString('base64url') })),
    0,
    '>>> GO <<<',
  ],
  [
    'the statement has fields of others',
    (it) => statement(it, (one) => Object.assign(one.predicate, { ofOthers: { reviewed: true } })),
    0,
    '>>> GO <<<',
  ],
]

export const SIGNATURE: readonly Case[] = [
  ['another key', nothing, 1, 'No signature of it is by this key', VERIFY.replace('key.pub', 'other.pub')],
  [
    'another payload',
    (it) =>
      envelope(it, (one) => ({
        ...one,
        payload: Buffer.from(Buffer.from(one.payload, 'base64').toString().replace('"GO"', '"NO"')).toString('base64'),
      })),
    1,
    'No signature of it is by this key',
  ],
  ['no signature', (it) => envelope(it, (one) => ({ ...one, signatures: [] })), 1, 'It has no signature'],
  [
    'another type than was signed',
    (it) => envelope(it, (one) => ({ ...one, payloadType: 'text/plain' })),
    1,
    'No signature of it is by this key',
  ],
  [
    'a type of another kind',
    (it) => it.sign('{}', 'application/vnd.example+json'),
    1,
    'Its type is not application/vnd.in-toto+json but application/vnd.example+json.',
  ],
  [
    'both alphabets of base64 at once',
    (it) => envelope(it, (one) => ({ ...one, payload: `-+${one.payload}` })),
    1,
    '`payload` is no base64',
  ],
  [
    'a key of the envelope twice',
    (it) => it.edit('envelope.json', '{"payload":', '{"payload":"e30=","payload":'),
    1,
    'It is no envelope: line 1: ',
  ],
  [
    'a key of the envelope twice, once in disguise',
    (it) => it.edit('envelope.json', '{"payload":', '{"\\u0070ayload":"e30=","payload":'),
    1,
    'It is no envelope: line 1: ',
  ],
  [
    'an envelope with a comment',
    (it) => it.edit('envelope.json', '{"payload":', '{/* signed */"payload":'),
    1,
    'It is no envelope: line 1: ',
  ],
  [
    'an envelope that breaks off',
    (it) => it.write('envelope.json', it.read('envelope.json').slice(0, -20)),
    1,
    'It is no envelope: line 1: ',
  ],
  ['an empty envelope', (it) => it.write('envelope.json', ''), 1, 'It is no envelope'],
  ['an envelope as deep as a well', (it) => it.write('envelope.json', '['.repeat(1_000_000)), 1, 'It is no envelope'],
  [
    'the verdict instead of the envelope',
    (it) => it.write('envelope.json', it.read('verdict.json')),
    1,
    'It is a verdict that nobody signed.',
  ],
  [
    'an envelope of only a prototype',
    (it) => it.write('envelope.json', `{"__proto__":${it.read('envelope.json')}}`),
    1,
    'it has no text `payload`',
  ],
]
