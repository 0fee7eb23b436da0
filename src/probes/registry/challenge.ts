/** Where a registry sends those who have no token. */
export interface Challenge {
  readonly realm: string
  readonly service: string | null
}

/**
 * Reads `WWW-Authenticate: Bearer realm="…",service="…"`; null where no token is offered. What it says of a scope is not
 * read: we know what we ask for.
 */
export function bearerChallenge(header: string | null): Challenge | null {
  const text = header?.slice(0, 4000) ?? ''
  const start = /(?:^|,)\s*bearer\s/i.exec(text)
  if (start === null) return null
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare] of text.slice(start.index + start[0].length).matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  }
  const realm = parameters.get('realm')
  return realm === undefined ? null : { realm, service: parameters.get('service') ?? null }
}

const PARAMETER = /([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/gi
