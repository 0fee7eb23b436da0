import { sign } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Certificate, makeCertificate, type Registry, startRegistry, USER, whenInstalled } from '../real/index.js'
import { demandFor, NOW, observe } from './demand.js'
import { serve, type TinyServer } from './server.js'

/** A token as registries read them: it may read the repositories of `shop`, and is believed for its certificate. */
function tokenFor(scope: string, { der, key }: Certificate): string {
  const [type, name = '', action] = scope.split(':')
  const seconds = Math.floor(Date.now() / 1000)
  const access = name.startsWith('shop/') ? [{ type, name, actions: [action] }] : []
  const claims = { iss: 'tests', aud: 'tests', sub: '', iat: seconds, nbf: seconds - 60, exp: seconds + 60, access }
  const parts = [{ typ: 'JWT', alg: 'ES256', x5c: [der] }, claims]
  const body = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${body}.${sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

/** Hands everything on, as what stands before a registry does. */
async function handOn(origin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization, accept } = request.headers
  const headers = { ...(accept ? { accept } : {}), ...(authorization ? { authorization } : {}) }
  const answer = await fetch(`${origin}${request.url}`, { headers })
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()))
}

whenInstalled(['docker-registry'], () => {
  const certificate = makeCertificate()
  let open: Registry
  let registry: Registry
  let front: TinyServer
  let image = ''

  beforeAll(async () => {
    open = await startRegistry()
    image = await open.pushImage('shop/storefront', '2.14.3')
    await open.pushImage('cellar', '1.0.0')
    front = await serve((request, response) => {
      const url = new URL(request.url ?? '', front.origin)
      if (url.pathname !== '/token') return void handOn(registry.url, request, response)
      // Whoever gives no name is nobody, and may read; a wrong one is refused.
      const isRefused = ![undefined, USER.basic].includes(request.headers.authorization)
      const token = tokenFor(url.searchParams.get('scope') ?? '', certificate)
      response.writeHead(isRefused ? 401 : 200).end(JSON.stringify(isRefused ? {} : { token, expires_in: 60 }))
    })
    const tokens = { realm: `${front.origin}/token`, certificate: certificate.pem }
    registry = await startRegistry({ tokens, storage: open.storage })
  })
  afterAll(() => Promise.all([registry.stop(), open.stop(), front.stop()]))

  const credentials = { usernameEnv: 'REGISTRY_USER', passwordEnv: 'REGISTRY_PASSWORD' }
  const look = (repository: string, reference: string, env?: Record<string, string>) => {
    const question = { type: 'registry', url: front.origin, repository, reference, digest: null } as const
    return observe(demandFor(question, env ? { credentials } : {}), env)
  }

  test.each([undefined, { REGISTRY_USER: USER.name, REGISTRY_PASSWORD: USER.password }])(
    'reads a manifest with the token that %j gets',
    async (env) => {
      const { seen, dated, observed, unreadable } = await look('shop/storefront', '2.14.3', env)
      expect({ seen, dated, observed, unreadable }).toMatchObject({
        seen: { exists: true, digest: image },
        dated: null,
        observed: NOW,
        unreadable: null,
      })
    },
  )

  test('knows that a tag is not there', async () => {
    expect((await look('shop/storefront', '2.14.4')).seen).toMatchObject({ exists: false })
  })

  test('cannot tell what it may not read', async () => {
    const { seen, unreadable } = await look('cellar', '1.0.0')
    const says = `${front.origin}/v2/cellar/manifests/1.0.0 answers with status 401. Name the variables that hold a credential.`
    expect({ seen, unreadable }).toEqual({ seen: null, unreadable: says })
  })

  test('gets no token with a wrong password', async () => {
    const env = { REGISTRY_USER: USER.name, REGISTRY_PASSWORD: 'wrong' }
    const { unreadable } = await look('shop/storefront', '2.14.3', env)
    expect(unreadable).toBe(`${front.origin}/token gives no token: it answers with status 401.`)
  })
})
