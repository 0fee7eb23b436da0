import type { Credentials } from '../../model/index.js'
import type { Look } from '../probe.js'
import { authorizationOf, valueOf } from './authorization.js'

/** What is shorter protects nothing, and stands in every other sentence. */
const SHORTEST = 4

/**
 * Whether what a probe found holds a credential that it was given: some servers answer with the headers they got.
 * It is looked for as it is, and as JSON, addresses and headers write it.
 */
export function repeatsSecret(
  look: Look,
  credentials: Credentials,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const secrets = [credentials.tokenEnv, credentials.passwordEnv].flatMap((name) =>
    name === null ? [] : (valueOf(name, env) ?? []),
  )
  const authorization = authorizationOf(credentials, env)
  const pair = typeof authorization === 'string' ? null : authorization.header
  const forms = [...secrets.flatMap(formsOf), ...(pair === null ? [] : [pair.slice(pair.indexOf(' ') + 1)])]
  const texts = textsIn(look)
  return forms.some((form) => form.length >= SHORTEST && texts.some((text) => text.includes(form)))
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const inAddresses = encodeURIComponent(bytes.toString())
  return [secret, JSON.stringify(secret).slice(1, -1), inAddresses, bytes.toString('base64')]
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
