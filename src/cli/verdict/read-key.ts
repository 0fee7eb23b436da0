import { resolve } from 'node:path'
import { type Key, privateKeyIn, publicKeyIn } from '../../attest/index.js'
import type { Io } from '../io.js'
import { readSource } from '../read-file.js'

const LARGEST = 20_000

/** The private key of a file, or a sentence. What opens an encrypted one comes from the environment alone. */
export function privateKeyOf(file: string, io: Io): Key | string {
  const passphrase = io.env['GONOGO_KEY_PASSPHRASE']
  return keyOf(file, io, (pem) => privateKeyIn(pem, passphrase === undefined || passphrase === '' ? null : passphrase))
}

/** The public key of a file, or a sentence. */
export function publicKeyOf(file: string, io: Io): Key | string {
  return keyOf(file, io, publicKeyIn)
}

function keyOf(file: string, io: Io, read: (pem: string) => ReturnType<typeof publicKeyIn>): Key | string {
  const { source, problems } = readSource(resolve(io.cwd, file), file, LARGEST)
  if (source === null) return `--key: ${file}: ${problems[0]?.message ?? 'it cannot be read.'}`
  const key = read(source.text)
  return 'fault' in key ? `--key: ${file} ${key.fault}` : key
}
