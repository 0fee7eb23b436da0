import { shown } from '../client/index.js'

/**
 * The registry of Docker and the host that gives its tokens: neighbours that no rule about names could tell from
 * strangers who share a domain. Every other registry gives its own tokens, or a host above it does.
 */
const NEIGHBOURS: ReadonlyMap<string, string> = new Map([['registry-1.docker.io', 'auth.docker.io']])

/** Why no token is asked for there; null: it is. */
export function realmFault(realm: URL, registry: URL, hasCredential: boolean): string | null {
  if (realm.origin === registry.origin) return null
  const place = `The registry asks for a token from ${shown(realm)}`
  if (realm.protocol !== 'https:') return `${place}, which does not speak TLS.`
  if (!hasCredential || vouchesFor(realm, registry)) return null
  return `${place}, which is another host, and no credential goes there.`
}

/** Who rules a domain rules the names below it: a credential for `registry.example.com` is safe with `example.com`. */
function vouchesFor(realm: URL, registry: URL): boolean {
  if (registry.protocol !== 'https:' || realm.port !== '') return false
  const [above, below] = [realm.hostname, registry.hostname]
  return above === below || NEIGHBOURS.get(below) === above || (above.includes('.') && below.endsWith(`.${above}`))
}
