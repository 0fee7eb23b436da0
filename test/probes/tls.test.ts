import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { makeCertificate } from '../real/index.js'
import { demandFor, observe } from './demand.js'

test('a server whose certificate nobody vouches for is not believed, and gets no credential', async () => {
  const { pem, key } = makeCertificate()
  const asked: unknown[] = []
  const server = createServer({ cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) }, (request, response) => {
    asked.push(request.headers)
    response.end('{"ok":true}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const credentials = { tokenEnv: 'TOKEN' }
  const question = { type: 'http', url, pointer: '/ok', operator: 'equals', value: true, dated: null } as const
  const { seen, unreadable } = await observe(demandFor(question, { credentials }), { TOKEN: 'open-sesame' })
  server.close()
  expect({ seen, unreadable }).toEqual({
    seen: null,
    unreadable: `${url} cannot be asked: Its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).`,
  })
  expect(asked).toEqual([])
})
