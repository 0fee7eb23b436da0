import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFromJSON } from '@sigstore/bundle'
import { PublicKeyDetails, type TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { afterAll, describe, expect, test } from 'vitest'
import {
  canonicalText,
  type Key,
  PAYLOAD_TYPE,
  privateKeyIn,
  sealed,
  statementOf,
  verdictDocument,
} from '../../src/attest/index.js'
import { pathOf } from '../real/programs.js'
import { whenInstalled } from '../real/when-installed.js'
import { ed25519, onCurve, type Pair, privatePem, publicPem } from './keys.js'
import { placeOf, SAMPLE } from './sample.js'

const PAYLOAD = Buffer.from(canonicalText(statementOf(verdictDocument(SAMPLE, placeOf))))
const ALTERED = Buffer.from(PAYLOAD.toString().replaceAll('"GO"', '"NO"'))

function envelopeBy(pair: Pair) {
  return sealed(PAYLOAD_TYPE, PAYLOAD, privateKeyIn(privatePem(pair), null) as Key)
}

/** The bundle that carries an envelope for Sigstore: the key is known beforehand, and no log or timestamp is asked for. */
function sigstoreVerifies(pair: Pair, envelope: ReturnType<typeof envelopeBy>): boolean {
  const hint = envelope.signatures[0]?.keyid ?? ''
  const bundle = bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    dsseEnvelope: envelope,
    verificationMaterial: { publicKey: { hint }, tlogEntries: [] },
  })
  const rawBytes = pair.publicKey.export({ type: 'spki', format: 'der' })
  const nobody: TrustedRoot = {
    mediaType: '',
    tlogs: [],
    certificateAuthorities: [],
    ctlogs: [],
    timestampAuthorities: [],
  }
  const keys = { [hint]: { rawBytes, keyDetails: PublicKeyDetails.PKIX_ED25519 } }
  const verifier = new Verifier(toTrustMaterial(nobody, keys), {
    tlogThreshold: 0,
    ctlogThreshold: 0,
    timestampThreshold: 0,
  })
  try {
    verifier.verify(toSignedEntity(bundle))
    return true
  } catch (error) {
    expect(String(error)).toContain('signature verification failed')
    return false
  }
}

describe('Sigstore', () => {
  test.each([
    ['Ed25519', ed25519()],
    ['P-256', onCurve('prime256v1')],
  ])('verifies what we sign, and nothing else: %s', (_name, pair) => {
    const envelope = envelopeBy(pair)
    expect(sigstoreVerifies(pair, envelope)).toBe(true)
    expect(sigstoreVerifies(pair, { ...envelope, payload: ALTERED.toString('base64') })).toBe(false)
    expect(sigstoreVerifies(pair, { ...envelope, payloadType: 'text/plain' })).toBe(false)
  })
})

whenInstalled(['openssl'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-attest-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** The bytes as the protocol of DSSE has them, put together without our code. */
  const encoding = (payload: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `), payload])

  test.each([
    ['Ed25519', ed25519(), []],
    ['P-256', onCurve('prime256v1'), ['-digest', 'sha256']],
    ['P-384', onCurve('secp384r1'), ['-digest', 'sha384']],
  ])('OpenSSL verifies what we sign, and nothing else: %s', (_name, pair, digest) => {
    const { signatures } = envelopeBy(pair)
    const file = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const key = file('key.pem', publicPem(pair))
    const signature = file('signature', Buffer.from(signatures[0]?.sig ?? '', 'base64'))
    const verifies = (payload: Buffer): boolean => {
      const read = ['-inkey', key, '-pubin', '-sigfile', signature, '-in', file('signed', encoding(payload))]
      try {
        execFileSync(pathOf('openssl'), ['pkeyutl', '-verify', '-rawin', ...digest, ...read], { stdio: 'pipe' })
        return true
      } catch {
        return false
      }
    }
    expect(verifies(PAYLOAD)).toBe(true)
    expect(verifies(ALTERED)).toBe(false)
  })

  test('keys that OpenSSL makes sign', () => {
    const made = (...words: readonly string[]): string =>
      execFileSync(pathOf('openssl'), [...words], { encoding: 'utf8' })
    for (const pem of [
      made('genpkey', '-algorithm', 'ed25519'),
      made('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'),
      made('ecparam', '-name', 'prime256v1', '-genkey'),
    ]) {
      expect(privateKeyIn(pem, null)).toHaveProperty('algorithm')
    }
  })
})
