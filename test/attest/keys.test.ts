import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { privateKeyIn, publicKeyIn } from '../../src/attest/index.js'
import { ed25519, onCurve, type Pair, privatePem, publicPem } from './keys.js'

const block = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`
const sec1 = ({ privateKey }: Pair): string => String(privateKey.export({ type: 'sec1', format: 'pem' }))
const encrypted = ({ privateKey }: Pair, type: 'pkcs8' | 'sec1' = 'pkcs8'): string =>
  String(privateKey.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'opens it' } as never))
const rsa: Pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ed = ed25519()
const p256 = onCurve('prime256v1')
const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n'

describe('a private key', () => {
  test.each<readonly [string, string, string | null, string]>([
    ['Ed25519', privatePem(ed), null, 'Ed25519'],
    ['P-256 in PKCS#8', privatePem(p256), null, 'ECDSA P-256'],
    ['P-256 in SEC1', sec1(p256), null, 'ECDSA P-256'],
    ['P-256 in SEC1 with its parameters before it', parameters + sec1(p256), null, 'ECDSA P-256'],
    ['P-384', privatePem(onCurve('secp384r1')), null, 'ECDSA P-384'],
    ['an encrypted one and what opens it', encrypted(ed), 'opens it', 'Ed25519'],
    ['an encrypted one in SEC1', encrypted(p256, 'sec1'), 'opens it', 'ECDSA P-256'],
    ['one that is not encrypted, whatever is set', privatePem(ed), 'opens it', 'Ed25519'],
    [
      'one with words around it and Windows line ends',
      `signs releases\r\n${privatePem(ed).replaceAll('\n', '\r\n')}`,
      null,
      'Ed25519',
    ],
  ])('is taken: %s', (_what, pem, passphrase, algorithm) => {
    expect(privateKeyIn(pem, passphrase)).toMatchObject({ algorithm, id: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test.each<readonly [string, string, string | null, string]>([
    ['RSA', privatePem(rsa), null, 'of the kind RSA. gonogo signs with Ed25519'],
    ['RSA in PKCS#1', String(rsa.privateKey.export({ type: 'pkcs1', format: 'pem' })), null, 'is an RSA key'],
    ['P-521', privatePem(onCurve('secp521r1')), null, 'ECDSA on secp521r1'],
    ['the curve of coins', privatePem(onCurve('secp256k1')), null, 'ECDSA on secp256k1'],
    ['a key for agreements', privatePem(generateKeyPairSync('x25519')), null, 'X25519'],
    ['Ed448', privatePem(generateKeyPairSync('ed448')), null, 'ED448'],
    ['a public key', publicPem(ed), null, 'is a public key'],
    ['an encrypted one', encrypted(ed), null, 'Set GONOGO_KEY_PASSPHRASE'],
    ['an encrypted one in SEC1', encrypted(p256, 'sec1'), null, 'Set GONOGO_KEY_PASSPHRASE'],
    ['an encrypted one and another passphrase', encrypted(ed), 'does not', 'does not open'],
    ['one of OpenSSH', block('OPENSSH PRIVATE KEY'), null, 'OpenSSH'],
    ['one of cosign', block('ENCRYPTED SIGSTORE PRIVATE KEY'), null, 'ENCRYPTED SIGSTORE PRIVATE KEY'],
    ['a damaged one', block('PRIVATE KEY'), null, 'damaged'],
    ['two', privatePem(ed) + privatePem(p256), null, 'holds 2 keys'],
    ['a pair', privatePem(ed) + publicPem(ed), null, 'holds 2 keys'],
    ['none', 'secret', null, 'holds no key in PEM'],
    ['nothing', '', null, 'holds no key in PEM'],
    ['too much', privatePem(ed) + ' '.repeat(30_000), null, 'larger than any key'],
  ])('is refused, and why: %s', (_what, pem, passphrase, fault) => {
    expect(privateKeyIn(pem, passphrase)).toEqual({ fault: expect.stringContaining(fault) })
  })
})

describe('a public key', () => {
  test.each<readonly [string, Pair]>([
    ['Ed25519', ed],
    ['P-256', p256],
    ['P-384', onCurve('secp384r1')],
  ])('has the name of its private half: %s', (_what, pair) => {
    const [mine, theirs] = [privateKeyIn(privatePem(pair), null), publicKeyIn(publicPem(pair))]
    expect(theirs).toMatchObject({ id: (mine as { id: string }).id })
  })

  test.each<readonly [string, string, string]>([
    ['a private key', privatePem(ed), 'is a private key'],
    ['a private key in SEC1', sec1(p256), 'is a private key'],
    ['an encrypted private key', encrypted(ed), 'is a private key'],
    ['RSA', publicPem(rsa), 'of the kind RSA'],
    ['RSA in PKCS#1', String(rsa.publicKey.export({ type: 'pkcs1', format: 'pem' })), 'RSA PUBLIC KEY'],
    ['P-521', publicPem(onCurve('secp521r1')), 'ECDSA on secp521r1'],
    ['a certificate', block('CERTIFICATE'), 'is a certificate'],
    ['a damaged one', block('PUBLIC KEY'), 'damaged'],
    ['two', publicPem(ed) + publicPem(p256), 'holds 2 keys'],
    ['none', '{}', 'holds no key in PEM'],
  ])('is refused, and why: %s', (_what, pem, fault) => {
    expect(publicKeyIn(pem)).toEqual({ fault: expect.stringContaining(fault) })
  })
})
