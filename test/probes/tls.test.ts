import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../architecture/tree.js'
import { makeCertificate } from '../real/index.js'
import { demandFor, observe } from './demand.js'

describe('a server with a certificate of its own', () => {
  const { pem, key } = makeCertificate()
  const asked: unknown[] = []
  let folder = ''
  let server: Server
  let origin = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gonogo-tls-'))
    writeFileSync(join(folder, 'certificate.pem'), pem)
    server = createServer({ cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) }, (request, response) => {
      asked.push(request.url)
      if (request.url === '/down') response.writeHead(302, { location: `${origin.replace('https', 'http')}/ok?a=b` })
      response.end('{"ok":true}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const askTrusting = async (path: string): Promise<unknown> => {
    const script = join(ROOT, 'test/probes/ask-once.ts')
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') }
    const args = ['--import', 'tsx', script, `${origin}${path}`]
    return JSON.parse((await promisify(execFile)(process.execPath, args, { cwd: ROOT, env })).stdout)
  }

  test('is not believed where nobody vouches for it, and gets no credential', async () => {
    const question = {
      type: 'http',
      url: origin,
      pointer: '/ok',
      operator: 'equals',
      value: true,
      dated: null,
    } as const
    const demand = demandFor(question, { credentials: { tokenEnv: 'TOKEN' } })
    const { seen, unreadable } = await observe(demand, { TOKEN: 'open-sesame' })
    const says = `${origin}/ cannot be asked: Its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).`
    expect({ seen, unreadable }).toEqual({ seen: null, unreadable: says })
    expect(asked).toEqual([])
  })

  test('is believed where NODE_EXTRA_CA_CERTS vouches for it', async () => {
    const seen = { type: 'http', status: 200, found: true, value: 'true' }
    expect(await askTrusting('/ok')).toEqual({ seen, unreadable: null })
  })

  test('leads nobody to where there is no TLS', async () => {
    const to = `${origin.replace('https', 'http')}/ok`
    const says = `${origin}/down leads elsewhere, to ${to}, and nothing is asked there. Write that address if it is meant.`
    expect(await askTrusting('/down')).toEqual({ seen: null, unreadable: says })
  })
})
