import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Credentials, Question } from '../../src/model/index.js'
import { probeAll } from '../../src/probes/index.js'
import { demandFor, observe, WORLD } from './demand.js'
import { serve, type TinyServer } from './server.js'

/** Ways of a server to give back what it was sent, in its answer, its headers, its errors and its redirects. */
const ECHOES = [
  'body',
  'key',
  'pair',
  'error',
  'warning',
  'labels',
  'location',
  'media',
  'challenge',
  'not JSON',
  'status',
]

const QUESTIONS: readonly ((url: string) => Question)[] = [
  (url) => ({ type: 'http', url, pointer: '', operator: 'isStated', value: null, dated: null }),
  (url) => ({ type: 'http', url, pointer: '/data', operator: 'isStated', value: null, dated: '/sent' }),
  (url) => ({ type: 'prometheus', url, query: 'up', operator: 'atLeast', value: 1 }),
  (url) => ({ type: 'registry', url, repository: 'shop', reference: '2.14.3', digest: null }),
]

const CREDENTIALS: readonly Partial<Credentials>[] = [
  { tokenEnv: 'TOKEN' },
  { usernameEnv: 'USER', passwordEnv: 'PASSWORD' },
  // The token in the place of the user.
  { usernameEnv: 'TOKEN', passwordEnv: 'FILLER' },
]

let server: TinyServer
let [echo, secret, before] = ['', '', '']

beforeAll(async () => {
  server = await serve((request, response) => {
    const sent = request.headers.authorization ?? ''
    const words = [before, sent, secret, sent.split(' ')[1] ?? '', encodeURIComponent(secret)].join(' & ')
    const sample = { metric: { a: words }, value: [1795176000, '1'] }
    const json = {
      sent: words,
      ...(echo === 'key' ? { [words]: words, [`${words} `]: 1 } : {}),
      ...(echo === 'error' ? { error: words } : {}),
      ...(echo === 'warning' ? { warnings: [words] } : {}),
      status: echo === 'status' ? words : 'success',
      data: { resultType: 'vector', result: echo === 'labels' ? [sample] : words },
      errors: [{ code: words }],
    }
    // A header holds printable ASCII alone.
    const inHeader = encodeURI(words)
    if (echo === 'location')
      response.setHeader('location', `https://elsewhere.example/?key=${encodeURIComponent(words)}`)
    if (echo === 'media') response.setHeader('content-type', inHeader)
    if (echo === 'challenge') response.setHeader('www-authenticate', `Bearer realm="${inHeader}"`)
    const status =
      new Map([
        ['location', 302],
        ['challenge', 401],
        ['error', 400],
      ]).get(echo) ?? 200
    response.writeHead(status).end(echo === 'not JSON' ? words : JSON.stringify(json))
  })
})
afterAll(() => server.stop())

const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 80 })
const secrets = ascii.filter((text) => text.trim().length >= 4 && !text.includes('  '))

test('no credential appears in what is seen, nor in why nothing is', async () => {
  const cases = fc.record({
    secret: secrets,
    how: fc.constantFrom(...ECHOES),
    question: fc.constantFrom(...QUESTIONS),
    credentials: fc.constantFrom(...CREDENTIALS),
    // Where a long text is cut, a credential may be cut as well.
    before: fc.nat(600),
  })
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      secret = given.secret.trim()
      echo = given.how
      before = 'x'.repeat(given.before)
      const demand = demandFor(given.question(server.origin), { credentials: given.credentials })
      const env = { TOKEN: given.secret, USER: 'gate', PASSWORD: given.secret, FILLER: 'x-oauth-basic', OTHER: 'other' }
      const { seen, dated, unreadable } = await observe(demand, env)
      const told = [JSON.stringify({ seen, dated, unreadable }), unreadable ?? '']
      const pair = Buffer.from(`gate:${secret}`).toString('base64')
      const pieces = secret.length < 16 ? [] : [secret.slice(0, 8), secret.slice(-8)]
      for (const form of [...pieces, secret, pair, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        // Words that we say anyway, such as "data", are not told by the server.
        if (!OURS.includes(form)) expect(told.filter((text) => text.includes(form))).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})

const OURS = JSON.stringify('unreadable seen dated null What came back repeats a credential, so nothing of it is kept.')

test('nor does the credential of another question', async () => {
  ;[echo, secret, before] = ['body', 'the password of somebody else', '']
  const question: Question = {
    type: 'http',
    url: server.origin,
    pointer: '',
    operator: 'isStated',
    value: null,
    dated: null,
  }
  const credentials = { usernameEnv: 'USER', passwordEnv: 'PASSWORD' }
  const asked = [demandFor(question), demandFor(question, { credentials })].map((demand) => ({ demand, fault: null }))
  const observations = await probeAll(asked, { ...WORLD, env: { USER: 'gate', PASSWORD: secret } })
  expect(JSON.stringify(observations)).not.toContain(secret)
  expect(observations.map(({ seen }) => seen)).toEqual([null, null])
})
