import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { USER } from './account.js'
import { onFreePort, startDaemon } from './daemon.js'
import { pathOf } from './programs.js'

/** A Prometheus of the tests' own, which has scraped what they expose. */
export interface Prometheus {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a Prometheus that scrapes `metrics`, in the text format of exporters, twice a second, as job `storefront`;
 * returns when it has them. `closed`: only the `USER` of the tests may enter.
 */
export async function startPrometheus(metrics: () => string, { closed = false } = {}): Promise<Prometheus> {
  const exporter = createServer((_request, response) => response.end(withTime(metrics()))).listen(0, '127.0.0.1')
  await once(exporter, 'listening')
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-prometheus-'))
  writeFileSync(join(folder, 'prometheus.yml'), configText((exporter.address() as AddressInfo).port))
  writeFileSync(join(folder, 'web.yml'), closed ? `basic_auth_users: { ${USER.name}: ${USER.bcrypt} }\n` : '')
  const tidy = async () => {
    exporter.closeAllConnections()
    exporter.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { url, stop } = await onFreePort((port) => start(folder, port))
    return { url, stop: () => stop().then(tidy) }
  } catch (error) {
    await tidy()
    throw error
  }
}

/**
 * Samples with their time stay for minutes; others are gone at once when a scrape fails, and it fails where the process of
 * the tests is busy.
 */
const withTime = (metrics: string): string => metrics.replace(/^(?!#)(.+)$/gm, `$1 ${Date.now()}`)

const configText = (port: number): string => `global: { scrape_interval: 500ms, scrape_timeout: 500ms }
scrape_configs:
  - job_name: storefront
    static_configs: [{ targets: ['127.0.0.1:${port}'] }]
`

async function start(folder: string, port: number): Promise<Prometheus> {
  const url = `http://127.0.0.1:${port}`
  const daemon = await startDaemon({
    program: pathOf('prometheus'),
    args: [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--web.config.file=${join(folder, 'web.yml')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
    ],
    ready: () => hasScraped(url),
  })
  return { url, stop: () => daemon.stop() }
}

async function hasScraped(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/query?query=up`, { headers: { authorization: USER.basic } })
  return /"1"\]/.test(await answer.text())
}
