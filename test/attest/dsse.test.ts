import { createHmac, createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  envelopeIn,
  type Key,
  payloadOf,
  preAuthEncoding,
  privateKeyIn,
  publicKeyIn,
  sealed,
} from '../../src/attest/index.js'
import { ed25519, onCurve, type Pair, privatePem, publicPem } from './keys.js'
import { PUBLIC, VECTORS } from './vectors.js'

const TYPE = 'application/vnd.in-toto+json'

/** Of Ed25519, in SPKI: its name, then the 32 bytes. */
const pemOf = (hex: string): string => {
  const key = createPublicKey({
    key: Buffer.from(`302a300506032b6570032100${hex}`, 'hex'),
    format: 'der',
    type: 'spki',
  })
  return String(key.export({ type: 'spki', format: 'pem' }))
}

const keysOf = (pair: Pair): readonly [mine: Key, theirs: Key] =>
  [privateKeyIn(privatePem(pair), null) as Key, publicKeyIn(publicPem(pair)) as Key] as const

const PAIRS = [
  ['Ed25519', ed25519()],
  ['P-256', onCurve('prime256v1')],
  ['P-384', onCurve('secp384r1')],
] as const

describe('the encoding that is signed', () => {
  test('is that of the protocol', () => {
    const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'))
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
  })

  test('is what the signature of the protocol is of', () => {
    const part = (text: string): string =>
      Buffer.from(BigInt(text).toString(16).padStart(64, '0'), 'hex').toString('base64url')
    const x = part('46950820868899156662930047687818585632848591499744589407958293238635476079160')
    const y = part('5640078356564379163099075877009565129882514886557779369047442380624545832820')
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
    const sig = 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=='
    const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'))
    expect(verify('sha256', encoded, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(sig, 'base64'))).toBe(true)
  })

  test('never is the same for two types and payloads', () => {
    const bytes = fc.uint8Array({ maxLength: 8 })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        bytes,
        fc.string({ maxLength: 8 }),
        bytes,
        (type, body, other, second) => {
          const isSame = type === other && Buffer.compare(body, second) === 0
          expect(preAuthEncoding(type, body).equals(preAuthEncoding(other, second))).toBe(isSame)
        },
      ),
    )
  })
})

describe('an envelope', () => {
  test.each(VECTORS)('of others: $what', ({ key, payloadType, payload, sigs, holds }) => {
    const envelope = envelopeIn({ payload, payloadType, signatures: sigs.map((sig) => ({ keyid: 'A', sig })) })
    const opened = payloadOf(envelope as never, publicKeyIn(pemOf(PUBLIC[key])) as Key)
    expect(typeof opened !== 'string').toBe(holds)
  })

  test.each(PAIRS)('gives back what was signed: %s', (_name, pair) => {
    const [mine, theirs] = keysOf(pair)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (payload) => {
        const opened = payloadOf(sealed(TYPE, payload, mine), theirs)
        expect(opened).toEqual(Buffer.from(payload))
      }),
      { numRuns: 20 },
    )
  })

  test.each(PAIRS)('fails with any letter changed: %s', (_name, pair) => {
    const [mine, theirs] = keysOf(pair)
    const envelope = sealed(TYPE, Buffer.from('{"verdict":"NO-GO"}'), mine)
    const [{ sig }] = envelope.signatures as readonly [{ sig: string }]
    const letter = fc.constantFrom(...'ABCDwxyz0189+/-_=\n .')
    const place = fc.nat(2 * (envelope.payload.length + sig.length))
    fc.assert(
      fc.property(fc.nat(2), place, letter, fc.nat(2), (part, at, by, how) => {
        const texts = [envelope.payload, sig, TYPE]
        const text = texts[part] as string
        const from = at % (text.length + 1)
        // Changed, put in between, or left out.
        const changed = text.slice(0, from) + (how === 2 ? '' : by) + text.slice(how === 1 ? from : from + 1)
        // Padding may be left out, and one alphabet or the other be used: the bytes are the same.
        const plain = (one: string) => one.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
        fc.pre(plain(changed) !== plain(text))
        const [payload, signature, payloadType] = texts.with(part, changed) as [string, string, string]
        const opened = payloadOf({ payload, payloadType, signatures: [{ sig: signature }] }, theirs)
        expect(opened).toBeTypeOf('string')
      }),
      { numRuns: 300 },
    )
  })

  test('cannot say how it is verified', () => {
    const [mine, theirs] = keysOf(ed25519())
    const payload = Buffer.from('{"verdict":"GO"}')
    const text = publicPem(PAIRS[0][1])
    const forged = createHmac('sha256', text).update(preAuthEncoding(TYPE, payload)).digest('base64')
    const own = sealed(TYPE, payload, keysOf(PAIRS[1][1])[0], mine.id)
    const signatures = [{ keyid: theirs.id, sig: forged, alg: 'HS256' }, ...own.signatures, { keyid: mine.id, sig: '' }]
    expect(payloadOf({ ...own, signatures }, theirs)).toContain('No signature of it is by this key')
    expect(
      payloadOf({ ...own, signatures: [...signatures, ...sealed(TYPE, payload, mine, 'another').signatures] }, theirs),
    ).toEqual(payload)
  })

  test.each<readonly [string, unknown, string]>([
    ['nothing', null, 'no envelope'],
    ['a list', [], 'no envelope'],
    ['no payload', { payloadType: TYPE, signatures: [{ sig: '' }] }, 'no text `payload`'],
    ['a payload that is no text', { payload: {}, payloadType: TYPE, signatures: [{ sig: '' }] }, 'no text `payload`'],
    ['no type', { payload: '', signatures: [{ sig: '' }] }, 'no text `payloadType`'],
    ['no signatures', { payload: '', payloadType: TYPE }, 'no signature'],
    ['an empty list of signatures', { payload: '', payloadType: TYPE, signatures: [] }, 'no signature'],
    ['signatures that are no list', { payload: '', payloadType: TYPE, signatures: { 0: { sig: '' } } }, 'no signature'],
    ['a signature that is no text', { payload: '', payloadType: TYPE, signatures: [{ sig: 1 }] }, 'no text `sig`'],
    ['an empty signature entry', { payload: '', payloadType: TYPE, signatures: [null] }, 'no text `sig`'],
    [
      'too many signatures',
      { payload: '', payloadType: TYPE, signatures: Array.from({ length: 101 }, () => ({ sig: '' })) },
      'more than 100',
    ],
    [
      'keys of a prototype alone',
      JSON.parse('{"__proto__":{"payload":"","payloadType":"","signatures":[{"sig":""}]}}'),
      'no text `payload`',
    ],
  ])('is none: %s', (_what, data, says) => {
    expect(envelopeIn(data)).toContain(says)
  })

  test('may have keys that are of others', () => {
    const data = { payload: '', payloadType: TYPE, signatures: [{ sig: 'AA==', cert: '…', extension: {} }], note: 1 }
    expect(envelopeIn(data)).toEqual({ payload: '', payloadType: TYPE, signatures: [{ sig: 'AA==' }] })
  })
})
