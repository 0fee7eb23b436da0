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

/** With these for a password, the token is the user. */
const FILLERS: ReadonlySet<string> = new Set([
  'x-oauth-basic',
  'x-token-auth',
  'x-access-token',
  'api_token',
  'apikey',
  'api-key',
  'token',
  'none',
])

const isFiller = (password: string): boolean => FILLERS.has(password.toLowerCase())

/**
 * Whether the name of the user is kept as a password is: where a token stands for it. `jenkins` and
 * `release.manager@shop.example` are in every other answer, and tell nobody anything.
 */
function isToken(user: string, password: string): boolean {
  if (password.length < SHORTEST || isFiller(password)) return true
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(user)
  return !isAddress && (user.length >= 16 || (user.length >= 10 && /\d/.test(user) && /\p{L}/u.test(user)))
}

function secretsOf(credentials: Credentials, env: Env): readonly string[] {
  const held = (name: string | null): string => (name === null ? '' : (heldBy(name, env) ?? ''))
  const [token, user, password] = [
    held(credentials.tokenEnv),
    held(credentials.usernameEnv),
    held(credentials.passwordEnv),
  ]
  const kept = [token, isToken(user, password) ? user : '', isFiller(password) ? '' : password]
  const values = kept.filter((value) => value !== '')
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
