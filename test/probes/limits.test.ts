import type { RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { HttpQuestion } from '../../src/model/index.js'
import { probeAll } from '../../src/probes/index.js'
import { demandFor, NOW, observe, WORLD } from './demand.js'
import { serve } from './server.js'

const questionFor = (url: string): HttpQuestion => ({
  type: 'http',
  url,
  pointer: '/ok',
  operator: 'equals',
  value: true,
  dated: null,
})

/** Writes as long as somebody reads, and tells how much went out. */
function pour(response: Parameters<RequestListener>[1], chunk: string | Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

const BOMB = gzipSync(Buffer.alloc(200_000_000, ' '))

/** Servers that never come to an end, and what is said of them. */
const ENDLESS: readonly (readonly [what: string, listener: RequestListener, says: RegExp])[] = [
  ['takes the question and says nothing', () => {}, /^There was no answer within 0\.3 seconds\.$/],
  [
    'sends its headers and then nothing',
    (_request, response) => response.writeHead(200).flushHeaders(),
    /^There was no answer within 0\.3 seconds\.$/,
  ],
  [
    'lets its answer drip',
    (_request, response) => {
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    },
    /^There was no answer within 0\.3 seconds\.$/,
  ],
  [
    'leads on as slowly as it can',
    (_request, response) => void setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 100),
    /^There was no answer within 0\.3 seconds\.$/,
  ],
  [
    'answers without an end',
    (_request, response) => pour(response, ' '.repeat(65536)),
    /answers with more than is read\.$/,
  ],
  [
    'answers with little that swells when it is unpacked',
    (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(BOMB)
    },
    /answers with more than is read\.$/,
  ],
  [
    'sends headers without an end',
    ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const line = setInterval(() => socket.write(`x: ${'y'.repeat(4096)}\r\n`), 1)
      socket.on('close', () => clearInterval(line)).on('error', () => {})
    },
    /cannot be asked: What it answers is broken \(\w+\)\.$/,
  ],
  [
    'hangs up in the middle of its answer',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":true}')
      setTimeout(() => response.destroy(), 20)
    },
    /ends too early: The connection broke \(\w+\)\.$/,
  ],
  ['hangs up at once', ({ socket }) => void socket.destroy(), /cannot be asked: The connection broke \(\w+\)\.$/],
  [
    'speaks no HTTP',
    ({ socket }) => void socket.end('220 mail.example ready\r\n'),
    /cannot be asked: What it answers is broken \(\w+\)\.$/,
  ],
]

describe('a server that', () => {
  test.each(ENDLESS)('%s is left within the time', async (_what, listener, says) => {
    const server = await serve(listener)
    // Only who says nothing is waited for until the time is over.
    const timeout = says.source.includes('no answer within') ? 0.3 : 20
    const begun = performance.now()
    const { seen, unreadable } = await observe(demandFor(questionFor(server.origin), { timeout }))
    const took = performance.now() - begun
    await server.stop()
    expect({ seen, unreadable }).toEqual({ seen: null, unreadable: expect.stringMatching(says) })
    expect(took).toBeLessThan(10_000)
  })

  test('is left lets go of the connection', async () => {
    let closed = false
    const server = await serve((request) => request.socket.on('close', () => (closed = true)))
    await observe(demandFor(questionFor(server.origin), { timeout: 0.2 }))
    for (let tries = 0; tries < 100 && !closed; tries += 1) await pause(20)
    expect(closed).toBe(true)
    await server.stop()
  })
})

describe('many questions', () => {
  test('are asked at the same time, sixteen at most, and answered in their order', async () => {
    let [now, most] = [0, 0]
    const server = await serve(async ({ url }, response) => {
      now += 1
      most = Math.max(most, now)
      await pause(Math.random() * 30)
      now -= 1
      response.end(JSON.stringify({ ok: url }))
    })
    const asked = Array.from({ length: 60 }, (_, index) => ({
      demand: demandFor(questionFor(`${server.origin}/${index}`), { name: `number ${index}` }),
      fault: null,
    }))
    const observations = await probeAll(asked, WORLD)
    await server.stop()
    expect(most).toBe(16)
    expect(observations).toEqual(
      asked.map(({ demand }, index) => ({
        name: demand.name,
        question: demand.question,
        observed: NOW,
        dated: null,
        seen: { type: 'http', status: 200, found: true, value: `"/${index}"` },
        unreadable: null,
      })),
    )
  })

  test('do not wait for one that hangs', async () => {
    const server = await serve(({ url }, response) => void (url === '/hangs' || response.end('{"ok":true}')))
    const times: readonly (readonly [path: string, timeout: number])[] = [
      ['/hangs', 0.3],
      ['/answers', 20],
    ]
    const asked = times.map(([path, timeout]) => ({
      demand: demandFor(questionFor(`${server.origin}${path}`), { timeout }),
      fault: null,
    }))
    const [hangs, answers] = await probeAll(asked, WORLD)
    await server.stop()
    expect([hangs?.seen, answers?.unreadable]).toEqual([null, null])
  })

  test('are not asked where something is missing in them', async () => {
    const server = await serve((_request, response) => void response.end('{"ok":true}'))
    const demand = demandFor(questionFor(server.origin))
    const [observation] = await probeAll([{ demand, fault: 'The plan does not state its target.' }], WORLD)
    await server.stop()
    expect(observation).toMatchObject({ seen: null, unreadable: 'The plan does not state its target.' })
    expect(server.asked).toEqual([])
  })

  test.each([Number.NaN, -1, 0, Number.POSITIVE_INFINITY])(
    'end whatever time they have: %s seconds',
    async (timeout) => {
      const server = await serve((_request, response) => void response.end('{"ok":true}'))
      const { seen, unreadable } = await observe(demandFor(questionFor(server.origin), { timeout }))
      await server.stop()
      expect(seen === null).toBe(unreadable !== null)
    },
  )
})
