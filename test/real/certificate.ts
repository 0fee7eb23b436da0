import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'

/** A certificate that nobody vouches for, and its key. */
export interface Certificate {
  readonly pem: string
  /** Base64 of its DER form. */
  readonly der: string
  readonly key: KeyObject
}

/** Makes one for 127.0.0.1, good for the tests of this century. Node can sign, but has no call for this. */
export function makeCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    NAME,
    sequence(utcTime('250101000000Z'), utcTime('491231000000Z')),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(
      0xa3,
      sequence(sequence(ALTERNATIVE_NAMES, tagged(0x04, sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])))))),
    ),
  )
  const signature = sign('sha256', body, privateKey)
  const der = sequence(body, ECDSA_WITH_SHA256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
  return { pem: new X509Certificate(der).toString(), der: der.toString('base64'), key: privateKey }
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))
const integer = (value: number): Buffer => tagged(0x02, Buffer.from([value]))
const utcTime = (text: string): Buffer => tagged(0x17, Buffer.from(text))

/** 1.2.840.10045.4.3.2 */
const ECDSA_WITH_SHA256 = sequence(tagged(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
/** 2.5.29.17 */
const ALTERNATIVE_NAMES = tagged(0x06, Buffer.from('551d11', 'hex'))
/** Common name (2.5.4.3) "tests". */
const NAME = sequence(
  tagged(0x31, sequence(tagged(0x06, Buffer.from('550403', 'hex')), tagged(0x0c, Buffer.from('tests')))),
)
