import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of the test, for what no real one does on request. */
export interface TinyServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** What it was asked: method, path with query, and `as` whom where a credential came along. */
  readonly asked: string[]
  stop(): Promise<void>
}

export async function serve(listener: RequestListener): Promise<TinyServer> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(whatIsAsked(request))
    listener(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function whatIsAsked({ method, url, headers }: IncomingMessage): string {
  const who = headers.authorization === undefined ? '' : ` as ${headers.authorization}`
  return `${method} ${decodeURIComponent(url ?? '')}${who}`
}

/** What a server answers to one path. */
export interface Reply {
  readonly status?: number
  /** Of several values: as headers of the same name. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  /** Instead of `body`. */
  readonly json?: unknown
  /** Instead of both: base64. */
  readonly bytes?: string
}

/** Answers by path; 404 to anything else. `fill` writes what is known only when the servers run. */
export function replies(table: Readonly<Record<string, Reply>>, fill: (text: string) => string): RequestListener {
  const byPath = new Map(Object.entries(table))
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const asSomebody = request.headers.authorization === undefined ? undefined : byPath.get(`${path} with a credential`)
    const reply = asSomebody ?? byPath.get(path) ?? { status: 404, body: 'not here' }
    const headers = Object.entries(reply.headers ?? {}).map(
      ([name, value]) => [name, typeof value === 'string' ? fill(value) : value.map(fill)] as const,
    )
    response.writeHead(reply.status ?? 200, Object.fromEntries(headers))
    const text = reply.json === undefined ? (reply.body ?? '') : JSON.stringify(reply.json)
    response.end(reply.bytes === undefined ? fill(text) : Buffer.from(reply.bytes, 'base64'))
  }
}
