import type { Credentials } from '../../model/index.js'
import type { Look } from '../probe.js'
import { authorizationOf, heldBy } from './authorization.js'

type Env = Readonly<Record<string, string | undefined>>

/** What is shorter protects nothing, and stands in every other sentence. */
const SHORTEST = 4

/**
 * Whether what a probe found holds a credential that it was given: some servers answer with the headers they got.
 * It is looked for as it is, in base64, and as addresses and JSON write it.
 */
export function repeatsSecret(look: Look, credentials: Credentials, env: Env): boolean {
  const texts = textsIn(look).flatMap((text) => [text, plain(percentDecoded(text))])
  return secretsOf(credentials, env)
    .flatMap((secret) => [secret, asJson(secret), plain(secret)])
    .filter((secret) => secret.length >= SHORTEST)
    .some((secret) => texts.some((text) => text.includes(secret)))
}

function secretsOf(credentials: Credentials, env: Env): readonly string[] {
  const names = [credentials.tokenEnv, credentials.passwordEnv]
  const values = names.flatMap((name) => (name === null ? [] : (heldBy(name, env) ?? [])))
  const authorization = authorizationOf(credentials, env)
  const header = typeof authorization === 'string' ? null : authorization.header
  const sent = header === null ? [] : [header.slice(header.indexOf(' ') + 1)]
  return [...values, ...values.map((value) => Buffer.from(value).toString('base64')), ...sent]
}

/** Without what JSON puts before quotes, and with the space that a plus stands for in a query. */
const plain = (text: string): string => text.replaceAll('\\', '').replaceAll('+', ' ')

const asJson = (text: string): string => JSON.stringify(text).slice(1, -1)

const percentDecoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
