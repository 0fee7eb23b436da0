import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** A key that signs or verifies, and how it does. Nothing of it comes from an envelope. */
export interface Key {
  readonly key: KeyObject
  /** The digest that is signed. Null: Ed25519 has its own. */
  readonly digest: 'sha256' | 'sha384' | null
  /** For people: `Ed25519`, `ECDSA P-256`. */
  readonly algorithm: string
  /** SHA-256 of its public half as SPKI in DER, in hex digits. */
  readonly id: string
}

/** Why a file is no such key, and what to do: one or two sentences that begin after the name of the file. */
export interface NoKey {
  readonly fault: string
}

const MAKE = 'Make a key: openssl genpkey -algorithm ed25519 -out key.pem'
const PUBLIC_HALF = 'openssl pkey -in key.pem -pubout -out key.pub.pem'
const ALLOWED = 'gonogo signs with Ed25519, or with ECDSA on P-256 or P-384.'

/** The private key in a PEM text, PKCS#8 or SEC1. `passphrase`: for one that is encrypted; null where none is set. */
export function privateKeyIn(pem: string, passphrase: string | null): Key | NoKey {
  const block = onlyBlock(pem)
  if ('fault' in block) return block
  const { label, text } = block
  if (label === 'PUBLIC KEY') return { fault: `is a public key, and signing takes the private one. ${MAKE}` }
  if (label === 'OPENSSH PRIVATE KEY') return { fault: `is a key of OpenSSH, and PEM as of OpenSSL is read. ${MAKE}` }
  if (label === 'RSA PRIVATE KEY') return { fault: `is an RSA key. ${ALLOWED} ${MAKE}` }
  const isEncrypted = label === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type: *4,ENCRYPTED/m.test(text)
  if (!isEncrypted && !PRIVATE.has(label)) return { fault: `holds \`${label}\`, which is no private key. ${MAKE}` }
  if (isEncrypted && passphrase === null)
    return { fault: 'is encrypted. Set GONOGO_KEY_PASSPHRASE in the environment to what opens it.' }
  try {
    return keyOf(createPrivateKey(isEncrypted && passphrase !== null ? { key: text, passphrase } : text))
  } catch {
    return {
      fault: isEncrypted
        ? 'does not open with GONOGO_KEY_PASSPHRASE, or is damaged.'
        : `cannot be read as a private key: its lines are damaged. ${MAKE}`,
    }
  }
}

/** The public key in a PEM text (SPKI). */
export function publicKeyIn(pem: string): Key | NoKey {
  const block = onlyBlock(pem)
  if ('fault' in block) return block
  const { label, text } = block
  if (label.endsWith('PRIVATE KEY'))
    return { fault: `is a private key, and verifying takes the public one, which may be shown: ${PUBLIC_HALF}` }
  if (label === 'CERTIFICATE')
    return {
      fault: 'is a certificate, whose own validity would not be checked. Take its key: openssl x509 -pubkey -noout',
    }
  if (label !== 'PUBLIC KEY') return { fault: `holds \`${label}\`, which is no public key in SPKI. ${PUBLIC_HALF}` }
  try {
    return keyOf(createPublicKey(text))
  } catch {
    return { fault: `cannot be read as a public key: its lines are damaged. ${PUBLIC_HALF}` }
  }
}

const PRIVATE: ReadonlySet<string> = new Set(['PRIVATE KEY', 'EC PRIVATE KEY'])

/** Above any key in PEM. */
const LARGEST = 20_000
const MARKED = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g

/** OpenSSL writes the parameters of a curve before a key of SEC1; more than one key would leave open which is meant. */
function onlyBlock(pem: string): { readonly label: string; readonly text: string } | NoKey {
  if (pem.length > LARGEST) return { fault: 'is larger than any key in PEM.' }
  const blocks = [...pem.matchAll(MARKED)].map(([text, label = '']) => ({ text, label }))
  const keys = blocks.filter(({ label }) => label !== 'EC PARAMETERS')
  const [first, second] = keys
  if (!first) return { fault: `holds no key in PEM, which begins with -----BEGIN. ${MAKE}` }
  return second ? { fault: `holds ${keys.length} keys or certificates. Leave the one that is meant.` } : first
}

function keyOf(key: KeyObject): Key | NoKey {
  const curve = key.asymmetricKeyDetails?.namedCurve
  const kind = KINDS.get(curve ?? key.asymmetricKeyType ?? '')
  if (!kind) {
    const is = curve ? `ECDSA on ${curve}` : (key.asymmetricKeyType ?? 'of another kind').toUpperCase()
    return { fault: `is a key of the kind ${is}. ${ALLOWED}` }
  }
  const half = key.type === 'private' ? createPublicKey(key) : key
  const id = createHash('sha256')
    .update(half.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  return { key, ...kind, id }
}

const KINDS: ReadonlyMap<string, Pick<Key, 'digest' | 'algorithm'>> = new Map([
  ['ed25519', { digest: null, algorithm: 'Ed25519' }],
  ['prime256v1', { digest: 'sha256', algorithm: 'ECDSA P-256' }],
  ['secp384r1', { digest: 'sha384', algorithm: 'ECDSA P-384' }],
])
