import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ROOT } from '../architecture/tree.js'
import { type Answer, NOW, run } from '../cli/run.js'
import { type Prometheus, type Registry, startPrometheus, startRegistry, whenInstalled } from '../real/index.js'
import { serve, type TinyServer } from './server.js'

const METRICS = 'errors_ratio{version="2.14.3",pod="a"} 0.002\nerrors_ratio{version="2.14.3",pod="b"} 0.004\n'

/** What is asked, where all is well; a case changes one thing. */
const IMAGE = { url: 'REGISTRY', repository: 'shop/storefront', reference: '{rollback.target.explicit}' }
const HEALTH = {
  url: 'PROMETHEUS',
  query: 'errors_ratio{version="{rollback.target.explicit}"}',
  operator: 'atMost',
  value: 0.01,
}
const STATUS = { url: 'STATUS', pointer: '/status/indicator', operator: 'equals', value: 'none' }

/** Questions to the world, and the verdict on a plan that is fine otherwise. */
const CASES: readonly (readonly [what: string, evidence: object, exit: number, says: RegExp])[] = [
  ['everything is as demanded', {}, 0, />>> GO <<</],
  [
    'the image is not in the registry',
    { registry: { ...IMAGE, repository: 'shop/cellar' } },
    1,
    /There is no\s+`shop\/cellar:2\.14\.3`/,
  ],
  [
    'the image is another one',
    { registry: { ...IMAGE, digest: `sha256:${'0'.repeat(64)}` } },
    1,
    /`sha256:000000000000`\s+is\s+demanded/,
  ],
  ['the registry is gone', { registry: { ...IMAGE, url: 'http://127.0.0.1:65535' } }, 3, /Nobody\s+answers\s+there/],
  ['a pod of the old version is ill', { prometheus: { ...HEALTH, value: 0.003 } }, 1, /pod="b".* is\s+`0\.004`/s],
  ['nobody measures', { prometheus: { ...HEALTH, query: 'latency' } }, 3, /The\s+query\s+gives\s+no\s+series/],
  [
    'there is an incident',
    { http: { ...STATUS, value: 'minor' } },
    1,
    /is\s+`"none"`,\s+and\s+"minor"\s+is\s+demanded/,
  ],
  ['the status page says nothing of it', { http: { ...STATUS, pointer: '/status/x' } }, 3, /has\s+nothing\s+at/],
  [
    'a credential is missing',
    { http: { ...STATUS, credentials: { tokenEnv: 'CI_TOKEN' } } },
    3,
    /`CI_TOKEN`\s+is\s+not\s+set/,
  ],
]

/** What Prometheus answers, with its samples from when the tests look: it has the real clock. */
async function asOfTheTests(url: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(url)
  const text = await answer.text()
  response.writeHead(answer.status).end(text.replace(/\[[\d.]+,"/g, `[${Date.parse(NOW) / 1000},"`))
}

whenInstalled(['docker-registry', 'prometheus'], () => {
  let registry: Registry
  let prometheus: Prometheus
  let status: TinyServer
  let metrics: TinyServer
  let folder = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gonogo-gate-'))
    cpSync(join(ROOT, 'fixtures/storefront-fixed'), folder, { recursive: true })
    status = await serve((_request, response) => void response.end('{"status":{"indicator":"none"}}'))
    ;[registry, prometheus] = await Promise.all([startRegistry(), startPrometheus(() => METRICS)])
    await registry.pushImage('shop/storefront', '2.14.3')
    metrics = await serve((request, response) => void asOfTheTests(`${prometheus.url}${request.url}`, response))
  })
  afterAll(async () => {
    await Promise.all([registry.stop(), prometheus.stop(), metrics.stop(), status.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  async function gate(changed: object, ...options: readonly string[]): Promise<Answer> {
    const questions = { registry: IMAGE, prometheus: HEALTH, http: STATUS, ...changed }
    const evidence = Object.entries(questions).map(([type, question]) => ({ name: type, [type]: question }))
    const config = stringify({ extends: 'recommended', gate: { evidence } })
      .replace('REGISTRY', registry.url)
      .replace('PROMETHEUS', metrics.origin)
      .replace('STATUS', `${status.origin}/status.json`)
    writeFileSync(join(folder, 'gonogo.config.yaml'), config)
    return run(['gate', 'release-plan.yaml', ...options], { cwd: folder })
  }

  test.each(CASES)('where %s', async (_what, changed, exit, says) => {
    expect(await gate(changed)).toMatchObject({ stderr: '', exit, stdout: expect.stringMatching(says) })
  })

  test.each(CASES)('gives the same answer when it is asked again and nobody is: %s', async (_what, changed, exit) => {
    const first = await gate(changed, '--record', 'evidence.json')
    const before = status.asked.length
    const again = await gate(changed, '--evidence', 'evidence.json', '--offline')
    expect([again, status.asked.length]).toEqual([{ ...first, exit }, before])
  })

  test('cannot tell from evidence of another question', async () => {
    await gate({}, '--record', 'evidence.json')
    const answer = await gate({ prometheus: { ...HEALTH, value: 1 } }, '--evidence', 'evidence.json', '--offline')
    expect(answer).toMatchObject({ exit: 3, stdout: expect.stringMatching(/asked\s+something\s+else/) })
  })
})
