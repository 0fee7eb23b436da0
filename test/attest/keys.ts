import { generateKeyPairSync, type KeyObject } from 'node:crypto'

/** Fresh keys for each run: none lies in the repository. */
export interface Pair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export const ed25519 = (): Pair => generateKeyPairSync('ed25519')
export const onCurve = (namedCurve: string): Pair => generateKeyPairSync('ec', { namedCurve })

export const privatePem = ({ privateKey }: Pair): string => String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
export const publicPem = ({ publicKey }: Pair): string => String(publicKey.export({ type: 'spki', format: 'pem' }))
