import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Question } from '../../src/model/index.js'
import { demandFor, observe } from './demand.js'

let server: Server
let url = ''
let bytes: Buffer = Buffer.alloc(0)

/** Answers whatever it is asked with these bytes, and hangs up. */
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const QUESTIONS: readonly (() => Question)[] = [
  () => ({ type: 'http', url, pointer: '/data/result', operator: 'isNotStated', value: null, dated: null }),
  () => ({ type: 'prometheus', url, query: 'up', operator: 'atLeast', value: 1 }),
  () => ({ type: 'registry', url, repository: 'shop', reference: '2.14.3', digest: null }),
]

const FULL = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [{ value: [1, '1'] }] } })

/** From noise to nearly right: pieces of an answer, cut and mixed. */
const pieces = fc.constantFrom(
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 404 Not Found\r\n',
  'HTTP/1.1 302 Found\r\nlocation: /again\r\n',
  'HTTP/1.1 401 Unauthorized\r\nwww-authenticate: Bearer realm="',
  'content-type: application/vnd.oci.image.manifest.v1+json\r\n',
  'content-length: 20\r\n',
  'transfer-encoding: chunked\r\n',
  'content-encoding: gzip\r\n',
  'age: 99999999999999999999\r\n',
  '\r\n',
  FULL,
  '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}',
  '{"__proto__":',
  '[[[[',
  '\u0000',
)
const answers = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((noise) => Buffer.from(noise)),
  fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }).map((parts) => Buffer.from(parts.join(''))),
  fc.nat(FULL.length).map((cut) => Buffer.from(`HTTP/1.1 200 OK\r\n\r\n${FULL.slice(0, cut)}`)),
)

test('whatever is answered, either something is seen or it is said why not', async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom(...QUESTIONS), async (given, question) => {
      bytes = given
      const { seen, dated, unreadable } = await observe(demandFor(question(), { timeout: 20 }))
      expect(seen === null).toBe(unreadable !== null)
      // Only a whole answer is seen: with its status, and in its own form.
      const text = given.toString()
      const isWhole =
        (question().type === 'prometheus' && text.includes(FULL)) ||
        text.includes('MANIFEST_UNKNOWN') ||
        question().type === 'http'
      if (seen !== null) expect([isWhole, text.startsWith('HTTP/1.1 ')]).toEqual([true, true])
      if (seen === null) expect(dated).toBeNull()
    }),
    { numRuns: 400 },
  )
})
