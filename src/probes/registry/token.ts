import { type Authorization, ask, jsonIn, pointedAt, readAddress, shown } from '../client/index.js'
import type { Challenge } from './challenge.js'

/**
 * The registry of Docker and the host that gives its tokens: neighbours that no rule about names could tell from
 * strangers who share a domain. Every other registry gives its own tokens, or a host above it does.
 */
const NEIGHBOURS: ReadonlyMap<string, string> = new Map([['registry-1.docker.io', 'auth.docker.io']])

/**
 * A token to read one repository, or a sentence that says why there is none. It is asked for by whoever `who` is where
 * the realm belongs to the registry; anybody else would get the credential, so nobody asks there. Without a credential
 * any realm is asked that speaks TLS.
 */
export async function readToken(
  challenge: Challenge,
  registry: URL,
  repository: string,
  who: Authorization,
  signal: AbortSignal,
): Promise<{ readonly token: string } | string> {
  const url = readAddress(challenge.realm)
  if (typeof url === 'string') return `The registry asks for a token from an address that is not asked. ${url}`
  const refused = refusal(url, registry, who)
  if (refused !== null) return refused
  if (challenge.service !== null) url.searchParams.set('service', challenge.service)
  url.searchParams.set('scope', `repository:${repository}:pull`)
  const answer = await ask({ url, accept: 'application/json', authorization: who.header }, signal)
  if (typeof answer === 'string') return answer
  if (answer.status !== 200) return `${answer.from} gives no token: it answers with status ${answer.status}.`
  const root = jsonIn(answer)
  if (typeof root === 'string') return root
  const node = pointedAt(root, '/token') ?? pointedAt(root, '/access_token')
  const token = node?.type === 'scalar' && typeof node.value === 'string' ? node.value : ''
  return /^[\x21-\x7e]+$/.test(token) ? { token } : `${answer.from} answers without a token.`
}

/** Why no token is asked for there; null: it is. */
function refusal(realm: URL, registry: URL, who: Authorization): string | null {
  if (realm.origin === registry.origin) return null
  const place = `The registry asks for a token from ${shown(realm)}`
  if (realm.protocol !== 'https:') return `${place}, which does not speak TLS.`
  if (who.header === null || vouchesFor(realm, registry)) return null
  return `${place}, which is another host, and no credential goes there.`
}

/** Who rules a domain rules the names below it: a credential for `registry.example.com` is safe with `example.com`. */
function vouchesFor(realm: URL, registry: URL): boolean {
  if (registry.protocol !== 'https:' || realm.port !== '') return false
  const [above, below] = [realm.hostname, registry.hostname]
  return above === below || NEIGHBOURS.get(below) === above || (above.includes('.') && below.endsWith(`.${above}`))
}
