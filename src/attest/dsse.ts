import { sign, verify } from 'node:crypto'
import { bytesOf } from './base64.js'
import type { Key } from './keys.js'

/** A DSSE envelope in JSON. */
export interface Envelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly { readonly keyid?: string; readonly sig: string }[]
}

/** More signatures than anybody collects: each is tried. */
const MOST_SIGNATURES = 100

/** What is signed: the type and the bytes, each with its length, so that neither can be taken for the other. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `
  return Buffer.concat([Buffer.from(head), payload])
}

/** The payload, signed. `keyId`: what verifiers call the key; nobody may trust it. */
export function sealed(payloadType: string, payload: Uint8Array, key: Key, keyId: string = key.id): Envelope {
  const sig = sign(key.digest, preAuthEncoding(payloadType, payload), key.key)
  return {
    payload: Buffer.from(payload).toString('base64'),
    payloadType,
    signatures: [{ keyid: keyId, sig: sig.toString('base64') }],
  }
}

/**
 * The envelope in some JSON data, or a sentence. Keys that DSSE does not know are left alone, as DSSE wants; nothing of
 * them is signed.
 */
export function envelopeIn(data: unknown): Envelope | string {
  if (!isRecord(data)) return 'It is no envelope of DSSE: it is no object.'
  const [payload, payloadType, signatures] = ['payload', 'payloadType', 'signatures'].map((key) => own(data, key))
  if (typeof payload !== 'string') return 'It is no envelope of DSSE: it has no text `payload`.'
  if (typeof payloadType !== 'string') return 'It is no envelope of DSSE: it has no text `payloadType`.'
  if (!Array.isArray(signatures) || signatures.length === 0) return 'It has no signature: `signatures` lists none.'
  if (signatures.length > MOST_SIGNATURES) return `It has more than ${MOST_SIGNATURES} signatures.`
  const read = signatures.flatMap((one: unknown) => {
    if (!isRecord(one)) return []
    const [sig, keyid] = [own(one, 'sig'), own(one, 'keyid')]
    return typeof sig === 'string' ? [{ sig, ...(typeof keyid === 'string' ? { keyid } : {}) }] : []
  })
  if (read.length < signatures.length) return 'It is no envelope of DSSE: a signature has no text `sig`.'
  return { payload, payloadType, signatures: read }
}

/**
 * The bytes that the key signed, or a sentence. One good signature is enough, whatever the others are: an envelope of
 * several is the same as several envelopes. The key alone says how to verify.
 */
export function payloadOf(envelope: Envelope, key: Key): Buffer | string {
  const payload = bytesOf(envelope.payload)
  if (payload === null) return '`payload` is no base64.'
  const signed = preAuthEncoding(envelope.payloadType, payload)
  const isGood = envelope.signatures.some(({ sig }) => {
    const bytes = bytesOf(sig)
    return bytes !== null && holds(key, signed, bytes)
  })
  return isGood ? payload : `No signature of it is by this key (${key.algorithm}, ${short(key.id)}).${named(envelope)}`
}

/** Of which keys it says that they signed: nobody has to believe it, and who took the wrong key may know the right one. */
function named({ signatures }: Envelope): string {
  const names = [...new Set(signatures.flatMap(({ keyid }) => keyid || []))].slice(0, 3)
  return names.length > 0 ? ` It names ${names.map(short).join(', ')}.` : ''
}

const short = (name: string): string => (name.length > 20 ? `${name.slice(0, 16)}…` : name)

function holds(key: Key, signed: Buffer, signature: Buffer): boolean {
  try {
    return verify(key.digest, signed, key.key, signature)
  } catch {
    return false
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
