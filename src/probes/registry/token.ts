import { type Authorization, ask, jsonIn, pointedAt, readAddress } from '../client/index.js'
import type { Challenge } from './challenge.js'
import { realmFault } from './realm.js'

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
  const refused = realmFault(url, registry, who.header !== null)
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
